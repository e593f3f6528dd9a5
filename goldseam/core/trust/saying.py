"""Puts a reading into plain sentences of one language: what, from what, and what would change it."""

from collections.abc import Mapping
from datetime import date

from goldseam.core.trust.band import Band
from goldseam.core.trust.change import ENOUGH_ANSWERS, ENOUGH_DAYS, Fortnight
from goldseam.core.trust.cusum import Alarm
from goldseam.core.trust.reading import RECENT_SHIFT, Reading, Why
from goldseam.core.trust.shown import ENOUGH_ENDED, Share, Shown

Words = Mapping[str, str]  # the section `reading` of one language, as `load_words` gives it


def name(reading: Reading, words: Words) -> str:
    """The reading in a word or two, for a heading."""
    return words[f"names.{reading.kind}"].format_map(fields(reading, words))


def sentence(reading: Reading, words: Words) -> str:
    """What the answers show, in one or two plain sentences; never a forecast."""
    return words[f"says.{reading.why}"].format_map(fields(reading, words))


def basis(reading: Reading, words: Words) -> str:
    """How many days and answers the reading rests on."""
    return words["basis"].format_map(fields(reading, words))


def would_change(reading: Reading, words: Words) -> str:
    """What would make the reading another one; never when."""
    return words[f"changes.{reading.kind}"].format_map(fields(reading, words))


def in_the_way(reading: Reading, words: Words) -> str:
    """That something stands in the way, where the person named it; "" where nothing was named."""
    return words["barriers"] if reading.barriers else ""


def word_kept(seen: Shown, words: Words) -> str:
    """What of the promises was kept, of ten, with its interval; or that it is too early to say."""
    if seen.word is None:
        return words["shown.kept_early"].format(enough=ENOUGH_ENDED)
    return words["shown.kept"].format(**_of_ten(seen.word, words), count=seen.ended)


def told_oneself(seen: Shown, words: Words) -> str:
    """Of what was missed, how much was told before it was found out. How much was missed is not counted."""
    if not seen.missed:
        return words["shown.nothing_missed"]
    return (
        words["shown.told_early"]
        if seen.told is None
        else words["shown.told"].format(**_of_ten(seen.told, words))
    )


def _of_ten(share: Share, words: Words) -> dict[str, str]:
    figures = {"value": share.value, "low": share.low, "high": share.high}
    return {name: _number(10.0 * figure, words) for name, figure in figures.items()}


def question(alarm: Alarm, words: Words) -> str:
    """The gentle question that a shift opens."""
    return words["question"].format(around=written(alarm.since, words))


def fortnight(seen: Fortnight, words: Words) -> str:
    """The last fortnight as it was answered: middle and range."""
    return words["fortnight"].format(
        answered=seen.answered,
        middle=_number(seen.middle, words),
        lowest=_number(seen.lowest, words),
        highest=_number(seen.highest, words),
    )


def fields(reading: Reading, words: Words) -> dict[str, str]:
    """Every field that a sentence may name, already written out for its language."""
    evidence = reading.evidence
    long = reading.why in {Why.UP_LONG, Why.DOWN_LONG}
    change = (evidence.change_90 if long else evidence.change_30) or Band(0.0, 0.0, 0.0)
    least, most = sorted((abs(change.low), abs(change.high)))
    return {
        "days": str(evidence.days),
        "answered": str(evidence.answered),
        "lately": str(evidence.lately),
        "enough_days": str(ENOUGH_DAYS),
        "enough_answers": str(ENOUGH_ANSWERS),
        "recent_shift": str(RECENT_SHIFT),
        "low": _signed(change.low, words),
        "high": _signed(change.high, words),
        "size": _number(abs(change.value), words),
        "least": _number(least, words),
        "most": _number(most, words),
        "around": "" if reading.around is None else written(reading.around, words),
    }


def written(day: int, words: Words) -> str:
    """A day (date.toordinal) as it is said: 5 March 2026."""
    on = date.fromordinal(day)
    return words["date"].format(day=on.day, month=words[f"months.m{on.month}"], year=on.year)


def _signed(value: float, words: Words) -> str:
    sign = "" if not round(value, 1) else "+" if value > 0.0 else "−"
    return sign + _number(abs(value), words)


def _number(value: float, words: Words) -> str:
    return f"{value:.1f}".replace(".", words["decimal"])
