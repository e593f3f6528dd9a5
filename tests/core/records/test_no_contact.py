"""No contact: own entries and what was handed over of them, how the ending may be seen, and contact (A02, T15)."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from goldseam.core.records import (
    ChannelClosed,
    ContactLogged,
    DistancePlanned,
    EndingDrafted,
    EndingSent,
    Entry,
    HandedOn,
    WitnessWished,
)
from goldseam.core.records.no_contact import (
    NO_CONTACT,
    OWN_NO_CONTACT,
    WITNESSES,
    ContactBegan,
    ContactKnown,
    EndingWay,
    OwnLine,
    Witness,
    Witnessed,
)

By = Callable[..., list[Entry]]
DAY, LATER = date(2026, 3, 2), date(2026, 3, 5)
AT = int(datetime(2026, 3, 2, 18, 30, tzinfo=UTC).timestamp())
HOUR = 3600


def contact(
    known: ContactKnown = ContactKnown.NOT_TOLD_YET, at: int = AT, *, own: bool = True
) -> ContactLogged:
    return ContactLogged(DAY, ContactBegan.THEY, known, "a message", "", at, own=own)


@pytest.mark.parametrize(
    ("record", "marked"),
    [
        (contact(), True),
        (contact(at=AT - 24 * HOUR), True),
        (contact(at=AT - 24 * HOUR - 1), False),
        (contact(at=0), False),
        (contact(ContactKnown.WITHIN_A_DAY), True),
        (contact(ContactKnown.LATER, AT - HOUR), True),
        (contact(ContactKnown.FOUND_OUT), False),
        (contact(ContactKnown.FOUND_OUT, own=False), False),
        (contact(ContactKnown.WITHIN_A_DAY, own=False), False),
    ],
)
def test_own_contact_handed_over_within_a_day_is_marked_and_what_was_found_out_never(
    record: ContactLogged, marked: bool, by: By
) -> None:
    (line,) = NO_CONTACT.over(by(("a", record))).lines
    assert line.within_a_day is marked


def test_the_rest_of_what_is_handed_over_has_a_line_and_no_mark(by: By) -> None:
    state = NO_CONTACT.over(
        by(
            ("a", EndingSent(DAY, EndingWay.CALL, Witnessed.WAS_THERE)),
            ("a", DistancePlanned("only work")),
            ("a", ChannelClosed("the number", DAY)),
        )
    )
    assert [(line.kind, line.within_a_day) for line in state.lines] == [
        ("ending_sent", False),
        ("distance_plan", False),
        ("channel_closed", False),
    ]


def test_both_may_write_of_the_same_contact_and_both_entries_stand(by: By, who: dict[str, str]) -> None:
    written = (("a", contact()), ("b", contact(ContactKnown.FOUND_OUT, own=False)))
    assert [line.author for line in NO_CONTACT.over(by(*written)).lines] == [who["a"], who["b"]]


def test_own_entries_follow_their_newest_words_and_remember_what_was_handed_over(by: By) -> None:
    state = OWN_NO_CONTACT.over(
        by(
            ("a", EndingDrafted("first")),
            ("a", EndingDrafted("second")),
            ("a", contact()),
            ("a", ChannelClosed("the number", DAY)),
            LATER,
            ("a", ContactLogged(DAY, ContactBegan.SELF, ContactKnown.LATER, follows=3)),
            ("a", HandedOn(4)),
        )
    )
    assert state.draft == 2
    assert state.lines == (
        OwnLine(3, 5, "2026-03-05", "contact"),
        OwnLine(4, 4, "2026-03-02", "channel_closed", "2026-03-05"),
    )
    assert state.newest(ChannelClosed) == state.by_root(4)
    assert state.newest(EndingSent) is None
    assert state.by_root(5) is None


def test_what_follows_nothing_is_passed_over(by: By) -> None:
    stray = ContactLogged(DAY, ContactBegan.SELF, ContactKnown.LATER, follows=9)
    assert OWN_NO_CONTACT.over(by(("a", stray), ("a", HandedOn(9)))).lines == ()


def test_the_ending_is_seen_only_in_a_way_that_both_chose(by: By, who: dict[str, str]) -> None:
    be_there, none_now = WitnessWished(Witness.BE_THERE), WitnessWished(Witness.NOT_NOW)
    chosen = WITNESSES.over(by(("a", be_there), ("b", WitnessWished(Witness.TRUST_IT)), ("b", be_there)))
    assert chosen.agreed is Witness.BE_THERE
    assert chosen.by_person == dict.fromkeys((who["a"], who["b"]), Witness.BE_THERE)
    for written in (
        [("a", be_there)],
        [("a", be_there), ("a", be_there)],
        [("a", be_there), ("b", WitnessWished(Witness.TRUST_IT))],
        [("a", none_now), ("b", none_now)],
        [("a", be_there), ("b", be_there), ("a", none_now)],
    ):
        assert WITNESSES.over(by(*written)).agreed is None
