"""Says a record in plain words, as pairs of a label and what was written: for the export that is read."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.records import (
    Answered,
    CheckedIn,
    Erased,
    EveningReviewed,
    FormKept,
    Lapsed,
    Noted,
    PracticeMark,
    PracticeMarked,
    PracticeStepped,
    Preferred,
    PublicWordsAnswered,
    RecordingKept,
    Reflected,
    SafetyAnswered,
)
from goldseam.core.records.check_in import Truth
from goldseam.core.records.kinds import Record
from goldseam.core.situation.intake import INTAKE, SELF_ANALYSIS
from goldseam.core.situation.questions import page_of
from goldseam.core.situation.safety_check import ASKED_FIRST, SAFETY_CHECK
from goldseam.web.account.telling_account import ACCOUNT_TELLERS
from goldseam.web.account.telling_amends import AMENDS_TELLERS
from goldseam.web.account.telling_bond import BOND_TELLERS
from goldseam.web.account.telling_decided import DECIDED_TELLERS
from goldseam.web.account.telling_measured import MEASURED_TELLERS
from goldseam.web.account.telling_nearness import NEARNESS_TELLERS
from goldseam.web.account.telling_openness import OPENNESS_TELLERS
from goldseam.web.account.telling_own import OWN_TELLERS
from goldseam.web.account.telling_promises import PROMISES_TELLERS
from goldseam.web.account.telling_questions import QUESTION_TELLERS
from goldseam.web.account.telling_together import TOGETHER_TELLERS
from goldseam.web.shared import method
from goldseam.web.situation.lapse_words import told_lapse
from goldseam.web.situation.public_words import audience_in_words
from goldseam.web.situation.wording import in_words
from goldseam.web.today.check_in import WORDS
from goldseam.web.truth.words import TRUTH_TELLERS

Lines = Iterator[tuple[str, str]]
QUESTIONS = {each.id: each for each in (*INTAKE, *SELF_ANALYSIS, *ASKED_FIRST, *SAFETY_CHECK)}


def told(record: Record) -> Lines:
    """The lines of one record, in the language of the moment; empty ones are left out."""
    return ((label, text) for label, text in TELLERS[type(record)](record) if text)


def _title(question: str) -> str:
    found = QUESTIONS.get(question)
    return question if found is None else page_of(found, {}, method.language()).title


def _practice(slug: str) -> str:
    found = method.catalogue().practices.get(slug)
    return slug if found is None else found.words[method.language()].title


def _answered(record: Answered) -> Lines:
    question = QUESTIONS.get(record.question)
    if question is not None and isinstance(record.value, str | tuple):
        yield _title(record.question), in_words(question, {record.question: record.value}, method.language())


def _reflected(record: Reflected) -> Lines:
    yield _title(record.question), record.text


def _safety(record: SafetyAnswered) -> Lines:
    for topic, answer in record.answers.items():
        yield _title(topic), in_words(QUESTIONS[topic], {topic: answer}, method.language())


def _check_in(record: CheckedIn) -> Lines:
    yield _("For"), date_format(record.for_day, "j E Y")
    for item, value in record.answers.items():
        yield str(WORDS[item][0]), _("taken back") if value is None else str(value)
    yield _("One line, if you like"), record.line or ""


def _evening(record: EveningReviewed) -> Lines:
    truths = {Truth.YES: _("Yes"), Truth.NOT_ALL: _("I left something out"), Truth.NO: _("No")}
    yield _("Did I tell the truth today?"), truths.get(record.truth, "")
    yield _("Promises I kept"), record.kept
    yield _("Promises I missed"), record.missed
    if record.told is not None:
        yield _("If I missed something: did I say so myself?"), _("Yes") if record.told else _("Not yet")


def _marked(record: PracticeMarked) -> Lines:
    marks = {
        PracticeMark.DONE: _("Done"),
        PracticeMark.NOT_NOW: _("Not now"),
        PracticeMark.NOT_FOR_US: _("Not for us"),
        PracticeMark.AGAIN: _("Offer it again"),
    }
    yield _practice(record.slug), marks[record.mark]


def _stepped(record: PracticeStepped) -> Lines:
    yield _practice(record.slug), str(record.step or "")


def _lapse(record: Lapsed) -> Lines:
    yield from told_lapse(record)


def _public_words(record: PublicWordsAnswered) -> Lines:
    yield audience_in_words(record.audience), _("Yes") if record.agreed else _("No")


def _note(record: Noted) -> Lines:
    yield _practice(record.practice) if record.practice else _("A note"), record.text


def _form(record: FormKept) -> Lines:
    for _name, value in record.fields:
        yield record.page, value


def _recording(record: RecordingKept) -> Lines:
    """Its bytes are no part of the file: each is downloaded by itself, while one is signed in."""
    yield _("Recording"), record.name or str(record.type)
    yield _("To download it"), f"{settings.ORIGIN}/recordings/{record.media}/play/?download=1"


def _preferred(record: Preferred) -> Lines:
    yield record.name.replace("_", " "), record.value


def _erased(record: Erased) -> Lines:
    yield _("Numbers"), ", ".join(str(seq) for seq in record.seqs)


TELLERS: Mapping[type[Record], Callable[[Any], Lines]] = {
    **TOGETHER_TELLERS,
    **TRUTH_TELLERS,
    **ACCOUNT_TELLERS,
    **AMENDS_TELLERS,
    **QUESTION_TELLERS,
    **PROMISES_TELLERS,
    **OWN_TELLERS,
    **DECIDED_TELLERS,
    **MEASURED_TELLERS,
    **NEARNESS_TELLERS,
    **BOND_TELLERS,
    **OPENNESS_TELLERS,
    RecordingKept: _recording,
    Answered: _answered,
    CheckedIn: _check_in,
    Erased: _erased,
    EveningReviewed: _evening,
    FormKept: _form,
    Lapsed: _lapse,
    Noted: _note,
    PracticeMarked: _marked,
    PracticeStepped: _stepped,
    Preferred: _preferred,
    PublicWordsAnswered: _public_words,
    Reflected: _reflected,
    SafetyAnswered: _safety,
}
