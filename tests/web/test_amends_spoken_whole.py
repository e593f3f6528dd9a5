"""A spoken apology on its way and afterwards: its words and its recording are there together, or not at all."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.core.records import (
    AmendsAnswered,
    AmendsDrafted,
    Left,
    Paused,
)
from goldseam.core.records.amends import AMENDS
from goldseam.core.records.kinds import Record
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import media_files, uploads
from goldseam.web.recordings import handing
from tests.made_media import lines_of, made, recording
from tests.web.apologising import APOLOGY, LENGTH, given, hand, heard, hidden, nothing_given

Who = Any
Words = Callable[[Any], str]


def test_a_long_one_goes_in_steps_and_nobody_sees_it_before_it_is_whole(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 1)
    line = made(couple.alice.space, recording(LENGTH))
    answer = hand(couple.alice, line, title="For <you>", text="строка\nи вторая")
    for share in (33, 66):
        assert f'value="{share}"' in answer.content.decode()
        assert lines_of(couple.bob.shared) == ()
        assert given(couple.bob) == []
        answer = couple.alice.post(APOLOGY, {**hidden(answer), "move": "hand"})
    assert answer["Location"].endswith("/?handed=1")
    assert (given(couple.bob)[0].title, given(couple.bob)[0].text) == ("For <you>", "строка\nи вторая")
    assert len(couple.alice.read(AmendsDrafted)) == 1


def test_it_can_be_stopped_on_the_way_and_its_draft_stays(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 1)
    line = made(couple.alice.space, recording(LENGTH))
    halfway = hidden(hand(couple.alice, line, text="my words"))
    draft = couple.alice.post(APOLOGY, {**halfway, "move": "stop"})["Location"]
    assert nothing_given(couple)
    assert list(uploads.unfinished(couple.alice.shared)) == []
    shown = couple.alice.get(draft)
    assert "my words" in shown.content.decode()
    assert f'src="/recordings/{line.media}/play/"' in shown.content.decode()
    assert "media-src 'self'" in shown["Content-Security-Policy"]


@pytest.mark.parametrize("by", ["alice", "bob"])
@pytest.mark.parametrize("record", [Left(), Paused()])
def test_while_the_space_comes_to_rest_it_waits_as_a_draft_and_leaves_nothing(
    by: str, record: Record, couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "CHUNKS_A_STEP", 2)
    line = made(couple.alice.space, recording(LENGTH))
    halfway = hidden(hand(couple.alice, line))
    getattr(couple, by).gave(record)
    answer = couple.alice.post(APOLOGY, {**halfway, "move": "hand"})
    assert answer["Location"].startswith("/amends/draft/")
    assert given(couple.alice) == []
    assert lines_of(couple.alice.shared) == ()
    assert heard(couple.alice, line.media) == recording(LENGTH)


def test_without_room_it_is_said_and_neither_is_there(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    line = made(couple.alice.space, recording(LENGTH))

    def full(*_: Any) -> None:
        raise media_files.NoRoomError

    with monkeypatch.context() as patched:
        patched.setattr(media_files, "settle", full)
        refused = hand(couple.alice, line, text="my words")
    assert refused.status_code == 507
    assert "The server has no room left." in words(refused)
    assert given(couple.bob) == []
    assert lines_of(couple.bob.shared) == ()
    assert hand(couple.alice, line, text="my words").status_code == 302
    assert len(given(couple.bob)) == len(lines_of(couple.bob.shared)) == 1


def test_two_tabs_at_one_copy_give_it_once(couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    finish = uploads.finish
    late: list[bool] = []

    def overtaken(copy: uploads.Upload, keep: uploads.Keep, **more: Any) -> Any:
        if not late:
            late.append(True)
            hand(couple.alice, line)
        return finish(copy, keep, **more)

    monkeypatch.setattr(uploads, "finish", overtaken)
    assert hand(couple.alice, line)["Location"].endswith("/?handed=1")
    assert len(given(couple.bob)) == len(lines_of(couple.bob.shared)) == 1


def test_two_taps_give_it_once_and_both_lead_to_what_plays(
    couple: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    settle, second = media_files.settle, list[Any]()

    def settling() -> None:
        if not second:
            second.append(None)
            second[0] = hand(couple.alice, line)
        settle()

    monkeypatch.setattr(media_files, "settle", settling)
    assert hand(couple.alice, line)["Location"] == second[0]["Location"]
    (copy,) = lines_of(couple.bob.shared)
    assert [apology.recording for apology in given(couple.bob)] == [copy.media]
    assert list(uploads.unfinished(couple.alice.shared)) == []
    assert heard(couple.bob, copy.media) == recording(LENGTH)


@pytest.mark.parametrize("way", ["apology", "recording"])
def test_s22_taking_it_back_takes_words_and_recording_whichever_is_taken(
    way: str, couple: SimpleNamespace, words: Words
) -> None:
    line = made(couple.alice.space, recording(100))
    page = hand(couple.alice, line, text="my words")["Location"].partition("?")[0]
    (copy,) = lines_of(couple.bob.shared)
    asked = f"{page}back/" if way == "apology" else f"/recordings/{copy.media}/delete/"
    before = couple.alice.get(asked)
    assert f'src="/recordings/{copy.media}/play/"' in before.content.decode()
    assert ("Its words go with it." in words(before)) is (way == "recording")
    couple.bob.post(asked)
    assert len(given(couple.bob)) == 1
    couple.alice.post(asked)
    assert nothing_given(couple)
    assert couple.bob.get(page).status_code == 404
    assert couple.bob.get(f"/recordings/{copy.media}/play/").status_code == 404
    assert "Alice: taken back on 22 November 2026" in words(couple.bob.get("/amends/"))
    states = couple.bob.shared.states(AMENDS, RECORDINGS)
    assert len(states[AMENDS].taken_back) == len(states[RECORDINGS].taken_back) == 1
    assert heard(couple.alice, line.media) == recording(100)


def test_after_leaving_it_can_still_be_taken_back_whole(couple: SimpleNamespace) -> None:
    hand(couple.alice, made(couple.alice.space, recording(100)))
    (copy,) = lines_of(couple.bob.shared)
    couple.bob.gave(Left())
    couple.alice.post(f"/recordings/{copy.media}/delete/")
    assert given(couple.alice) == []
    assert lines_of(couple.alice.shared) == ()


def test_deleting_an_account_takes_back_both(couple: SimpleNamespace) -> None:
    hand(couple.alice, made(couple.alice.space, recording(100)), text="my words")
    fields = {"passphrase": couple.alice.passphrase, "handed": "take_back"}
    assert couple.alice.post("/account/delete/", fields).status_code == 200
    assert nothing_given(couple)


def test_a_few_words_back_are_written_below_its_player(couple: SimpleNamespace) -> None:
    page = hand(couple.alice, made(couple.alice.space, recording(100)))["Location"].partition("?")[0]
    (copy,) = lines_of(couple.bob.shared)
    form = couple.bob.get(f"{page}answer/")
    assert f'src="/recordings/{copy.media}/play/"' in form.content.decode()
    assert "media-src 'self'" in form["Content-Security-Policy"]
    couple.bob.post(f"{page}answer/", {"text": "I heard it", "move": "hand"})
    assert len(couple.alice.shared.read(AmendsAnswered)) == 1
