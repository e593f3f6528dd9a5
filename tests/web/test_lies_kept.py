"""A lie that is kept for later: what its author chose to say of how it comes up is there when it is opened again."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, LieNoted
from goldseam.core.records.handed import CorrectionHow

Who = Any
LIE, EARLIER = "/truth/lie/", "/truth/lie/earlier/"
FIELDS = {
    "said": "I was at work.",
    "truth": "I was not.",
    "on": "2026-11-22",
    "time": "09:30",
    "how": "noticed",
}


def sent(who: Who, move: str, **fields: str) -> Any:
    return who.post(LIE, {**FIELDS, **fields, "move": move})


def test_how_it_comes_up_is_kept_with_one_that_waits_so_told_in_time_it_has_its_mark(
    couple: Any, words: Callable[[Any], str]
) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    assert sent(couple.alice, "hand")["Location"] == f"{EARLIER}?saved=1"
    ((root, kept),) = [(entry.seq, entry.record) for entry in couple.alice.space.read(LieNoted)]
    assert kept.how is CorrectionHow.NOTICED
    page = f"{LIE}{root}/"
    form = couple.alice.get(page).content.decode()
    assert re.findall(r'name="how" value="(\w+)" checked', form) == ["noticed"]
    couple.bob.gave(ClosenessWished("near"))
    told = couple.alice.post(page, {**FIELDS, "move": "hand"})["Location"]
    assert "Told by Alice unasked, within a day of saying it." in words(couple.bob.get(told))


@pytest.mark.parametrize("how", CorrectionHow)
def test_one_that_is_kept_opens_with_what_was_chosen(how: CorrectionHow, couple: Any) -> None:
    sent(couple.alice, "keep", how=how.value)
    (root,) = [entry.seq for entry in couple.alice.space.read(LieNoted)]
    form = couple.alice.get(f"{LIE}{root}/").content.decode()
    assert re.findall(r'name="how" value="(\w+)" checked', form) == [how.value]


def test_where_nothing_can_be_handed_over_changing_it_keeps_what_was_chosen_before(alice: Who) -> None:
    (root,) = alice.wrote(LieNoted("said", "true", how=CorrectionHow.ASKED))
    form = alice.get(f"{LIE}{root}/").content.decode()
    assert 'name="how"' not in form
    alice.post(f"{LIE}{root}/", {"said": "said", "truth": "all of it", "move": "keep"})
    assert [(each.truth, each.how) for each in alice.read(LieNoted)][-1] == ("all of it", CorrectionHow.ASKED)
