"""Words for now are read strictly: a page that opens in a bad hour has no half-written moment on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldseam.core.catalogue.model import Audience, Language
from goldseam.core.reader import HelpPlace, ReaderError, load_moments

Write = Callable[..., Path]
FACTS = "moments/good/facts.toml"
EN = "moments/good/en.toml"


def problems(root: Path) -> tuple[str, ...]:
    with pytest.raises(ReaderError) as caught:
        load_moments(Language.RU, root)
    return caught.value.problems


def bend(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def test_a_good_moment_is_read_whole(write: Write) -> None:
    (moment,) = load_moments(Language.EN, write())
    assert (moment.slug, moment.audience, moment.help) == ("good", Audience.INJURED, HelpPlace.LAST)
    assert (moment.first, moment.then) == ("I hear you.", "Drink some water.")
    assert moment.more == ("I am here.", "I will wait.")
    assert moment.avoid == ("Calm down.", "So what?")
    assert moment.care == "Open the help page."


def test_a_moment_without_danger_has_no_line_about_help(write: Write, moment: str, moment_words: str) -> None:
    calm = bend(moment_words, 'care = "Open the help page."\n', "")
    words = {f"moments/good/{language}.toml": calm for language in Language}
    (read,) = load_moments(Language.RU, write(**{FACTS: bend(moment, 'help = "last"\n', ""), **words}))
    assert (read.help, read.care) == (None, None)


def test_moments_come_in_their_order_and_not_by_name(write: Write, moment: str, moment_words: str) -> None:
    files = {f"moments/z/{language}.toml": moment_words for language in Language}
    root = write(**{"moments/z/facts.toml": bend(moment, "10", "5"), **files})
    assert [one.slug for one in load_moments(Language.EN, root)] == ["z", "good"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('for = "injured"', 'for = "me"', "for is not right; allowed is one of offending, injured, both"),
        ('for = "injured"\n', "", "for is missing; allowed is one of offending, injured, both"),
        ("order = 10", "order = -1", "order is out of range; allowed is 1 or more"),
        ('["A01.0"]', '["A99.9"]', "covers names 'A99.9'; allowed are ids from elements.toml"),
        ('["A01.0"]', "[]", "covers is empty; allowed are ids from elements.toml, one or more"),
        ('help = "last"', 'help = "soon"', "help is not right; allowed is one of first, last"),
        ("order", "sort = 1\norder", "sort is not known; allowed are for, order, covers, help"),
    ],
)
def test_a_broken_fact_is_named_with_what_is_allowed(
    old: str, new: str, says: str, write: Write, moment: str
) -> None:
    (line,) = problems(write(**{FACTS: bend(moment, old, new)}))
    assert line.startswith(f"{FACTS}: {says}"), line


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('first = "I hear you."\n', "", "first is missing; allowed is text in quotes"),
        ('"I hear you."', '""', "first is empty; allowed is text in quotes"),
        ('"I am here.", ', "", "more has 1 entries; allowed are 2 to 4"),
        ('"I am here.", ', '" ", ', "more is empty; allowed is text in quotes"),
        ('["Calm down.", "So what?"]', '["a", "b", "c", "d"]', "not has 4 entries; allowed are 2 to 3"),
        ('not = ["Calm down."', 'not = [""', "not is empty; allowed is text in quotes"),
        ('not = ["Calm down.", "So what?"]\n', "", "not is missing; allowed is a list; each entry is text"),
        ('then = "Drink some water."', "then = 10", "then is not right; allowed is text in quotes"),
        ("Drink some water.", " ", "then is empty; allowed is text in quotes"),
        ("Open the help page.", " ", "care is empty; allowed is text in quotes"),
        ('care = "Open the help page."\n', "", "care and help belong together; allowed are both or neither"),
        ("A hard moment", "x" * 61, "title has 61 characters; allowed are 3 to 60"),
        ("then", "than", "then is missing; allowed is text in quotes"),
    ],
)
def test_broken_words_are_named_with_what_is_allowed(
    old: str, new: str, says: str, write: Write, moment_words: str
) -> None:
    line, *_ = problems(write(**{EN: bend(moment_words, old, new)}))
    assert line.startswith(f"{EN}: {says}"), line


def test_a_line_about_help_that_the_facts_do_not_ask_for_is_refused(write: Write, moment: str) -> None:
    lines = problems(write(**{FACTS: bend(moment, 'help = "last"\n', "")}))
    assert [line.partition(":")[0] for line in lines] == ["moments/good/en.toml", "moments/good/ru.toml"]


def test_two_moments_do_not_share_an_order(write: Write, moment: str, moment_words: str) -> None:
    files = {f"moments/twin/{language}.toml": moment_words for language in Language}
    root = write(**{"moments/twin/facts.toml": moment, **files})
    assert problems(root) == (f"moments/twin/facts.toml: order 10 stands in {FACTS} too; allowed is once",)


def is_loaded_or_explained(root: Path) -> bool:
    """Whether a folder is read, or refused in single lines that name a file."""
    try:
        load_moments(Language.EN, root)
    except ReaderError as error:
        return bool(error.problems) and all(
            line.startswith("moments/") and "\n" not in line for line in error.problems
        )
    return True


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_in_a_file_the_answer_is_moments_or_plain_lines(
    data: st.DataObject, write: Write, moment_words: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = data.draw(st.integers(0, len(moment_words)))
    scar = data.draw(st.binary(max_size=6))
    text = moment_words[:place].encode() + scar + moment_words[place + len(scar) :].encode()
    root = write(**{EN: text}).rename(tmp_path_factory.mktemp("scarred") / "content")
    assert is_loaded_or_explained(root)
