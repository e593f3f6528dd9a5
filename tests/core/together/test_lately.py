"""What Today may tell of what the other handed over: of the last days, and only as far as the reader's wish lets it."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from goldseam.core.records.closeness import Wish, Wishes
from goldseam.core.records.handed import HandedKind, HandedLine
from goldseam.core.records.together import Together
from goldseam.core.together import came_in, handed_lately, is_lately, is_new

DAY = date(2026, 11, 22)
ME, OTHER = UUID(int=1), UUID(int=2)


def line(
    kind: HandedKind = HandedKind.NOTE, author: UUID = OTHER, ago: int = 0, gone: str = ""
) -> HandedLine:
    day = (DAY - timedelta(days=ago)).isoformat()
    return HandedLine(7, str(author), day, 0, kind, "", withdrawn_on=gone)


def wishes(closeness: str, who: UUID = ME, *, practical: bool = True) -> Wishes:
    return Wishes({str(who): Wish(closeness, practical=practical, on=DAY.isoformat())})


@pytest.mark.parametrize(("ago", "told"), [(-1, True), (0, True), (2, True), (3, False), (300, False)])
def test_it_is_told_of_on_its_day_and_the_two_after(ago: int, told: bool) -> None:
    assert bool(handed_lately([line(ago=ago)], Wishes(), ME, DAY)) is told
    assert is_new(str(OTHER), line(ago=ago).day, ME, DAY) is told
    assert is_lately(line(ago=ago).day, DAY) is told


def test_what_has_no_day_is_not_of_these_days() -> None:
    assert not is_lately("", DAY)
    assert not is_new(str(OTHER), "", ME, DAY)


def test_nobody_is_told_of_their_own_nor_of_what_was_withdrawn() -> None:
    mine, withdrawn = line(author=ME), line(gone=DAY.isoformat())
    assert handed_lately([mine, withdrawn], Wishes(), ME, DAY) == ()


@pytest.mark.parametrize("kind", HandedKind)
def test_t3_under_space_all_of_it_is_told_of_and_under_no_contact_only_what_is_practical(
    kind: HandedKind,
) -> None:
    practical = kind is HandedKind.PRACTICAL
    assert handed_lately([line(kind)], wishes("space"), ME, DAY)
    assert bool(handed_lately([line(kind)], wishes("no_contact"), ME, DAY)) is practical
    assert not handed_lately([line(kind)], wishes("no_contact", practical=False), ME, DAY)


def test_the_wish_of_the_other_hides_nothing_they_chose_to_hand_over() -> None:
    assert handed_lately([line()], wishes("no_contact", OTHER, practical=False), ME, DAY)


def joined(*people: tuple[UUID, int]) -> Together:
    days = {str(who): (DAY - timedelta(days=ago)).isoformat() for who, ago in people}
    return Together(dict.fromkeys(days, "name"), joined_on=days)


@pytest.mark.parametrize(("ago", "told"), [(0, True), (13, True), (14, False)])
def test_the_one_who_invited_is_told_for_a_fortnight_that_the_other_came(ago: int, told: bool) -> None:
    both = joined((ME, 20), (OTHER, ago))
    assert bool(came_in(both, ME, DAY)) is told
    assert came_in(both, OTHER, DAY) == ""


def test_while_nobody_has_come_nothing_is_told() -> None:
    assert came_in(joined((ME, 0)), ME, DAY) == ""
    assert came_in(Together(), ME, DAY) == ""
