"""The parts of a report that hold figures: what was answered day by day, and questionnaires."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from statistics import median

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.core.measures import load_instruments
from goldseam.core.records.check_in import BODY, FELT
from goldseam.core.records.measured import QUESTIONNAIRES
from goldseam.core.trust import basis, sentence
from goldseam.core.trust.trajectory import low_if_skipped_were_worse
from goldseam.ledger.unlocked import Spaces
from goldseam.web.progress.chart import draw
from goldseam.web.progress.meaning import in_a_sentence
from goldseam.web.progress.seen import Ground, course
from goldseam.web.report.asked import Asked
from goldseam.web.report.section import Drawn, Section, named
from goldseam.web.shared import method
from goldseam.web.today.check_in import WORDS


def felt(found: Ground, asked: Asked, last: date) -> Section:
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
    return Section(named("felt"), charts=tuple(charts))


def months(found: Ground, asked: Asked) -> Section:
    """Month by month, what was answered about trust."""
    return _by_month("months", FELT, found, asked)


def body(found: Ground, asked: Asked) -> Section:
    """Month by month, what was answered about mood, sleep and appetite."""
    return _by_month("body", BODY, found, asked)


def questionnaires(spaces: Spaces, asked: Asked) -> Section:
    """Each time one was answered in this time: its sum, what that means, what became of it since the time before."""
    state, told = spaces.private.states(QUESTIONNAIRES)[QUESTIONNAIRES], []
    for instrument in load_instruments():
        taken = state.of(instrument.id)
        for place, each in enumerate(taken):
            if asked.holds(date.fromordinal(each.day)):
                told.append((instrument.name, in_a_sentence(instrument, taken[: place + 1])))
    return Section(named("questionnaires"), notes=tuple(told))


def _by_month(part: str, items: Sequence[str], found: Ground, asked: Asked) -> Section:
    series = {item: found.felt.answers(item) for item in items}
    days = sorted({day for each in series.values() for day in each if asked.holds(date.fromordinal(day))})
    rows = []
    for month, inside in groupby(map(date.fromordinal, days), lambda day: day.replace(day=1)):
        group = [day.toordinal() for day in inside]
        middles = (_middle(series[item], group) for item in items)
        rows.append((date_format(month, "F Y"), str(len(group)), *middles))
    head = (_("Month"), _("Days answered"), *(str(WORDS[item][0]) for item in items))
    return Section(named(part), rows=tuple(rows), head=head)


def _middle(answers: Mapping[int, float], days: list[int]) -> str:
    given = [answers[day] for day in days if day in answers]
    return f"{median(given):g}" if given else "–"
