"""The parts of a report, each made from what its person may read: their own words, and what both share."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from django.utils.translation import gettext as _

from goldseam.core.records import CheckedIn, Entry, EveningReviewed, Lapsed, Noted
from goldseam.core.records.agreement import AGREEMENTS, AgreementLine, AgreementProposed
from goldseam.core.records.lapse import standing
from goldseam.core.records.measured import DaysBrought
from goldseam.core.records.promise import WORD_KEPT
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.intake import INTAKE
from goldseam.core.situation.questions import SKIPPED, page_of
from goldseam.core.trust import shown
from goldseam.core.trust.saying import told_oneself, word_kept
from goldseam.ledger.unlocked import Spaces
from goldseam.web.progress.seen import ground, outcomes
from goldseam.web.report.asked import Asked
from goldseam.web.report.measured import body, felt, months, questionnaires
from goldseam.web.report.section import Section, named, on_day
from goldseam.web.shared import method
from goldseam.web.situation.assembling import given_answers
from goldseam.web.situation.lapse_words import told_lapse
from goldseam.web.situation.wording import in_words
from goldseam.web.together.couple import Couple


def made(asked: Asked, spaces: Spaces, couple: Couple | None, today: date) -> tuple[Section, ...]:
    """The parts that were asked for, in their order."""
    last = min(asked.until, today)
    seen = cache(lambda: ground(spaces, last))
    ways = {
        "told": lambda: _told(spaces),
        "felt": lambda: felt(seen(), asked, last),
        "months": lambda: months(seen(), asked),
        "body": lambda: body(seen(), asked),
        "questionnaires": lambda: questionnaires(spaces, asked),
        "word": lambda: _word(couple, last),
        "agreements": lambda: _agreements(couple, asked),
        "again": lambda: _again(spaces, asked),
        "lines": lambda: _lines(spaces, asked),
        "notes": lambda: _notes(spaces, asked),
    }
    return tuple(ways[part]() for part in asked.parts)


def _told(spaces: Spaces) -> Section:
    answers, language = given_answers(spaces.private.states(ANSWERS)[ANSWERS]), method.language()
    lines = tuple(
        (page_of(each, answers, language).title, in_words(each, answers, language))
        for each in INTAKE
        if answers.get(each.id, SKIPPED) != SKIPPED
    )
    return Section(named("told"), lines)


def _word(couple: Couple | None, last: date) -> Section:
    """One person at a time, as this person sees it on the last day; nothing lays the two beside each other."""
    if couple is None:
        return Section(named("word"), empty=_("This needs a shared space."))
    kept, words = couple.space.states(WORD_KEPT)[WORD_KEPT], method.words("reading")
    lines = []
    for name, author in ((_("My promises"), couple.me), (couple.partner_name, couple.partner)):
        seen = shown(outcomes(kept, str(author), str(couple.me)), last.toordinal())
        lines.append((name, f"{word_kept(seen, words)} {told_oneself(seen, words)}"))
    return Section(named("word"), tuple(lines))


def _agreements(couple: Couple | None, asked: Asked) -> Section:
    """What was in force on some day of this time, with the day on which it ended where that is one of them."""
    if couple is None:
        return Section(named("agreements"), empty=_("This needs a shared space."))
    state = couple.space.states(AGREEMENTS)[AGREEMENTS]
    binding = [line for line in state.lines if _in_force(line, asked)]
    texts = couple.space.some([line.seq for line in binding], AgreementProposed) if binding else {}
    lines = tuple(
        (_from_to(line, asked), record.text)
        for line in binding
        if line.seq in texts and isinstance(record := texts[line.seq].record, AgreementProposed)
    )
    return Section(named("agreements"), notes=lines)


def _in_force(line: AgreementLine, asked: Asked) -> bool:
    if not line.binding_on or date.fromisoformat(line.binding_on) > asked.until:
        return False
    return not line.ended_on or date.fromisoformat(line.ended_on) >= asked.since


def _from_to(line: AgreementLine, asked: Asked) -> str:
    days = [date.fromisoformat(day) for day in (line.binding_on, line.ended_on) if day]
    return " – ".join(on_day(day) for day in days if day <= asked.until)


def _again(spaces: Spaces, asked: Asked) -> Section:
    found = [entry.record for _seq, entry in standing(spaces.private.read(Lapsed))]
    lines = [
        line
        for record in sorted((each for each in found if isinstance(each, Lapsed)), key=lambda each: each.on)
        if asked.holds(record.on)
        for line in told_lapse(record)
        if line[1]
    ]
    return Section(named("again"), tuple(lines))


def _lines(spaces: Spaces, asked: Asked) -> Section:
    """The newest words of each day; an earlier version that was written over stays out."""
    days: dict[tuple[date, str], str] = {}
    for entry in spaces.private.read(CheckedIn, EveningReviewed, DaysBrought):
        for day, label, text in _written(entry):
            if asked.holds(day):
                days[day, label] = text
    return Section(
        named("lines"),
        notes=tuple((f"{on_day(day)}, {label}", text) for (day, label), text in sorted(days.items()) if text),
    )


def _written(entry: Entry) -> Iterator[tuple[date, str, str]]:
    record = entry.record
    if isinstance(record, CheckedIn) and record.line is not None:
        yield record.for_day, _("check-in"), record.line
    elif isinstance(record, EveningReviewed):
        yield record.for_day, _("what I kept"), record.kept
        yield record.for_day, _("what I missed"), record.missed
    elif isinstance(record, DaysBrought):
        for day, note in record.notes.items():
            yield date.fromisoformat(day), _("from the log I brought"), note


def _notes(spaces: Spaces, asked: Asked) -> Section:
    return Section(
        named("notes"),
        notes=tuple(
            (on_day(entry.day), record.text)
            for entry in spaces.private.read(Noted)
            if isinstance(record := entry.record, Noted) and asked.holds(entry.day)
        ),
    )
