"""Handing a recording over: heard first, copied in steps, stopped, held back, taken back by its author alone."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from goldseam.core.records import ClosenessWished, Left, Paused, RecordingKept, SafetyAnswered
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import media_files, uploads
from goldseam.web.recordings import handing
from tests.made_media import lines_of, made, recording

Who = Any
LENGTH = 3 * 256 * 1024


def hand(who: Who, media: str, move: str = "hand") -> Any:
    return who.post(f"/recordings/{media}/hand/", {"move": move})


def body(who: Who, media: str) -> bytes:
    return b"".join(who.client.get(f"/recordings/{media}/play/").streaming_content)


def test_s12_it_is_heard_first_and_nothing_is_handed_over_by_looking(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    page = couple.alice.get(f"/recordings/{line.media}/hand/").content.decode()
    assert f'src="/recordings/{line.media}/play/"' in page
    assert "They will have exactly this" in page
    assert lines_of(couple.bob.shared) == ()
    assert couple.bob.get(f"/recordings/{line.media}/").status_code == 404


def test_what_is_handed_over_both_hear_and_the_own_one_stays(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    answer = hand(couple.alice, line.media)
    (copy,) = lines_of(couple.bob.shared)
    assert answer["Location"] == f"/recordings/{copy.media}/?handed=1"
    assert (copy.name, copy.seconds, copy.type) == (line.name, line.seconds, line.type)
    assert body(couple.bob, copy.media) == body(couple.alice, line.media) == recording(LENGTH)
    assert "a walk" in couple.bob.get("/recordings/").content.decode()


def test_a_form_that_is_sent_twice_hands_over_once(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    first, second = hand(couple.alice, line.media), hand(couple.alice, line.media)
    assert first["Location"] == second["Location"]
    assert len(lines_of(couple.bob.shared)) == 1


def tapped_twice(who: Who, media: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the two requests answer when the second comes while the first waits for the disk."""
    settle, answers = media_files.settle, list[Any]()

    def settling() -> None:
        if not answers:
            answers.append(None)
            answers[0] = hand(who, media)
        settle()

    monkeypatch.setattr(media_files, "settle", settling)
    return [hand(who, media), *answers]


@pytest.mark.parametrize("wish", [None, "space"])
def test_two_taps_hand_over_once_and_both_lead_to_what_plays(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, wish: str | None
) -> None:
    couple.bob.gave(*([ClosenessWished(wish)] if wish else []))
    line = made(couple.alice.space, recording(LENGTH))
    first, second = tapped_twice(couple.alice, line.media, monkeypatch)
    (copy,) = lines_of(couple.bob.shared)
    assert first["Location"] == second["Location"] == f"/recordings/{copy.media}/?handed=1"
    assert len(couple.bob.shared.read(RecordingKept)) == 1
    assert list(uploads.unfinished(couple.alice.shared)) == []
    assert body(couple.bob, copy.media) == recording(LENGTH)


