"""Topics are read strictly, and a broken file is named in one line that says what is allowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldseam.core.catalogue import CatalogueError
from goldseam.core.catalogue.model import Audience, Language
from goldseam.core.reader import ReaderError, load_topics

Write = Callable[..., Path]
FACTS = "understand/good/facts.toml"
EN = "understand/good/en.toml"


def problems(root: Path) -> tuple[str, ...]:
    with pytest.raises(ReaderError) as caught:
        load_topics(Language.EN, root)
    assert str(caught.value).splitlines() == list(caught.value.problems)
    return caught.value.problems


def bend(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def test_a_good_topic_is_read_whole_in_each_language(write: Write, topic_words: str) -> None:
    root = write(
        **{
            "understand/.gitkeep": "",
            "understand/good/.swap": "",
            "understand/good/ru.toml": topic_words.replace("A topic", "Тема"),
        }
    )
    (english,), (russian,) = (load_topics(language, root) for language in Language)
    assert (english.slug, english.title, russian.title) == ("good", "A topic", "Тема")
    assert english.covers == ("B04.0",)
    assert [section.id for section in english.sections] == ["first-part", "second-part", "third-part"]
    assert english.sections[0].sources == ("study",)
    assert english.sections[1].barrier == "B04.1"
    assert english.sections[2].audience is Audience.INJURED
    assert english.sections[0].paragraphs == ("One.", "Two.")


def test_topics_come_in_their_order_and_not_by_name(write: Write, topic: str, topic_words: str) -> None:
    earlier = topic.replace("order = 10", "order = 5").replace("B04.1", "B04.2")
    files = {f"understand/z/{language}.toml": topic_words for language in Language}
    topics = load_topics(Language.EN, write(**{"understand/z/facts.toml": earlier, **files}))
    assert [topic.slug for topic in topics] == ["z", "good"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("order = 10", 'order = "10"', ": order is not right; allowed is a whole number"),
        ("order = 10", "order = 0", ": order is out of range; allowed is 1 or more"),
        ("order = 10", "order = 10\nsteps = 3", ": steps is not known; allowed are order, covers, section"),
        ("order = 10\n", "", ": order is missing; allowed is a whole number"),
        ('["B04.0"]', "[]", ": covers is empty; allowed are ids from elements.toml, one or more"),
        ('["B04.0"]', '["Z9"]', ": covers names 'Z9'; allowed are ids from elements.toml"),
        ('["B04.0"]', '["B04.0", "B04.0"]', ": covers repeats an entry; each is allowed once"),
        ('["study"]', '["rumour"]', ", section 1: sources names 'rumour'; allowed are ids from sources.toml"),
        ('["study"]', '"study"', ", section 1: sources is not right; allowed is a list; each entry is text"),
        ('"B04.1"', '"B04.0"', ", section 2: barrier names 'B04.0'; allowed are B04.1 to B04.9"),
        (
            'barrier = "B04.1"',
            'barrier = "B04.1"\nfor = "injured"',
            ", section 2: for and barrier stand together; allowed is one of them",
        ),
        ('"injured"', '"me"', ", section 3: for is not right; allowed is one of offending, injured, both"),
        (
            'for = "injured"',
            'fro = "injured"',
            ", section 3: fro is not known; allowed are id, for, barrier, sources",
        ),
        ('id = "third-part"\n', "", ", section 3: id is missing; allowed is text in quotes"),
        ("covers = [", "covers = [[", ": this is not valid TOML"),
    ],
)
def test_a_broken_fact_is_named_with_what_is_allowed(
    old: str, new: str, says: str, write: Write, topic: str
) -> None:
    (line,) = problems(write(**{FACTS: bend(topic, old, new)}))
    assert line.startswith(FACTS + says), line


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('lead = "What it is about."', 'lead = " "', ": lead is empty; allowed is text in quotes"),
        ('lead = "What it is about."\n', "", ": lead is missing; allowed is text in quotes"),
        ('"A topic"', '"No"', ": title has 2 characters; allowed are 3 to 60"),
        ('"The first part"', f'"{"x" * 61}"', ", section 1: heading has 61 characters; allowed are 3 to 60"),
        ('["Three."]', "[]", ", section 2: paragraphs has 0 entries; allowed are 1 to 5"),
        ('["Three."]', '[""]', ", section 2: paragraphs is empty; allowed is text in quotes"),
        ('["Three."]', "[3]", ", section 2: paragraphs is not right; allowed is a list; each entry is text"),
        ("heading", "header", ", section 1: heading is missing; allowed is text in quotes"),
        (
            '"second-part"',
            '"other-part"',
            ": section has other ids than facts.toml; allowed are first-part, second-part, third-part, in",
        ),
    ],
)
def test_broken_words_are_named_with_what_is_allowed(
    old: str, new: str, says: str, write: Write, topic_words: str
) -> None:
    assert EN + says in problems(write(**{EN: bend(topic_words, old, new)}))[0]


def test_a_section_that_is_no_list_of_tables_is_refused(write: Write, topic: str) -> None:
    head = topic.partition("[[")[0]
    (line,) = problems(write(**{FACTS: head + "section = 3\n"}))
    assert line.startswith(
        f"{FACTS}: section is not right; allowed is a list; each entry is an object with id"
    )
    (line, *_) = problems(write(**{FACTS: head + "section = []\n"}))
    assert line == f"{FACTS}: section is empty; allowed is one table [[section]] at least"


def test_a_section_stands_once_under_a_plain_id(write: Write, topic: str, topic_words: str) -> None:
    def doubled(text: str) -> str:
        return text.replace("second-part", "first-part").replace("third-part", "Third Part")

    words = {f"understand/good/{language}.toml": doubled(topic_words) for language in Language}
    assert problems(write(**{FACTS: doubled(topic), **words})) == (
        f"{FACTS}, section 2: id 'first-part' stands there twice; allowed is once",
        f"{FACTS}, section 3: id may hold a-z, 0-9 and single hyphens",
    )


def test_a_broken_section_hides_no_other_problem_of_its_file(write: Write, topic: str) -> None:
    broken = topic.replace("order = 10", 'order = "ten"').replace('"injured"', '"me"')
    assert [line.partition(";")[0] for line in problems(write(**{FACTS: broken}))] == [
        f"{FACTS}, section 3: for is not right",
        f"{FACTS}: order is not right",
    ]


def test_a_missing_language_stops_every_language(write: Write) -> None:
    root = write(**{"understand/good/ru.toml": None})
    assert problems(root) == ("understand/good/ru.toml: the file is missing or cannot be read",)


def test_two_topics_do_not_share_an_order_or_a_barrier(write: Write, topic: str, topic_words: str) -> None:
    files = {f"understand/twin/{language}.toml": topic_words for language in Language}
    twin = "understand/twin/facts.toml"
    root = write(**{twin: topic, **files})
    assert problems(root) == (
        f"{twin}: order 10 stands in {FACTS} too; allowed is once",
        f"{twin}, section 2: barrier B04.1 stands in {FACTS}, section 2 too; allowed is once",
    )


def test_what_does_not_belong_in_the_folder_is_named(write: Write, topic: str, topic_words: str) -> None:
    odd = topic.replace("order = 10", "order = 20").replace('barrier = "B04.1"', "")
    files = {f"understand/Odd One/{language}.toml": topic_words for language in Language}
    root = write(
        **{
            "understand/Odd One/facts.toml": odd,
            **files,
            "understand/good/notes.txt": "",
            "understand/loose.toml": "",
        }
    )
    assert problems(root) == (
        "understand/Odd One: the folder's name may hold a-z, 0-9 and single hyphens",
        "understand/good/notes.txt: this file is not known; allowed are facts.toml, en.toml, ru.toml",
        "understand/loose.toml: this is a file; allowed are folders with facts.toml, en.toml, ru.toml",
    )


def test_bytes_that_are_no_text_are_refused(write: Write) -> None:
    assert problems(write(**{EN: b"\xff"})) == (f"{EN}: the file is not UTF-8 text",)


def test_a_broken_method_under_the_same_root_is_said_as_such(write: Write) -> None:
    with pytest.raises(CatalogueError, match=r"sources\.toml"):
        load_topics(Language.EN, write(**{"sources.toml": None}))


def test_a_folder_without_topics_is_refused(write: Write, tmp_path: Path) -> None:
    root = write()
    (root / "understand").rename(tmp_path / "elsewhere")
    assert problems(root) == ("understand: the folder is missing or cannot be read",)
    (root / "understand").mkdir()
    assert problems(root) == (
        "understand: nothing is there; allowed are folders with facts.toml, en.toml, ru.toml",
    )
