"""What is weighed: the file is small and whole, and what it finds is shown by a place and one kind sentence."""

import gzip
import json
from pathlib import Path

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.coach import Card, Component, Flag, WeightsError, load_rules, read
from goldseam.core.coach.features import NOWHERE, Sentence, features, kinds, names, tokens
from goldseam.core.coach.matching import labels, matches, prepared
from goldseam.core.coach.model import Clue
from goldseam.core.coach.reading import by_rules
from goldseam.core.coach.rules import FOLDER
from goldseam.core.coach.weighing import Weighed, likely, place, weigh
from goldseam.core.coach.weights import COLUMNS, LABELS, STEPS, WEIGHTS, WHOLE, ZERO, load_weights

CORPUS = Path(__file__).parent / "corpus"
CLASSES = 'endings = false\n[classes]\nme = ["i"]\nlie = ["lie*"]\n'
ROW = chr(ZERO) * (len(LABELS) + len(WHOLE))
LEAST = dict.fromkeys([*Flag, *Component], (0.5, 0.4))


def file(**changed: object) -> str:
    whole = {"step": 0.1, "features": {"bias": ROW}, "second": [[0.0]] * len(LABELS), "least": LEAST}
    return json.dumps(whole | changed)


def weighed(text: str, language: Language) -> Weighed:
    book = load_rules(language)
    page = prepared(text, book)
    found = list(matches(page, book.rules))
    said = labels(found)
    return weigh(page, found, by_rules(said), said, load_weights(language))


def drafts(language: Language) -> list[str]:
    lines = (CORPUS / f"{language}-build.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def test_the_weights_are_under_a_megabyte_in_all() -> None:
    assert sum((FOLDER / language / WEIGHTS).stat().st_size for language in Language) < 1_000_000


@pytest.mark.parametrize("language", Language)
def test_the_weights_are_as_they_are_written(language: Language) -> None:
    text = json.loads(gzip.decompress((FOLDER / language / WEIGHTS).read_bytes()))
    assert {len(row) for row in text["features"].values()} == {len(LABELS) + len(WHOLE)}
    assert {abs(ord(letter) - ZERO) <= STEPS for row in text["features"].values() for letter in row} == {True}
    assert {len(row) for row in text["second"]} == {1 + 3 * len(LABELS) + len(WHOLE) + len(Clue) + 2}
    assert all(0 < ruled <= alone < 1 for alone, ruled in text["least"].values())


@pytest.mark.parametrize("language", Language)
def test_every_finding_has_a_place_and_one_kind_sentence(language: Language) -> None:
    kind = set(load_words(language, "coach").values())
    for text in drafts(language):
        reading = read(text, language)
        assert {each.label for each in reading.findings if not isinstance(each.label, Card)} == {
            *reading.flags,
            *reading.components,
        }
        assert all(text[each.start : each.end].strip() for each in reading.findings)
        assert all(each.sentence in kind for each in reading.findings)


@pytest.mark.parametrize("language", Language)
def test_what_is_only_weighed_is_shown_by_words_of_one_sentence(language: Language) -> None:
    for text in drafts(language)[:60]:
        whole = weighed(text, language)
        for label in (*Flag, *Component):
            start, end = place(whole, label, load_weights(language))
            inside = [whole.page.folded.place(*each) for each in whole.page.sentences]
            assert any(one <= start < end <= two for one, two in inside)


def test_the_clause_with_the_highest_share_is_shown() -> None:
    text = "On Saturday we drove to the sea, and I am sorry if I hurt you."
    start, end = place(weighed(text, Language.EN), Flag.CONDITIONAL, load_weights(Language.EN))
    assert "if I hurt you" in text[start:end]
    assert "Saturday" not in text[start:end]


@pytest.mark.parametrize("text", ['"', "12.", "¤"])
def test_a_sentence_without_words_is_shown_whole(text: str) -> None:
    start, end = place(weighed(text, Language.EN), Flag.VAGUE, load_weights(Language.EN))
    assert text[start:end].strip() in text
    assert end > start


def test_a_sum_is_a_share_and_never_runs_over() -> None:
    assert likely(0) == pytest.approx(0.5)
    assert 0 < likely(-10_000) < likely(10_000) <= 1


def test_a_feature_is_named_once_at_its_first_word() -> None:
    known = kinds({"me": ["i"], "not": ["not"], "lie": ["li*", "lied"], "you": ["you"]})
    words = tokens("i lied, i did not lie 12 times, you", 0, 35, known)
    found = features(Sentence(words, ["state"], ["owned"]), endings=True)
    assert found["bias"] == found["r:state"] == found["q:owned"] == NOWHERE
    assert found["i"] == 0
    assert found["k:lie"] == 1
    assert "!lie" in found
    assert "me|you" in found
    assert "#" in {each.word for each in words}
    assert [each.kinds for each in words][:2] == [("me",), ("lie", "lie")]


def test_names_and_places_tell_the_same_features() -> None:
    known = kinds({"me": ["i"], "not": ["not"], "lie": ["li*", "lied"], "you": ["you"]})
    words = tokens("i lied, i did not lie 12 times, you", 0, 35, known)
    for endings in (True, False):
        sentence = Sentence(words, ["state"], ["owned"])
        assert names(sentence, endings=endings) == features(sentence, endings=endings).keys()


def test_a_sentence_without_words_has_hardly_a_feature() -> None:
    assert features(Sentence([], [], []), endings=True) == {"bias": NOWHERE}


@pytest.mark.parametrize(
    ("classes", "weights", "says"),
    [
        (None, file(), "classes.toml: cannot be read"),
        ("endings = ", file(), "classes.toml: "),
        ("endings = 3", file(), "classes.toml: "),
        (CLASSES, None, "weights.json.gz: cannot be read"),
        (CLASSES, "{", "weights.json.gz: "),
        (CLASSES, file(features={"bias": "PP"}), "a row is too short or too long"),
        (CLASSES, file(second=[[0.0]]), "a label is missing or not known"),
        (CLASSES, file(least={"excuse": (0.5, 0.5)}), "a label is missing or not known"),
    ],
)
def test_a_broken_file_is_named_with_what_is_allowed(
    classes: str | None, weights: str | None, says: str, tmp_path: Path
) -> None:
    home = tmp_path / "en"
    home.mkdir()
    for name, text in (("classes.toml", classes), (WEIGHTS, weights)):
        if text is not None:
            (home / name).write_bytes(gzip.compress(text.encode()) if name == WEIGHTS else text.encode())
    with pytest.raises(WeightsError) as raised:
        load_weights(Language.EN, tmp_path)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_letter_is_a_weight_and_an_unknown_name_weighs_nothing(tmp_path: Path) -> None:
    home = tmp_path / "en"
    home.mkdir()
    (home / "classes.toml").write_text(CLASSES, encoding="utf-8")
    row = chr(ZERO + 2) + ROW[1:-1] + chr(ZERO - 3)
    (home / WEIGHTS).write_bytes(gzip.compress(file(features={"i": row, "we": row}).encode()))
    found = load_weights(Language.EN, tmp_path)
    shares = [found.share("i", column) for column in range(COLUMNS)]
    assert shares == pytest.approx([0.2, *[0.0] * (COLUMNS - 2), -0.3])
    known = found.known(["i", "we", "they"])
    assert known.keys() == {"i", "we"}
    assert found.total(known.values()) == pytest.approx([2 * share for share in shares])
    assert found.total([]) == [found.share("they", column) for column in range(COLUMNS)] == [0.0] * COLUMNS