def test_two_taps_that_each_began_a_copy_hand_over_once(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    with monkeypatch.context() as patched:
        patched.setattr(handing, "_copy_of", lambda *_: None)
        first, second = tapped_twice(couple.alice, line.media, patched)
    (copy,) = lines_of(couple.bob.shared)
    assert first["Location"] == second["Location"] == f"/recordings/{copy.media}/?handed=1"
    assert media_files.media_there(couple.alice.shared.id) == {UUID(copy.media)}


def test_one_that_is_stopped_while_the_disk_is_waited_for_is_not_handed_over(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, words: Callable[[Any], str]
) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    monkeypatch.setattr(media_files, "settle", lambda: hand(couple.alice, line.media, "stop"))
    answer = hand(couple.alice, line.media)
    assert answer.status_code == 404
    assert "Nothing of this is on its way any more." in words(answer)
    assert lines_of(couple.bob.shared) == ()
    assert media_files.media_there(couple.alice.shared.id) == frozenset()


def test_looking_while_sharing_rests_deletes_nothing_of_what_was_copied(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 2)
    line = made(couple.alice.space, recording(LENGTH))
    hand(couple.alice, line.media)
    couple.bob.gave(Paused())
    assert couple.alice.get(f"/recordings/{line.media}/hand/").status_code == 409
    (copy,) = uploads.unfinished(couple.alice.shared)
    assert len(uploads.there(copy)) == 2


def test_a_long_one_goes_in_steps_and_nobody_sees_it_before_it_is_whole(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 1)
    line = made(couple.alice.space, recording(LENGTH))
    for share in (33, 66):
        page = hand(couple.alice, line.media).content.decode()
        assert f'value="{share}"' in page
        assert lines_of(couple.bob.shared) == ()
    assert hand(couple.alice, line.media).status_code == 302
    assert len(lines_of(couple.bob.shared)) == 1


def test_it_can_be_stopped_on_the_way_and_leaves_nothing(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 1)
    line = made(couple.alice.space, recording(LENGTH))
    hand(couple.alice, line.media)
    hand(couple.alice, line.media, "stop")
    assert media_files.media_there(couple.alice.shared.id) == frozenset()
    assert list(uploads.unfinished(couple.alice.shared)) == []
    assert body(couple.alice, line.media) == recording(LENGTH)


@pytest.mark.parametrize("by", ["alice", "bob"])
@pytest.mark.parametrize("record", [Left(), Paused()])
def test_a_hand_over_while_the_space_comes_to_rest_says_so_and_leaves_nothing(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, by: str, record: Any
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 2)
    line = made(couple.alice.space, recording(LENGTH))
    hand(couple.alice, line.media)
    getattr(couple, by).gave(record)
    assert hand(couple.alice, line.media).status_code == 409
    assert lines_of(couple.alice.shared) == ()
    assert media_files.media_there(couple.alice.shared.id) == frozenset()
    assert body(couple.alice, line.media) == recording(LENGTH)


def test_it_waits_while_no_contact_is_asked_for(couple: SimpleNamespace) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    line = made(couple.alice.space, recording(100))
    assert hand(couple.alice, line.media).status_code == 409
    assert lines_of(couple.bob.shared) == ()


def test_one_a_day_passes_while_space_is_asked_for(couple: SimpleNamespace) -> None:
    couple.bob.gave(ClosenessWished("space"))
    first, second = made(couple.alice.space, recording(100)), made(couple.alice.space, recording(200))
    assert hand(couple.alice, first.media).status_code == 302
    assert hand(couple.alice, second.media).status_code == 409
    couple.alice.clock.passes(days=1)
    couple.alice.unlock(couple.alice.passphrase)
    assert hand(couple.alice, second.media).status_code == 302


def test_s05_help_comes_first(couple: SimpleNamespace) -> None:
    couple.alice.wrote(SafetyAnswered({"self_harm": "yes"}))
    line = made(couple.alice.space, recording(100))
    assert hand(couple.alice, line.media).status_code == 409
    assert lines_of(couple.bob.shared) == ()


def test_s22_only_its_author_takes_it_back_and_a_line_stays(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(100))
    hand(couple.alice, line.media)
    (copy,) = lines_of(couple.bob.shared)
    assert "Take this back" not in couple.bob.get(f"/recordings/{copy.media}/").content.decode()
    assert couple.bob.post(f"/recordings/{copy.media}/delete/")["Location"] == f"/recordings/{copy.media}/"
    assert len(lines_of(couple.bob.shared)) == 1
    couple.bob.gave(Left())
    assert couple.alice.post(f"/recordings/{copy.media}/delete/")["Location"] == "/recordings/?done=back"
    assert couple.bob.get(f"/recordings/{copy.media}/play/").status_code == 404
    assert (
        "Alice took a recording back on 22 November 2026." in couple.bob.get("/recordings/").content.decode()
    )
    assert media_files.media_there(couple.alice.shared.id) == frozenset()
    assert body(couple.alice, line.media) == recording(100)


def test_s01_what_is_shared_opens_after_the_own_safety_check(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(100))
    hand(couple.alice, line.media)
    (copy,) = lines_of(couple.bob.shared)
    couple.bob.space.erase(
        [entry.seq for entry in couple.bob.space.read(SafetyAnswered)],
        at=couple.bob.clock.now(),
        day=couple.bob.clock.today,
    )
    assert couple.bob.get(f"/recordings/{copy.media}/play/").status_code == 404
    assert "opens after your private safety check" in couple.bob.get("/recordings/").content.decode()


def test_deleting_an_account_takes_back_what_may_be_taken_back(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(100))
    hand(couple.alice, line.media)
    fields = {"passphrase": couple.alice.passphrase, "handed": "take_back"}
    assert couple.alice.post("/account/delete/", fields).status_code == 200
    state = couple.bob.shared.states(RECORDINGS)[RECORDINGS]
    assert state.items == ()
    assert len(state.taken_back) == 1
    assert media_files.media_there(couple.bob.shared.id) == frozenset()


def test_without_a_partner_there_is_nobody_to_hand_it_to(alice: Who) -> None:
    line = made(alice.space, recording(100))
    assert hand(alice, line.media)["Location"].startswith(("/us/", "/safety/"))
    assert UUID(line.media) in media_files.media_there(alice.space.id)
