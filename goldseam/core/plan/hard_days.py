"""Says when the last days were hard: after a lapse, or when most of a week was put off."""

import datetime as dt

from goldseam.core.situation.model import Situation

WEEK = dt.timedelta(days=7)
# Two things put off are a busy week; three and more than was done are too much asked.
PUT_OFF_AT_LEAST = 3


def days_are_hard(situation: Situation, today: dt.date) -> bool:
    """Whether the seven days up to today hold a lapse, or more that was put off than was done (three at least).

    A postponement without its day does not count: nobody knows when it was. Nor do acts on the pages: whoever
    puts off what is suggested says so themselves, however much they write.
    """
    if situation.lapsed_on is not None and _lately(situation.lapsed_on, today):
        return True
    put_off = sum(each.on is not None and _lately(each.on, today) for each in situation.postponed)
    if put_off < PUT_OFF_AT_LEAST:
        return False
    return put_off > sum(_lately(deed.on, today) for deed in situation.done if not deed.acted)


def _lately(day: dt.date, today: dt.date) -> bool:
    return dt.timedelta() <= today - day < WEEK
