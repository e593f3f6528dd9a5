"""Openness, where somebody is, and plans, as the tests of all kinds need them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from goldseam.core.records.kinds import Record
from goldseam.core.records.openness import (
    GIVEN_LINES,
    LOOK_DAYS,
    OFFER,
    OpennessAnswered,
    OpennessGiven,
    OpennessKind,
    OpennessOpened,
    OpennessRenewed,
    OpennessToLookAt,
    OpennessUnneeded,
    OpennessWritten,
)
from goldseam.core.records.plan_said import PLANS, AlongAnswered, PlanChanged, PlanDropped, PlanSaid
from goldseam.core.records.where_i_am import WhereWritten

DAY, LATER = date(2026, 3, 2), date(2026, 3, 9)
SPACE = "00000000-0000-4000-8000-00000000000c"
FOLDS = (GIVEN_LINES, LOOK_DAYS, OFFER, PLANS)
few, seqs, words = st.text("ab", max_size=3), st.integers(1, 20), st.binary(max_size=3)
days, hours = st.dates(DAY, date(2026, 4, 30)), st.sampled_from(["", "09:00", "18:30"])
PLAN = (few, days, days, hours, hours, few, st.booleans())
WRITTEN: dict[type[Record], SearchStrategy[Any]] = {
    OpennessGiven: st.builds(
        OpennessGiven, st.sampled_from(OpennessKind), st.sampled_from("abc"), words, words
    ),
    OpennessWritten: st.builds(OpennessWritten, few, few, few, days),
    OpennessRenewed: st.builds(OpennessRenewed, days, days),
    OpennessAnswered: st.builds(OpennessAnswered, st.booleans()),
    OpennessOpened: st.builds(OpennessOpened),
    OpennessToLookAt: st.builds(OpennessToLookAt, st.sampled_from("abc"), days),
    OpennessUnneeded: st.builds(OpennessUnneeded),
    WhereWritten: st.builds(WhereWritten, few, few),
    PlanSaid: st.builds(PlanSaid, *PLAN),
    PlanChanged: st.builds(PlanChanged, seqs, *PLAN),
    PlanDropped: st.builds(PlanDropped, seqs),
    AlongAnswered: st.builds(AlongAnswered, seqs, st.booleans()),
}
FROZEN: dict[type[Record], tuple[Record, ...]] = {
    OpennessGiven: tuple(OpennessGiven(what, SPACE, b"\x00half", b"\xffsealed") for what in OpennessKind),
    OpennessWritten: (OpennessWritten("счёт за телефон", "a text\n", "so that you can look", LATER),),
    OpennessRenewed: (OpennessRenewed(LATER, DAY),),
    OpennessAnswered: (OpennessAnswered(yes=True), OpennessAnswered(yes=False)),
    OpennessOpened: (OpennessOpened(),),
    OpennessToLookAt: (OpennessToLookAt(SPACE, LATER),),
    OpennessUnneeded: (OpennessUnneeded(),),
    WhereWritten: (WhereWritten("на работе до шести", "the office"), WhereWritten("")),
    PlanSaid: (
        PlanSaid("chess", DAY, LATER, "18:30", "21:00", "the club", along=True),
        PlanSaid("", DAY, DAY),
    ),
    PlanChanged: (
        PlanChanged(3, "chess", DAY, LATER, "18:30", "21:00", "the club", along=True),
        PlanChanged(3, "", DAY, DAY),
    ),
    PlanDropped: (PlanDropped(2**40),),
    AlongAnswered: (AlongAnswered(3, yes=True), AlongAnswered(3, yes=False)),
}


def samples(word: str) -> tuple[Record, ...]:
    """One record of every kind, the word in every text it can hold."""
    plan = (f"{word} planned", DAY, DAY, f"{word}-at", f"{word}-until", f"{word} there")
    return (
        OpennessGiven(OpennessKind.OFFER, f"{word}-space", word.encode(), word.encode()),
        OpennessWritten(f"{word} title", f"{word} shown", f"{word} purpose", DAY),
        OpennessRenewed(DAY, DAY),
        OpennessAnswered(yes=True),
        OpennessOpened(),
        OpennessToLookAt(f"{word}-space", DAY),
        OpennessUnneeded(),
        WhereWritten(f"{word} here", f"{word} place"),
        PlanSaid(*plan),
        PlanChanged(1, *plan),
        PlanDropped(1),
        AlongAnswered(1, yes=True),
    )
