"""Questions between two: asked, answered in one of three ways, followed up, settled by who asked; and resting."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.handed import Corrected
from goldseam.core.records.kinds import Record


class QuestionWhen(StrEnum):
    """When the answer is wished: as soon as it can be, at the agreed time, or before the whole account."""

    NOW = "now"
    AT_QUESTION_TIME = "at_question_time"
    BEFORE_THE_ACCOUNT = "before_the_account"


class AnswerHow(StrEnum):
    """The three ways to answer; there is no fourth (T1)."""

    TRUE = "true"
    NOT_NOW = "not_now"
    NOT_REMEMBERED = "not_remembered"


class Asked(Record, frozen=True, tag="asked"):
    """A question, and what lies under it where its author says so. Only the other person answers it."""

    text: str
    under: str = ""
    when: QuestionWhen = QuestionWhen.NOW


class AnswerGiven(Record, frozen=True, tag="answer_given"):
    """An answer to item `question`. `by` is the promised day of a "not now"; `helps` what would help to remember."""

    question: int
    how: AnswerHow
    text: str = ""
    by: date | None = None
    helps: str = ""


class FollowedUp(Record, frozen=True, tag="followed_up"):
    """What its author asks further about item `question`."""

    question: int
    text: str


class QuestionSettled(Record, frozen=True, tag="question_settled"):
    """Who asked item `question` has what they need."""

    question: int


class QuestionReopened(Record, frozen=True, tag="question_reopened"):
    """Who asked item `question` needs more after all."""

    question: int


class SubjectRested(Record, frozen=True, tag="subject_rested"):
    """Its author lets the subject rest; in a private space, for their own plan."""


class SubjectWoken(Record, frozen=True, tag="subject_woken"):
    """Its author opens the subject again."""


class QuestionNoted(Record, frozen=True, tag="question_noted"):
    """A private question, not asked yet. `of` is the number of the noted one it replaces; `asked` once it was asked.

    `when` is the answer time chosen for it; those of before this field say "now", as they were asked.
    """

    text: str
    under: str = ""
    of: int = 0
    asked: bool = False
    when: QuestionWhen = QuestionWhen.NOW


class AnswerPrepared(Record, frozen=True, tag="answer_prepared"):
    """A private draft of an answer to a question in the author's own words. `of` is the draft it replaces."""

    text: str
    question: str = ""
    of: int = 0


class FollowUp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One follow-up without its text; `day` is an ISO date."""

    seq: int
    day: str


class AnswerLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One answer without its text. `day` and `by` are ISO dates, `by` "" where no day is promised."""

    seq: int
    day: str
    how: AnswerHow
    by: str = ""
    corrections: tuple[int, ...] = ()


class QuestionLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One question without its texts: the page reads what it shows by number. `author` is str(UUID)."""

    seq: int
    author: str
    day: str
    when: QuestionWhen
    follow_ups: tuple[FollowUp, ...] = ()
    answers: tuple[AnswerLine, ...] = ()
    settled_on: str = ""


class Questions(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every question in order of number, and who lets the subject rest, as str(UUID)."""

    questions: tuple[QuestionLine, ...] = ()
    rested_by: tuple[str, ...] = ()


class _Table:
    """The lines while a fold runs, found by number, and the question that each answer belongs to."""

    def __init__(self, state: Questions) -> None:
        self.lines = {line.seq: line for line in state.questions}
        self.question_of = {answer.seq: line.seq for line in state.questions for answer in line.answers}
        self.rested = list(state.rested_by)

    def asked_by(self, seq: int, person: str) -> QuestionLine | None:
        line = self.lines.get(seq)
        return line if line is not None and line.author == person else None

    def change(self, line: QuestionLine, **fields: object) -> None:
        self.lines[line.seq] = msgspec.structs.replace(line, **fields)

    def wake(self, person: str) -> None:
        self.rested = [each for each in self.rested if each != person]

    def answer(self, entry: Entry, record: AnswerGiven) -> None:
        line = self.lines.get(record.question)
        if line is None or line.author == str(entry.author):
            return
        by = record.by.isoformat() if record.by and record.how is AnswerHow.NOT_NOW else ""
        said = AnswerLine(entry.seq, entry.day.isoformat(), record.how, by)
        self.question_of[entry.seq] = line.seq
        self.change(line, answers=(*line.answers, said))

    def correct(self, entry: Entry, record: Corrected) -> None:
        line = self.lines.get(self.question_of.get(record.follows, 0))
        if line is None or line.author == str(entry.author):
            return
        answers = tuple(
            msgspec.structs.replace(each, corrections=(*each.corrections, entry.seq))
            if each.seq == record.follows
            else each
            for each in line.answers
        )
        self.change(line, answers=answers)

    def follow(self, entry: Entry, record: FollowedUp) -> None:
        person = str(entry.author)
        if line := self.asked_by(record.question, person):
            further = FollowUp(entry.seq, entry.day.isoformat())
            self.change(line, follow_ups=(*line.follow_ups, further), settled_on="")
            self.wake(person)

    def settle(self, entry: Entry, record: QuestionSettled | QuestionReopened) -> None:
        person = str(entry.author)
        if line := self.asked_by(record.question, person):
            if isinstance(record, QuestionReopened):
                self.change(line, settled_on="")
                self.wake(person)
            else:
                self.change(line, settled_on=line.settled_on or entry.day.isoformat())


def _questions(state: Questions, entries: Iterable[Entry]) -> Questions:
    """Rules of T2, each kept by author, so that it holds whoever was hurt, and for two who both were.

    Only the other person answers a question, and only whoever gave an answer corrects it. Only who asked
    follows up, settles and opens again. Resting is everybody's own act and covers what they asked: nobody
    silences the questions of the other by resting. Asking, following up and opening a question again wake
    what its author let rest. What comes from somebody else is passed over.
    """
    table = _Table(state)
    for entry in entries:
        record, person = entry.record, str(entry.author)
        match record:
            case Asked():
                day = entry.day.isoformat()
                table.lines[entry.seq] = QuestionLine(entry.seq, person, day, record.when)
                table.wake(person)
            case AnswerGiven():
                table.answer(entry, record)
            case Corrected():
                table.correct(entry, record)
            case FollowedUp():
                table.follow(entry, record)
            case QuestionSettled() | QuestionReopened():
                table.settle(entry, record)
            case _:
                table.wake(person)
                table.rested += [person] if isinstance(record, SubjectRested) else []
    return Questions(tuple(table.lines.values()), tuple(table.rested))


QUESTIONS = Fold(
    "questions",
    1,
    (
        Asked,
        AnswerGiven,
        Corrected,
        FollowedUp,
        QuestionSettled,
        QuestionReopened,
        SubjectRested,
        SubjectWoken,
    ),
    Questions,
    _questions,
)


def standing_notes(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of private questions, or of prepared answers, those that were not replaced, nor asked since. Oldest first.

    A replaced one keeps its place; an entry whose record names no such draft stands by itself.
    """
    found: dict[int, Entry] = {}
    for entry in entries:
        record = entry.record
        if not isinstance(record, QuestionNoted | AnswerPrepared):
            continue
        found.pop(record.of, None)
        if not (isinstance(record, QuestionNoted) and record.asked):
            found[entry.seq] = entry
    return tuple(found.values())
