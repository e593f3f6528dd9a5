"""What a page that asks one thing is made of, and how its answer is read and worded."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import msgspec

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words

Given = str | Sequence[str]
Answers = Mapping[str, Given]

SKIPPED = "skipped"
"""The answer that a person chose not to give; every question but the role takes it."""

LONGEST_TEXT = 20_000


class Kind(StrEnum):
    """How a question is answered.

    `one`: one of the choices; `many`: any of them, also none; `yes_no`: one of the choices, `yes` and `no`
    among them; `date`: YYYY-MM-DD or one of the choices; `text`: free words.
    """

    ONE = "one"
    MANY = "many"
    DATE = "date"
    YES_NO = "yes_no"
    TEXT = "text"


def _always(_: Answers) -> bool:
    return True


class Question(msgspec.Struct, frozen=True):
    """One thing a page asks. `shown_when` looks at what was answered so far."""

    id: str
    kind: Kind
    choices: tuple[str, ...] = ()
    shown_when: Callable[[Answers], bool] = _always
    choices_when: Callable[[Answers], tuple[str, ...]] | None = None
    may_skip: bool = True


class Page(msgspec.Struct, frozen=True):
    """A question in words: what it asks, a hint (may be empty), and the label of every choice."""

    title: str
    hint: str
    choices: tuple[tuple[str, str], ...]


def choices_of(question: Question, answers: Answers) -> tuple[str, ...]:
    """The choices this person is shown."""
    return question.choices if question.choices_when is None else question.choices_when(answers)


def fits(question: Question, given: object, answers: Answers) -> bool:
    """Whether this is an answer to the question, for somebody who gave `answers` before."""
    if given == SKIPPED:
        return question.may_skip
    choices = choices_of(question, answers)
    if question.kind is Kind.MANY:
        return isinstance(given, list | tuple) and all(entry in choices for entry in given)
    if not isinstance(given, str):
        return False
    if question.kind is Kind.TEXT:
        return len(given) <= LONGEST_TEXT
    return given in choices or (question.kind is Kind.DATE and as_date(given) is not None)


def as_date(given: str) -> dt.date | None:
    """A date written as YYYY-MM-DD, or None for anything else."""
    try:
        return dt.datetime.strptime(given, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None


def page_of(question: Question, answers: Answers, language: Language) -> Page:
    """The question's words from `intake.toml`, in the form for this person's role where there is one."""
    words = load_words(language, "intake")
    role = str(answers.get("role", ""))

    def say(part: str) -> str:
        return words.get(f"{question.id}.{part}.{role}") or words.get(f"{question.id}.{part}", "")

    labels = tuple((choice, say(f"choice.{choice}")) for choice in choices_of(question, answers))
    return Page(title=say("title"), hint=say("hint"), choices=labels)
