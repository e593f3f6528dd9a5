"""Two people who share a space, tried as the one of them would who wants to know, to reach, or to keep (S01 to S25)."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import ClosenessWished, CopyGiven, Handed, HelperProposed, Noted
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.together import TOGETHER
from goldseam.core.situation.safety_check import SAFETY_CHECK
from tests.web.reviewing import moved, released

Two = Any
Who = Any
SeenBy = Callable[..., dict[str, str]]
TOPICS = tuple(question.id for question in SAFETY_CHECK)


def whole(who: Who, seen_by: SeenBy) -> dict[str, str]:
    """Every page of somebody and both exports, without what is different each time they are made."""
    seen = seen_by(who, "/us/shared/3/", "/us/review/round/2026-W48/", "/us/standing/round/1/")
    for form in ("json", "html"):
        file = who.post("/account/export/", {"format": form, "passphrase": who.passphrase})
        assert file.status_code == 200
        seen[f"export as {form}"] = file.content.decode()
    return seen


def safety(topic: str) -> Callable[[Two], None]:
    return lambda two: two.alice.post("/safety/", {topic: "yes"})


def drafts(two: Two) -> None:
    two.alice.post("/us/review/write/", {"kept": "MARKED"})
    two.alice.post("/us/standing/write/", {"value": "3", "words": "MARKED"})


def releases(two: Two) -> None:
    released(two.alice, kept="MARKED")


def stands(two: Two) -> None:
    two.alice.post("/us/standing/write/", {"value": "3", "words": "MARKED"})
    html = two.alice.get("/us/standing/release/").content.decode()
    fields = dict(re.findall(r'name="(round|seen)" value="([^"]*)"', html))
    assert two.alice.post("/us/standing/release/", fields).status_code == 302


def takes_back(two: Two) -> None:
    releases(two)
    moved(two.alice, "take_back")


def reads(two: Two) -> None:
    for page in ("/us/", "/us/shared/", "/us/shared/3/", "/us/closeness/", "/account/"):
        two.alice.get(page)


def counsels(two: Two) -> None:
    fields = {"name": "Dr Dana", "called": "Alice", "days": "14"}
    assert two.alice.post("/us/helpers/invite/", fields).status_code == 200
    two.alice.post("/us/stop/")


def locks(two: Two) -> None:
    two.alice.lock()
    two.alice.unlock(two.alice.passphrase)


def accompanied(two: Two) -> None:
    """A counsellor of her own, who is given a copy and leaves."""
    two.alice.wrote(Noted("MARKED"))
    fields = {"name": "Dr Dana", "called": "Alice", "days": "14"}
    html = two.alice.post("/us/helpers/invite/", fields).content.decode()
    assert "MARKED" not in html
    (space,) = two.alice.unlocked.spaces().helpers
    two.alice.post(f"/us/helpers/{space.id}/", {"move": "renew", "days": "30"})
    two.alice.post(f"/us/helpers/{space.id}/", {"move": "end"})


ACTS = {
    **{f"answers {topic}": safety(topic) for topic in TOPICS},
    "not now": lambda two: two.alice.post("/safety/", {"move": "not_now"}),
    "drafts": drafts,
    "releases": releases,
    "stands": stands,
    "takes back": takes_back,
    "reads": reads,
    "counsels": counsels,
    "is accompanied": accompanied,
    "locks": locks,
    "notes": lambda two: two.alice.wrote(Noted("MARKED")),
}


@pytest.mark.parametrize("act", ACTS)
def test_s03_s04_s16_what_is_not_meant_for_the_other_shows_on_no_page_and_in_no_export(
    act: str, couple: Two, seen_by: SeenBy
) -> None:
    couple.bob.gave(Handed(HandedKind.NOTE, "", "hello"))
    whole(couple.bob, seen_by)
    before = whole(couple.bob, seen_by)
    ACTS[act](couple)
    after = whole(couple.bob, seen_by)
    assert {page: text for page, text in after.items() if before[page] != text} == {}


def test_s16_whoever_left_shows_nothing_of_what_they_do_next(
    couple: Two, carol: Who, seen_by: SeenBy, join_two: Callable[[Who, Who], Two]
) -> None:
    couple.alice.post("/us/leave/")
    before = whole(couple.bob, seen_by)
    after = join_two(couple.alice, carol)
    after.alice.gave(Handed(HandedKind.NOTE, "", "MARKED"))
    after.bob.gave(Handed(HandedKind.NOTE, "", "MARKED"))
    assert whole(couple.bob, seen_by) == before


def test_s16_a_second_pause_and_its_end_show_on_no_page_of_whoever_paused_first(
    couple: Two, seen_by: SeenBy
) -> None:
    couple.bob.post("/us/pause/", {"move": "pause"})
    before = seen_by(couple.bob)
    for move in ("pause", "go_on"):
        couple.alice.post("/us/pause/", {"move": move})
        assert seen_by(couple.bob) == before


@pytest.mark.parametrize("move", ["go_on", "pause", "end", ""])
def test_s13_no_press_of_one_ends_the_pause_of_the_other(move: str, couple: Two) -> None:
    couple.bob.post("/us/pause/", {"move": "pause"})
    for fields in ({"move": move}, {"move": move, "next": "/us/", "back": "1", "of": "1", "seen": "1"}):
        couple.alice.post("/us/pause/", fields)
    couple.alice.post("/us/pause/", {"move": "go_on"})
    assert couple.alice.shared.states(TOGETHER)[TOGETHER].paused


def test_s16_nobody_learns_from_a_no_that_goes_that_a_yes_came(couple: Two, seen_by: SeenBy) -> None:
    moved(couple.alice, "not_this")
    before = seen_by(couple.bob)
    releases(couple)
    assert {p: t for p, t in seen_by(couple.bob).items() if before[p] != t} == {}


def test_s25_a_form_left_open_by_one_never_arrives_in_the_account_of_the_other(alice: Who, bob: Who) -> None:
    alice.get("/notes/new/")
    left_open = alice.token
    alice.sign_in(bob.name, bob.passphrase)
    alice.token = left_open
    sent = alice.send("post", "/notes/write/", {"csrfmiddlewaretoken": left_open, "text": "MARKED by Alice"})
    assert sent.status_code == 403
    assert "MARKED by Alice" in sent.content.decode()
    assert not bob.read(Noted)


def opened_for_both(two: Two, dana: Who, *, taken_in: bool = True) -> str:
    """Proposed by Alice, agreed to by Bob, and Dana came in; the address of what was opened."""
    two.alice.post("/us/helpers/propose/", {"name": "Dana", "days": "30"})
    (entry,) = two.alice.shared.read(HelperProposed)
    two.bob.post("/us/helpers/agree/", {"proposal": str(entry.seq), "move": "agree"})
    html = two.alice.post(f"/us/helpers/both/{entry.seq}/").content.decode()
    code = " ".join(re.findall(r"<li>([a-z]+)</li>", html))
    (way,) = re.findall(r"(/join/[^<]+/counsellor/)<", html)
    terms = {"name": "Dana", "keeps": "nothing is passed on", "reports": "danger to a child"}
    assert dana.post(way, {**terms, "code": code}).status_code == 302
    if taken_in:
        two.bob.post("/us/helpers/agree/", {"proposal": str(entry.seq), "move": "take_in"})
    (space,) = two.alice.unlocked.spaces().helpers
    return f"/us/helpers/{space.id}/"


def copied(who: Who, page: str, item: int) -> list[str]:
    """What lies with a counsellor once somebody has tried to give a copy of a shared item."""
    who.post(f"{page}copy/write/", {"item": str(item), "move": "give"})
    (space,) = who.unlocked.spaces().helpers
    return [entry.record.text for entry in space.read(CopyGiven)]


def test_s12_an_ex_partner_reads_nothing_of_the_next_one_through_a_counsellor_of_before(
    couple: Two, carol: Who, dana: Who, join_two: Callable[[Who, Who], Two]
) -> None:
    page = opened_for_both(couple, dana)
    couple.alice.post("/us/leave/")
    after = join_two(couple.alice, carol)
    (item,) = after.bob.gave(Handed(HandedKind.NOTE, "", "MARKED by Carol"))
    assert copied(couple.alice, page, item) == []
    assert "MARKED" not in couple.bob.get(page).content.decode()


def test_s12_nothing_of_somebody_is_copied_before_they_have_come_in_and_read_the_terms(
    couple: Two, dana: Who
) -> None:
    page = opened_for_both(couple, dana, taken_in=False)
    (item,) = couple.bob.gave(Handed(HandedKind.NOTE, "", "MARKED by Bob"))
    assert copied(couple.alice, page, item) == []


def test_a_wish_carries_no_words_to_somebody_who_asked_for_no_contact(couple: Two) -> None:
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    sent = couple.alice.post(
        "/us/closeness/", {"closeness": "space", "note": "MARKED, answer me", "move": "set"}
    )
    assert "MARKED" not in couple.bob.get("/us/closeness/").content.decode()
    assert "MARKED" in sent.content.decode()
