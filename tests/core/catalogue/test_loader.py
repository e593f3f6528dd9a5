"""The method is read strictly, and everything that is wrong with it is said at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldseam.core.catalogue.loader import CatalogueError, load_catalogue
from goldseam.core.catalogue.model import Evidence, Language, Stage

Write = Callable[..., Path]
EN = "practices/good/en.toml"


def problems(root: Path) -> tuple[str, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(root)
    assert str(caught.value).splitlines() == list(caught.value.problems)
    return caught.value.problems


def test_a_good_folder_is_read_whole(write: Write) -> None:
    catalogue = load_catalogue(
        write(**{".gitkeep": "", "practices/.gitkeep": "", "practices/good/.swap": ""})
    )
    assert list(catalogue.practices) == ["good"]
    good = catalogue.practices["good"]
    assert good.facts.stage is Stage.STOP
    assert good.words[Language.RU].steps == ("One.", "Two.", "Three.")
    assert catalogue.elements["A01.0"].lives == "truth"
    assert catalogue.sources["trial"].kind is Evidence.TRIAL


def test_another_folder_is_read_at_every_call(write: Write, words: str) -> None:
    root = write()
    load_catalogue(root)
    (root / EN).write_text(words.replace("Stop lying today", "Changed"), encoding="utf-8")
    assert load_catalogue(root).practices["good"].words[Language.EN].title == "Changed"


FACTS_BROKEN = [
    ('stage = "stop"', 'stage = "halt"', "stage is not right; allowed is one of understand, stop, tell"),
    ('stage = "stop"', "", "stage is missing; allowed is one of understand"),
    ('lives = "truth"', 'lives = "house"', "lives is not a module; allowed are accountability, agreements"),
    ("minutes = 5", 'minutes = "5"', "minutes is not right; allowed is a whole number"),
    ("minutes = 5", "minutes = 0", "minutes is out of range; allowed is 1 to 120"),
    ("minutes = 5", "minutes = 5\nweight = 101", "weight is out of range; allowed is 0 to 100"),
    ("minutes = 5", "minutes = 5\nminute = 5", "minute is not known; allowed are stage, for, lives"),
    ("contact = false", 'contact = "no"', "contact is not right; allowed is true or false"),
    ('covers = ["A01.0"]', "covers = []", "covers is empty; allowed are ids from elements.toml"),
    ('covers = ["A01.0"]', 'covers = ["A99.9"]', "covers names 'A99.9'; allowed are ids from elements.toml"),
    ('covers = ["A01.0"]', 'covers = ["A01.0", "A01.0"]', "covers repeats an entry"),
    ('sources = ["article"]', "sources = []", "sources is empty; allowed are ids from sources.toml"),
    ('sources = ["article"]', 'sources = ["rumour"]', "sources names 'rumour'; allowed are ids from sources.toml"),
    ('evidence = "articles"', 'evidence = "trial"', "evidence is stronger than its sources; allowed here: articles"),
    ("minutes = 5", 'minutes = 5\nafter = ["gone"]', "after names 'gone'; allowed are slugs of other practices"),
    ("minutes = 5", 'minutes = 5\nafter = ["good"]', "after leads back to itself"),
    ("minutes = 5", 'minutes = 5\nwhen_all = ["tired"]', "when_all is not right; allowed is a list; each entry is one"),
    ("minutes = 5", 'minutes = 5\nwhen_all = ["near"]\nunless = ["near"]', "it could never be offered"),
    ("minutes = 5", 'minutes = 5\nwhen_any = ["near"]\nunless = ["near", "fear"]', "it could never be offered"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), FACTS_BROKEN)
def test_a_broken_fact_is_named_with_what_is_allowed(
    old: str, new: str, says: str, write: Write, facts: str
) -> None:
    (line,) = problems(write(**{"practices/good/facts.toml": facts.replace(old, new)}))
    assert line.startswith("practices/good/facts.toml: ")
    assert says in line


WORDS_BROKEN = [
    ('why = "It helps."', "", "why is missing; allowed is text in quotes"),
    ('why = "It helps."', 'why = " "', "why is empty; allowed is text in quotes"),
    ('    "Three.",\n', "", "steps has 2 entries; allowed are 3 to 7"),
    ('    "Three.",\n', '    "",\n', "steps is empty; allowed is text in quotes"),
    ('"I am here.", ', "", "words has 1 entries; allowed are 2 to 3"),
    ('avoid = ["Do not hurry."]', "avoid = []", "avoid has 0 entries; allowed are 1 to 5"),
    ("Stop lying today", "x" * 71, "title has 71 characters; allowed are 3 to 70"),
    ("Stop lying today", 'Stop" lying', "this is not valid TOML"),
    ('alone = "Alone."', "alone = 3", "alone is not right; allowed is text in quotes"),
]


@pytest.mark.parametrize(("old", "new", "says"), WORDS_BROKEN)
def test_broken_words_are_named_with_what_is_allowed(
    old: str, new: str, says: str, write: Write, words: str
) -> None:
    (line,) = problems(write(**{EN: words.replace(old, new)}))
    assert line.startswith(f"{EN}: ")
    assert says in line


def test_every_problem_of_every_file_is_said_at_once(write: Write, facts: str, words: str) -> None:
    root = write(
        **{
            "practices/good/facts.toml": facts.replace('"stop"', '"halt"').replace("false", "1"),
            "practices/good/ru.toml": words.replace("title", "titel"),
            "practices/good/notes.txt": "",
            "practices/second/facts.toml": facts + 'after = ["good"]\nweight = -1\n',
            "practices/second/en.toml": b"\xff",
            "practices/third/facts.toml": facts + 'after = ["good", "second"]\n',
            "practices/third/en.toml": words,
            "practices/third/ru.toml": words,
            "practices/Third Place/facts.toml": facts,
            "practices/Third Place/en.toml": words,
            "practices/Third Place/ru.toml": words,
            "practices/loose.toml": "",
        }
    )
    assert [line.split(";")[0] for line in problems(root)] == [
        "practices/good/notes.txt: this file is not known",
        "practices/good/facts.toml: stage is not right",
        "practices/good/facts.toml: contact is not right",
        "practices/good/ru.toml: title is missing",
        "practices/good/ru.toml: titel is not known",
        "practices/loose.toml: this is a file",
        "practices/second/en.toml: the file is not UTF-8 text",
        "practices/second/ru.toml: the file is missing or cannot be read",
        "practices/Third Place: the folder's name may hold a-z, 0-9 and single hyphens",
    ]


def test_practices_that_wait_for_each_other_are_found(write: Write, facts: str, words: str) -> None:
    files: dict[str, str] = {}
    for slug, after in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "good")):
        files[f"practices/{slug}/facts.toml"] = facts + f'after = ["{after}"]\n'
        files |= {f"practices/{slug}/{language}.toml": words for language in ("en", "ru")}
    assert [line.split("/")[1] for line in problems(write(**files))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("elements.toml", "[[element]]", "[[part]]", "elements.toml: allowed are tables called [[element]]"),
        ("elements.toml", "[[element]]", "[element]", "elements.toml: allowed are tables called [[element]]"),
        ("elements.toml", '"stop"', '"halt"', "elements.toml, element 1: stage is not right"),
        ("elements.toml", '"truth"', '"house"', "elements.toml: lives of A01.0 is not a module"),
        ("sources.toml", '"trial"\nkind', '"article"\nkind', "sources.toml, source 2: id 'article' stands there twice"),
        ("sources.toml", "[[source]]\nid", "source = [1]\n[[source]]\nid", "sources.toml: this is not valid TOML"),
    ],
)  # fmt: skip
def test_broken_lists_are_named_too(
    name: str, old: str, new: str, says: str, write: Write, elements: str, sources: str
) -> None:
    text = {"elements.toml": elements, "sources.toml": sources}[name]
    assert any(says in line for line in problems(write(**{name: text.replace(old, new)})))


def test_a_list_of_something_else_than_tables_is_refused(write: Write) -> None:
    assert "elements.toml, element 1: allowed is a table with id, stage, for, lives" in problems(
        write(**{"elements.toml": 'element = ["A01.0"]'})
    )


def test_a_missing_folder_is_said_without_a_traceback(tmp_path: Path) -> None:
    assert problems(tmp_path) == (
        "elements.toml: the file is missing or cannot be read",
        "sources.toml: the file is missing or cannot be read",
        "practices: the folder is missing or cannot be read",
    )


def is_loaded_or_explained(root: Path) -> bool:
    """Whether a folder is read, or refused in lines that name a file."""
    try:
        load_catalogue(root)
    except CatalogueError as error:
        return bool(error.problems) and all(": " in line for line in error.problems)
    return True


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_in_a_file_the_answer_is_a_catalogue_or_plain_lines(
    data: st.DataObject, write: Write, facts: str
) -> None:
    place = data.draw(st.integers(0, len(facts)))
    scar = data.draw(st.binary(max_size=6))
    root = write(
        **{"practices/good/facts.toml": facts[:place].encode() + scar + facts[place + len(scar) :].encode()}
    )
    assert is_loaded_or_explained(root)
