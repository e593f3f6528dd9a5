"""The parts of a report, each made from what its person may read: their own words, and what both share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from statistics import median

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.core.records import CheckedIn, Entry, EveningReviewed, Lapsed, Noted
from goldseam.core.records.agreement import AGREEMENTS, AgreementLine, AgreementProposed
from goldseam.core.records.check_in import FELT
from goldseam.core.records.lapse import standing
from goldseam.core.records.promise import WORD_KEPT
from goldseam.core.records.situation import ANSWERS
from goldseam.core.situation.intake import INTAKE
from goldseam.core.situation.questions import SKIPPED, page_of
from goldseam.core.trust import basis, sentence, shown
from goldseam.core.trust.saying import told_oneself, word_kept
from goldseam.core.trust.trajectory import low_if_skipped_were_worse
from goldseam.ledger.unlocked import Spaces
from goldseam.web.progress.chart import Chart, draw
from goldseam.web.progress.seen import Ground, course, ground, outcomes
from goldseam.web.report.asked import PARTS, Asked
from goldseam.web.shared import method
from goldseam.web.situation.assembling import given_answers
from goldseam.web.situation.lapse_words import told_lapse
from goldseam.web.situation.wording import in_words
from goldseam.web.today.check_in import WORDS
from goldseam.web.together.couple import Couple

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Drawn:
    """One chart with its words."""

    name: str
    says: str
    rests_on: str
    chart: Chart


@dataclass(frozen=True)
class Section:
    """One part as it stands in the report. What is empty says so in `empty`."""

    name: Promise
    lines: Lines = ()
    charts: tuple[Drawn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    head: tuple[str, ...] = ()
    notes: Lines = ()
    empty: Promise | str = field(default=gettext_lazy("Nothing of this time."))


def made(asked: Asked, spaces: Spaces, couple: Couple | None, today: date) -> tuple[Section, ...]:
    """The parts that were asked for, in their order."""
    last = min(asked.until, today)
    seen = cache(lambda: ground(spaces, last))
    ways = {
        "told": lambda: _told(spaces),
        "felt": lambda: _felt(seen(), asked, last),
        "months": lambda: _months(seen(), asked),
        "word": lambda: _word(couple, last),
        "agreements": lambda: _agreements(couple, asked),
        "again": lambda: _again(spaces, asked),
        "lines": lambda: _lines(spaces, asked),
        "notes": lambda: _notes(spaces, asked),
    }
    return tuple(ways[part]() for part in asked.parts)


def _named(part: str) -> Promise:
    return PARTS[part][0]


def _told(spaces: Spaces) -> Section:
    answers, language = given_answers(spaces.private.states(ANSWERS)[ANSWERS]), method.language()
    lines = tuple(
        (page_of(each, answers, language).title, in_words(each, answers, language))
        for each in INTAKE
        if answers.get(each.id, SKIPPED) != SKIPPED
    )
    return Section(_named("told"), lines)


def _felt(found: Ground, asked: Asked, last: date) -> Section:
    """The picture as of the last day of the time, from the first answer on: a part of it alone would mislead."""
    words, charts = method.words("reading"), []
    for item in FELT:
        seen = course(found, item, last)
        if seen is not None:
            values = [seen.answers.get(seen.first + back) for back in range(len(seen.levels))]
            worse = low_if_skipped_were_worse(values, seen.levels)
            start = max(0, asked.since.toordinal() - seen.first)
            first = seen.first + start
            answers = {day: value for day, value in seen.answers.items() if day >= first}
            if answers:
                picture = draw(date.fromordinal(first), seen.levels[start:], answers, worse[start:])
                reading = seen.seen.reading
                name = str(WORDS[item][0])
                charts.append(Drawn(name, sentence(reading, words), basis(reading, words), picture))
    return Section(_named("felt"), charts=tuple(charts))


def _months(found: Ground, asked: Asked) -> Section:
    series = {item: found.felt.answers(item) for item in FELT}
    days = sorted({day for each in series.values() for day in each if asked.holds(date.fromordinal(day))})
    rows = []
    for month, inside in groupby(map(date.fromordinal, days), lambda day: day.replace(day=1)):
        group = [day.toordinal() for day in inside]
        middles = (_middle(series[item], group) for item in FELT)
        rows.append((date_format(month, "F Y"), str(len(group)), *middles))
    head = (_("Month"), _("Days answered"), *(str(WORDS[item][0]) for item in FELT))
    return Section(_named("months"), rows=tuple(rows), head=head)


def _middle(answers: Mapping[int, float], days: list[int]) -> str:
    given = [answers[day] for day in days if day in answers]
    return f"{median(given):g}" if given else "–"


def _word(couple: Couple | None, last: date) -> Section:
    """One person at a time, as this person sees it on the last day; nothing lays the two beside each other."""
    if couple is None:
        return Section(_named("word"), empty=_("This needs a shared space."))
    kept, words = couple.space.states(WORD_KEPT)[WORD_KEPT], method.words("reading")
    lines = []
    for name, author in ((_("My promises"), couple.me), (couple.partner_name, couple.partner)):
        seen = shown(outcomes(kept, str(author), str(couple.me)), last.toordinal())
        lines.append((name, f"{word_kept(seen, words)} {told_oneself(seen, words)}"))
    return Section(_named("word"), tuple(lines))


def _agreements(couple: Couple | None, asked: Asked) -> Section:
    """What was in force on some day of this time, with the day on which it ended where that is one of them."""
    if couple is None:
        return Section(_named("agreements"), empty=_("This needs a shared space."))
    state = couple.space.states(AGREEMENTS)[AGREEMENTS]
    binding = [line for line in state.lines if _in_force(line, asked)]
    texts = couple.space.some([line.seq for line in binding], AgreementProposed) if binding else {}
    lines = tuple(
        (_from_to(line, asked), record.text)
        for line in binding
        if line.seq in texts and isinstance(record := texts[line.seq].record, AgreementProposed)
    )
    return Section(_named("agreements"), notes=lines)


def _in_force(line: AgreementLine, asked: Asked) -> bool:
    if not line.binding_on or date.fromisoformat(line.binding_on) > asked.until:
        return False
    return not line.ended_on or date.fromisoformat(line.ended_on) >= asked.since


def _from_to(line: AgreementLine, asked: Asked) -> str:
    days = [date.fromisoformat(day) for day in (line.binding_on, line.ended_on) if day]
    return " – ".join(_on(day) for day in days if day <= asked.until)


def _again(spaces: Spaces, asked: Asked) -> Section:
    found = [entry.record for _seq, entry in standing(spaces.private.read(Lapsed))]
    lines = [
        line
        for record in sorted((each for each in found if isinstance(each, Lapsed)), key=lambda each: each.on)
        if asked.holds(record.on)
        for line in told_lapse(record)
        if line[1]
    ]
    return Section(_named("again"), tuple(lines))


def _lines(spaces: Spaces, asked: Asked) -> Section:
    """The newest words of each day; an earlier version that was written over stays out."""
    days: dict[tuple[date, str], str] = {}
    for entry in spaces.private.read(CheckedIn, EveningReviewed):
        for day, label, text in _written(entry):
            if asked.holds(day):
                days[day, label] = text
    return Section(
        _named("lines"),
        notes=tuple((f"{_on(day)}, {label}", text) for (day, label), text in sorted(days.items()) if text),
    )


def _written(entry: Entry) -> Iterator[tuple[date, str, str]]:
    record = entry.record
    if isinstance(record, CheckedIn) and record.line is not None:
        yield record.for_day, _("check-in"), record.line
    elif isinstance(record, EveningReviewed):
        yield record.for_day, _("what I kept"), record.kept
        yield record.for_day, _("what I missed"), record.missed


def _notes(spaces: Spaces, asked: Asked) -> Section:
    return Section(
        _named("notes"),
        notes=tuple(
            (_on(entry.day), record.text)
            for entry in spaces.private.read(Noted)
            if isinstance(record := entry.record, Noted) and asked.holds(entry.day)
        ),
    )


def _on(day: date) -> str:
    return date_format(day, "j E Y")
