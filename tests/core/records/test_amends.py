"""Amends between two: everybody follows only the other, changes only their own, and forgiveness is asked once."""

from collections.abc import Callable
from datetime import date

import pytest

from goldseam.core.records import (
    ActsOwned,
    AmendsAnswered,
    Apologised,
    Corrected,
    Entry,
    Erased,
    ForgivenessAsked,
    HarmTold,
    Noted,
    SaidBack,
    SaidBackHeard,
    Withdrawn,
)
from goldseam.core.records.amends import AMENDS, Amends, AmendsKind, AmendsLine, ApologyForm, Heard
from goldseam.core.records.kinds import Record

By = Callable[..., list[Entry]]
LATER = date(2026, 3, 5)
HARM, ACTS = HarmTold(7, "words of the hurt"), ActsOwned(7, "words of the act", own="words of owning")
SORRY = Apologised(7, ApologyForm.LETTER, "words of a title", "words of regret")


def line(seq: int, author: str, kind: AmendsKind, **more: object) -> AmendsLine:
    return AmendsLine(seq, author, "2026-03-02", kind, **more)  # type: ignore[arg-type]


def test_each_stands_in_order_with_its_author_and_what_it_is_about(by: By, who: dict[str, str]) -> None:
    state = AMENDS.over(by(("b", HARM), ("a", SaidBack(1, "so it was")), ("a", ACTS), ("a", SORRY)))
    assert state.lines == (
        line(1, who["b"], AmendsKind.HARM, breach=7),
        line(2, who["a"], AmendsKind.SAID_BACK, follows=1),
        line(3, who["a"], AmendsKind.STATEMENT, breach=7),
        line(4, who["a"], AmendsKind.APOLOGY, breach=7, form="letter"),
    )


def test_the_state_holds_no_text(by: By) -> None:
    every = (("b", HARM), ("a", SaidBack(1, "words")), ("b", SaidBackHeard(2, Heard.YES, "words")))
    more = (("a", ACTS), ("a", SORRY), ("b", AmendsAnswered(5, "words")), ("a", Corrected(5, "words")))
    assert "words" not in repr(AMENDS.over(by(*every, *more)))


@pytest.mark.parametrize(
    ("author", "record"),
    [
        ("b", SaidBack(1, "my own")),
        ("b", AmendsAnswered(1, "my own")),
        ("a", SaidBack(2, "no harm that is")),
    ],
)
def test_one_follows_only_what_the_other_wrote(author: str, record: Record, by: By) -> None:
    before = by(("b", HARM), ("b", SORRY))
    assert AMENDS.over(by(("b", HARM), ("b", SORRY), (author, record))) == AMENDS.over(before)


def test_whether_it_fits_says_only_who_was_hurt_and_the_newest_stands(by: By) -> None:
    said = [("b", HARM), ("a", SaidBack(1, "so it was"))]
    own = AMENDS.over(by(*said, ("a", SaidBackHeard(2, Heard.YES))))
    assert own.lines[1].heard == ""
    changed = ("b", SaidBackHeard(2, Heard.NOT_QUITE, "more")), ("b", SaidBackHeard(2, Heard.YES))
    assert [AMENDS.over(by(*said, *changed[:count])).lines[1].heard for count in (1, 2)] == [
        "not_quite",
        "yes",
    ]


@pytest.mark.parametrize("record", [Corrected(1, "not so"), Withdrawn(1), Erased((1,), "harm_told")])
def test_s22_nobody_changes_what_the_other_wrote(by: By, record: Record) -> None:
    assert AMENDS.over(by(("b", HARM), ("a", record))) == AMENDS.over(by(("b", HARM)))


def test_s21_corrections_and_a_withdrawal_stand_beside_it(by: By) -> None:
    changed = ("a", Corrected(1, "rather so")), ("a", Corrected(1, "no, so")), LATER, ("a", Withdrawn(1))
    (found,) = AMENDS.over(by(("a", ACTS), *changed)).lines
    assert (found.corrections, found.withdrawn_on) == ((2, 3), "2026-03-05")


