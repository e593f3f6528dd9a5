"""An apology in a voice or a video: recorded or chosen, previewed as it will be heard, once and together."""

import json
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldseam.core.records import (
    AmendsDrafted,
    Apologised,
    ClosenessWished,
    ForgivenessAsked,
    RecordingKept,
)
from tests.made_media import lines_of, made, recording
from tests.web.apologising import (
    APOLOGY,
    LENGTH,
    NEW,
    VIDEO,
    article,
    given,
    hand,
    heard,
    hidden,
    nothing_given,
)

Who = Any
Words = Callable[[Any], str]


def test_s12_the_preview_plays_exactly_what_both_will_hear(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    fields = {"title": "For <you>", "text": "Listen to it when you like."}
    preview = hand(couple.alice, line, "preview", **fields)
    assert nothing_given(couple)
    page = hand(couple.alice, line, **fields)["Location"].partition("?")[0]
    (copy,) = lines_of(couple.bob.shared)
    assert copy.media != line.media
    for who in (couple.alice, couple.bob):
        seen = who.get(page)
        assert article(seen, copy.media) == article(preview, line.media)
        assert "media-src 'self'" in seen["Content-Security-Policy"]
        assert heard(who, copy.media) == recording(LENGTH)
    assert heard(couple.alice, line.media) == recording(LENGTH)
    assert couple.bob.get(f"/recordings/{line.media}/").status_code == 404


def test_it_needs_no_words_and_names_none_that_were_left_open(couple: SimpleNamespace, words: Words) -> None:
    line = made(couple.alice.space, recording(100))
    assert "You left open" not in words(hand(couple.alice, line, "preview"))
    page = hand(couple.alice, line)["Location"].partition("?")[0]
    assert "An apology, spoken" in words(couple.bob.get(page))
    assert given(couple.bob)[0].text == ""


def test_whether_it_is_a_voice_or_a_video_its_recording_says(couple: SimpleNamespace, words: Words) -> None:
    line = made(couple.alice.space, VIDEO + b"x" * 100)
    page = hand(couple.alice, line)["Location"].partition("?")[0]
    assert given(couple.bob)[0].form == "video"
    assert "An apology, in a video" in words(couple.bob.get(page))
    assert "<video" in couple.bob.get(page).content.decode()


def test_the_words_and_the_recording_are_written_together(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(100))
    hand(couple.alice, line, asks="yes")
    entries = couple.bob.shared.read(RecordingKept, Apologised, ForgivenessAsked)
    first = entries[0].seq
    assert [(entry.seq - first, type(entry.record)) for entry in entries] == [
        (0, RecordingKept),
        (1, Apologised),
        (2, ForgivenessAsked),
    ]
    assert entries[1].record.recording == entries[0].record.media


@pytest.mark.parametrize("move", ["preview", "hand"])
@pytest.mark.parametrize("media", ["", "00000000-0000-4000-8000-000000000000", "nonsense", "' or 1"])
def test_without_a_recording_it_is_asked_for_and_the_rest_stays(
    move: str, media: str, couple: SimpleNamespace, words: Words
) -> None:
    fields = {"form": "voice", "recording": media, "text": "my words", "move": move}
    answer = couple.alice.post(APOLOGY, fields)
    assert answer.status_code == 422
    expected = "is not there any more" if media else "Choose a recording first, or record one."
    assert expected in words(answer)
    assert "my words" in answer.content.decode()
    assert nothing_given(couple)


def test_the_recording_of_the_other_cannot_be_given(couple: SimpleNamespace) -> None:
    theirs = made(couple.bob.space, recording(100))
    assert hand(couple.alice, theirs).status_code == 422
    hand(couple.bob, theirs)
    (copy,) = lines_of(couple.alice.shared)
    assert hand(couple.alice, copy).status_code == 422


def test_a_letter_takes_no_recording_along(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(100))
    assert hand(couple.alice, line, form="letter", text="only words").status_code == 302
    assert given(couple.bob)[0].recording == ""
    assert lines_of(couple.bob.shared) == ()


def test_a_form_that_is_sent_twice_gives_it_once(couple: SimpleNamespace) -> None:
    line = made(couple.alice.space, recording(LENGTH))
    fields = {**hidden(hand(couple.alice, line, "preview", asks="yes", title="once")), "move": "hand"}
    pages = [couple.alice.post(APOLOGY, fields) for _ in range(2)]
    assert pages[0]["Location"] == pages[1]["Location"]
    assert len(given(couple.bob)) == len(lines_of(couple.bob.shared)) == 1
    other = made(couple.alice.space, recording(LENGTH + 1))
    assert hand(couple.alice, other, title="once")["Location"] != pages[0]["Location"]


def test_t3_under_no_contact_it_waits_and_nothing_is_copied(couple: SimpleNamespace, words: Words) -> None:
    couple.bob.gave(ClosenessWished("no_contact"))
    line = made(couple.alice.space, recording(100))
    held = hand(couple.alice, line)
    assert held.status_code == 409
    assert "No contact was asked for." in words(held)
    assert nothing_given(couple)


def test_t7_forgiveness_is_asked_once_in_a_voice_too(couple: SimpleNamespace) -> None:
    one, two = (made(couple.alice.space, recording(length)) for length in (100, 200))
    assert hand(couple.alice, one, asks="yes").status_code == 302
    assert hand(couple.alice, two, asks="yes").status_code == 422
    assert len(lines_of(couple.bob.shared)) == 1


def test_a_repeat_is_noticed_in_a_voice_too(couple: SimpleNamespace, words: Words) -> None:
    one, two = (made(couple.alice.space, recording(length)) for length in (100, 200))
    hand(couple.alice, one)
    assert "You apologised before, on 22 November 2026" in words(hand(couple.alice, two, "preview"))


def test_alone_it_is_kept_as_a_draft_with_its_player(alice: Who) -> None:
    line = made(alice.space, recording(100))
    kept = hand(alice, line)["Location"]
    assert kept.startswith("/amends/draft/")
    assert f'src="/recordings/{line.media}/play/"' in alice.get(kept).content.decode()
    alice.post(f"/recordings/{line.media}/delete/")
    page = alice.get(kept)
    assert "The recording is not there any more." in page.content.decode()
    assert "media-src" not in page["Content-Security-Policy"]


def recorded_for(who: Who, address: str, data: bytes, *, script: bool) -> str:
    """Record something for a draft, with the script or without it; where that leads."""
    page = who.get(address)
    (draft,) = re.findall(r'name="draft" value="(\d+)"', page.content.decode())
    if not script:
        fields = {"name": "a walk", "draft": draft, "file": SimpleUploadedFile("walk.webm", data)}
        return str(who.post(NEW, fields)["Location"])

    def tell(place: str, body: Any, kind: str = "application/json") -> Any:
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return who.client.post(place, sent, content_type=kind, headers={"X-CSRFToken": who.token})

    place = f"/recordings/up/{tell('/recordings/up/', {'length': len(data)}).json()['media']}/"
    tell(f"{place}0/", data, "application/octet-stream")
    return str(tell(place, {"name": "a walk", "seconds": 3, "draft": int(draft)}).json()["page"])


@pytest.mark.parametrize("script", [True, False])
def test_what_is_recorded_for_a_draft_comes_back_to_it_and_no_word_is_lost(
    script: bool, couple: SimpleNamespace
) -> None:
    alice = couple.alice
    fields = {"form": "letter", "title": "For <you>", "text": "my words", "asks": "yes", "move": "record"}
    recorder = alice.post(APOLOGY, fields)["Location"]
    assert recorder.startswith(f"{NEW}?draft=")
    back = recorded_for(alice, recorder, VIDEO + b"x" * 200, script=script)
    form = alice.get(back)
    html = form.content.decode()
    (line,) = lines_of(alice.space)
    assert re.search(r'name="form" value="video" checked', html)
    assert f'<option value="{line.media}" selected>' in html
    assert "my words" in html
    assert "For &lt;you&gt;" in html
    assert re.search(r'name="asks" value="yes" checked', html)
    assert [entry.fields.get("recording") for entry in alice.read(AmendsDrafted)] in ([""], [None])


def test_a_recorder_can_be_asked_for_before_a_word_is_written(alice: Who) -> None:
    assert alice.post(APOLOGY, {"form": "video", "move": "record"})["Location"].startswith(f"{NEW}?draft=")
    assert alice.post(APOLOGY, {"move": "record"})["Location"].startswith(f"{NEW}?draft=")


def test_a_recording_of_an_address_that_is_not_ones_own_chooses_nothing(alice: Who, bob: Who) -> None:
    theirs = made(bob.space, recording(100))
    for media in (theirs.media, "nonsense", ""):
        assert "selected" not in alice.get(f"{APOLOGY}?recording={media}").content.decode()
    for draft in ("-1", "x", "9" * 40):
        assert alice.get(f"{NEW}?draft={draft}").status_code == 200
        assert 'name="draft"' not in alice.get(f"{NEW}?draft={draft}").content.decode()
