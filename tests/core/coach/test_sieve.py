"""The sieve saves time and nothing else: what is found with it is what is found without."""

import json
from pathlib import Path

import pytest
import regex

from goldseam.core.catalogue.model import Language
from goldseam.core.coach import RulesError, load_rules
from goldseam.core.coach.matching import matches, prepared
from goldseam.core.coach.rules import FOLDER, NEEDLES, Rulebook
from goldseam.core.coach.sieve import mark, sieve

CORPUS = Path(__file__).parent / "corpus"


def found(text: str, book: Rulebook, *, sieved: bool) -> list[tuple[str, int, int, bool]]:
    page = prepared(text, book)
    if not sieved:
        everything = sieve((each for rule in book.rules for each in rule.patterns), {})
        page = type(page)(page.folded, page.text, page.sentences, page.clause, everything)
    return [(each.rule.id, each.start, each.end, each.silenced) for each in matches(page, book.rules)]


@pytest.mark.parametrize("language", Language)
def test_nothing_is_lost_in_the_sieve(language: Language) -> None:
    book = load_rules(language)
    lines = (CORPUS / f"{language}-build.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    texts += [text for rule in book.rules for text in rule.must_fire]
    lost = [text for text in texts if found(text, book, sieved=True) != found(text, book, sieved=False)]
    assert lost == []


@pytest.mark.parametrize("language", Language)
def test_the_needles_are_those_of_the_patterns_of_today(language: Language) -> None:
    needles = json.loads((FOLDER / language / NEEDLES).read_text(encoding="utf-8"))
    patterns = {mark(each.pattern) for rule in load_rules(language).rules for each in rule.patterns}
    assert set(needles) <= patterns
    assert len(needles) > 0.9 * len(patterns)


def test_a_pattern_lives_where_one_of_its_needles_stands() -> None:
    one, two, three = (regex.compile(each) for each in ("carried away|swept", "i was", "[a-z]+"))
    made = sieve(
        [one, two, three], {mark("carried away|swept"): ("carried away", "swept"), mark("i was"): ("i",)}
    )
    assert made.live("they got carried away") == {one, two, three}
    assert made.live("he swept the yard") == {one, three}
    assert made.live("carry on") == {three}
    assert made.live("") == {three}


def test_a_broken_file_of_needles_is_named(tmp_path: Path) -> None:
    home = tmp_path / "en"
    home.mkdir()
    (home / "grammar.toml").write_text(
        "spellings = []\nquoted = []\nclause = ','\n[macros]\n[guards]\n", encoding="utf-8"
    )
    (home / NEEDLES).write_text("[1", encoding="utf-8")
    with pytest.raises(RulesError, match=r"needles\.json: "):
        load_rules(Language.EN, tmp_path)