@pytest.mark.parametrize("what", ["harm_told", "apology", "amends_answered"])
def test_s21_what_was_taken_back_leaves_a_line_without_words(what: str, by: By, who: dict[str, str]) -> None:
    state = AMENDS.over(by(("a", SORRY), LATER, ("a", Erased((1,), what))))
    assert state.lines == ()
    assert [(gone.seqs, gone.by, gone.on) for gone in state.taken_back] == [((1,), who["a"], "2026-03-05")]


def test_what_was_said_back_stays_when_the_harm_is_taken_back_however_it_is_read(by: By) -> None:
    entries = by(("b", HARM), ("a", SaidBack(1, "so it was")), ("b", Erased((1,), "harm_told")))
    assert [each.seq for each in AMENDS.over(entries).lines] == [2]
    assert [each.seq for each in AMENDS.over(entries[1:]).lines] == [2]


def test_a_harm_is_to_be_said_back_until_it_was_or_is_withdrawn(by: By, who: dict[str, str]) -> None:
    def open_for(person: str, *more: tuple[str, Record]) -> list[int]:
        state = AMENDS.over(by(("b", HARM), ("b", HARM), *more))
        return [each.seq for each in state.not_said_back(who[person])]

    said = ("a", SaidBack(1, "so it was"))
    assert open_for("a") == [1, 2]
    assert open_for("b") == []
    assert open_for("a", said) == [2]
    assert open_for("a", said, ("a", Withdrawn(3))) == [1, 2]
    assert open_for("a", ("b", Withdrawn(2))) == [1]


def test_t7_that_forgiveness_was_asked_for_outlasts_the_apology_that_asked(
    by: By, who: dict[str, str]
) -> None:
    entries = by(("a", SORRY), ("a", ForgivenessAsked(7)), LATER, ("a", Erased((1,), "apology")))
    for state in (AMENDS.over(entries), AMENDS.over(entries[1:])):
        assert state.asked_on(who["a"], 7) == "2026-03-02"
        assert (state.asked_on(who["a"], 8), state.asked_on(who["b"], 7)) == ("", "")


def test_t7_what_was_asked_without_a_name_counts_for_each_breach_and_each_for_it(
    by: By, who: dict[str, str]
) -> None:
    unnamed = AMENDS.over(by(("a", ForgivenessAsked(None))))
    assert [unnamed.asked_on(who["a"], breach) for breach in (0, 7, 8)] == ["2026-03-02"] * 3
    named = AMENDS.over(by(("a", ForgivenessAsked(7)), LATER, ("a", ForgivenessAsked(8))))
    days = ["2026-03-02", "2026-03-02", "2026-03-05", ""]
    assert [named.asked_on(who["a"], breach) for breach in (0, 7, 8, 9)] == days
    assert named.asked_on(who["b"], 0) == ""


def test_an_apology_is_found_by_what_it_is_spoken_in(by: By) -> None:
    spoken = Apologised(7, ApologyForm.VOICE, "", "", recording="media")
    state = AMENDS.over(by(("a", SORRY), ("a", spoken)))
    found = state.spoken_in("media")
    assert found is not None
    assert (found.seq, found.form) == (2, "voice")
    assert (state.spoken_in("other"), state.spoken_in("")) == (None, None)


def test_earlier_apologies_are_found_by_who_and_for_what(by: By, who: dict[str, str]) -> None:
    other = Apologised(None, ApologyForm.DEED, "", "words")
    state = AMENDS.over(by(("a", SORRY), ("a", other), ("b", SORRY), ("a", HARM)))
    assert [each.seq for each in state.apologies(who["a"], 7)] == [1]
    assert [each.seq for each in state.apologies(who["a"], 0)] == [2]


def test_whatever_reaches_the_other_counts_for_its_day_and_taking_back_once(
    by: By, who: dict[str, str]
) -> None:
    state = AMENDS.over(by(("a", SORRY), ("a", ForgivenessAsked(7)), ("b", HARM), LATER, ("a", ACTS)))
    days = ("2026-03-02", "2026-03-05", "2026-03-06")
    assert [state.given_on(who["a"], day) for day in days] == [1, 1, 0]
    gone = AMENDS.over(by(("a", SORRY), ("a", Erased((1,), "apology"))))
    assert gone.given_on(who["a"], "2026-03-02") == 1


def test_other_records_are_passed_over(by: By) -> None:
    assert AMENDS.run(Amends(), by(("a", Noted("a note")))) == Amends()
