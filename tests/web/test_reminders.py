"""Reminders: off by default, neutral, an address that is confirmed and never shown again, one tap to stop (S28)."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
from django.conf import settings

from goldseam.core.records import Preferred
from goldseam.ledger import post_key
from goldseam.ledger.models import CalendarFeed, Reminder
from goldseam.ledger.posting import Ways, post_due
from goldseam.ledger.smtp import send

Who = Any
Box = Any
PAGE = "/account/reminders/"
ADDRESS = "kim@mail.example"
WEEKLY = {
    "days": ["0", "3"],
    "at": "19:37",
    "weeks": "1",
    "zone": "Europe/Berlin",
    "quiet_from": "22:00",
    "quiet_to": "07:00",
    "words": "water the plants",
}
FEED = re.compile(r"http://127\.0\.0\.1:8000(/calendar/[A-Za-z0-9_-]{64}\.ics)")


@pytest.fixture
def post(mailbox: Box, inspecting: Callable[[], AbstractContextManager[None]]) -> Callable[[Who], None]:
    """Let the post run at the moment of somebody's clock."""

    def run(who: Who) -> None:
        with inspecting():
            post_due(post_key.private_key(), Ways(mail=partial(send, mailbox.smtp)), who.clock.moment)

    return run


@pytest.fixture
def confirmed(carol: Who, mailbox: Box, post: Callable[[Who], None]) -> Who:
    """Carol, who is reminded by mail."""
    carol.post(PAGE, WEEKLY)
    carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    post(carol)
    assert carol.post(f"{PAGE}code/", {"code": code_in(mailbox)}).status_code == 302
    return carol


def code_in(mailbox: Box) -> str:
    return re.findall(rb"code: (\d{6})", mailbox.raw[-1])[0].decode()  # type: ignore[no-any-return]


def shown(who: Who, address: str = PAGE) -> str:
    return who.get(address).content.decode()  # type: ignore[no-any-return]


def rows(who: Who) -> tuple[bool, bool]:
    person = who.unlocked.person
    return Reminder.objects.filter(person=person).exists(), CalendarFeed.objects.filter(
        person=person
    ).exists()


def test_s28_nothing_is_on_until_somebody_chooses_it(carol: Who) -> None:
    assert rows(carol) == (False, False)
    assert "They are off until you choose a way." in shown(carol)
    carol.post(PAGE, WEEKLY)
    assert rows(carol) == (False, False)


def test_what_will_be_sent_is_shown_word_for_word(confirmed: Who, mailbox: Box, post: Any) -> None:
    page = shown(confirmed)
    for words in ("<dd>Reminder</dd>", "<dd>water the plants</dd>", "23 November 2026, 19:30", "k…@m…"):
        assert words in page
    confirmed.clock.passes(days=1, minutes=40)
    post(confirmed)
    assert len(mailbox.raw) == 2
    assert b"water the plants" in mailbox.raw[1]
    assert b"Subject: Reminder\r\n" in mailbox.raw[1]


def test_the_hour_is_kept_to_a_quarter(carol: Who) -> None:
    carol.post(PAGE, WEEKLY)
    assert 'value="19:30"' in shown(carol)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("days", [], "Choose at least one day."),
        ("days", ["7"], "Choose at least one day."),
        ("at", "late", "Give each hour like 19:30."),
        ("quiet_to", "", "Give each hour like 19:30."),
        ("at", "23:00", "lies in the quiet hours"),
        ("weeks", "3", "every second week"),
        ("zone", "Berlin", "like Europe/Berlin"),
        ("zone", "../../etc/passwd", "like Europe/Berlin"),
        ("zone", "Europe", "like Europe/Berlin"),
        ("words", "x" * 81, "one short line"),
        ("words", "a\u202eb", "one short line"),
    ],
)
def test_what_cannot_be_taken_is_said_and_stays_as_typed(
    carol: Who, field: str, typed: Any, says: str
) -> None:
    answer = carol.post(PAGE, {**WEEKLY, field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert 'value="water the plants"' in page or field == "words"


@pytest.mark.parametrize("words", ["our trust", "после измены"])
def test_s28_telling_words_are_named_and_may_stay(carol: Who, words: str) -> None:
    answer = carol.post(PAGE, {**WEEKLY, "words": words})
    assert answer.status_code == 422
    assert words.split()[1] in answer.content.decode()
    assert f'value="{words}"' in answer.content.decode()
    assert carol.post(PAGE, {**WEEKLY, "words": words, "anyway": "yes"}).status_code == 302
    assert f"<dd>{words}</dd>" in shown(carol)


def test_s28_what_the_program_says_itself_tells_nothing(carol: Who) -> None:
    for language in ("en", "ru"):
        carol.post("/language/", {"language": language})
        carol.post(PAGE, {**WEEKLY, "words": ""})
        sent = re.findall(r"<dd>([^<]+)</dd>", shown(carol))
        assert len(sent) == 3
        assert carol.post(PAGE, {**WEEKLY, "words": " ".join(sent)}).status_code == 302


def test_without_a_mail_server_the_page_says_so_and_offers_the_calendar(carol: Who) -> None:
    assert "Not set up on this server" in shown(carol)
    page = shown(carol, f"{PAGE}mail/")
    assert "not set up to send mail" in page
    assert 'type="email"' not in page
    answer = carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    assert answer.status_code == 422
    assert ADDRESS in answer.content.decode()
    assert rows(carol) == (False, False)


def test_nothing_but_a_code_goes_out_before_it_was_typed(carol: Who, mailbox: Box, post: Any) -> None:
    carol.post(PAGE, WEEKLY)
    assert carol.post(f"{PAGE}mail/", {"address": ADDRESS})["Location"] == f"{PAGE}code/"
    assert mailbox.raw == []
    post(carol)
    assert mailbox.people == [ADDRESS]
    assert b"plants" not in mailbox.raw[0]
    for _ in range(8):
        carol.clock.passes(days=1)
        post(carol)
    assert len(mailbox.raw) == 1


def test_the_address_is_never_shown_again(confirmed: Who) -> None:
    for address in (PAGE, f"{PAGE}mail/", f"{PAGE}code/", f"{PAGE}calendar/", "/account/"):
        assert ADDRESS not in shown(confirmed, address)
    assert ADDRESS not in str(confirmed.read(Preferred))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kim",
        "kim@",
        "@mail.example",
        "kim@mail",
        "k im@mail.example",
        "kim@mail.example\nBcc: x@y.example",
        "ким@почта.рф",
        f"{'k' * 65}@mail.example",
        f"kim@{'m.' * 130}example",
    ],
)
def test_what_is_no_address_is_not_taken(carol: Who, mailbox: Box, address: str) -> None:
    assert mailbox
    answer = carol.post(f"{PAGE}mail/", {"address": address})
    assert answer.status_code == 422
    assert "Give a whole mail address" in answer.content.decode()
    assert rows(carol) == (False, False)


def test_codes_cannot_be_rained_on_anybody(carol: Who, mailbox: Box, post: Any) -> None:
    carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    carol.post(f"{PAGE}stop/")
    answer = carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    assert answer.status_code == 422
    assert "in ten minutes" in answer.content.decode()
    carol.clock.passes(minutes=10)
    carol.unlock(carol.passphrase)
    assert carol.post(f"{PAGE}mail/", {"address": ADDRESS}).status_code == 302
    post(carol)
    assert len(mailbox.raw) == 1


def test_five_wrong_codes_forget_the_address(carol: Who, mailbox: Box, post: Any) -> None:
    carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    post(carol)
    wrong = "000000" if code_in(mailbox) != "000000" else "111111"
    for _ in range(4):
        answer = carol.post(f"{PAGE}code/", {"code": wrong})
        assert answer.status_code == 422
        assert f'value="{wrong}"' in answer.content.decode()
    assert carol.post(f"{PAGE}code/", {"code": wrong})["Location"] == f"{PAGE}?ended=1"
    assert rows(carol) == (False, False)
    assert carol.post(f"{PAGE}code/", {"code": code_in(mailbox)})["Location"] == PAGE
    assert rows(carol) == (False, False)


def test_changing_the_words_does_not_confirm_an_address(carol: Who, mailbox: Box, post: Any) -> None:
    carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    assert "Waits for its code" in shown(carol)
    assert "on their way to k…@m…" in shown(carol, f"{PAGE}code/")
    carol.post(PAGE, WEEKLY)
    post(carol)
    carol.clock.passes(days=4)
    post(carol)
    assert len(mailbox.raw) == 1


def test_a_new_hour_needs_no_new_address(confirmed: Who, mailbox: Box, post: Any) -> None:
    confirmed.post(PAGE, {**WEEKLY, "at": "08:00", "words": "tea"})
    confirmed.clock.passes(hours=14)
    post(confirmed)
    assert mailbox.people == [ADDRESS, ADDRESS]
    assert b"tea" in mailbox.raw[1]


def test_what_could_not_be_delivered_says_so_and_is_begun_again(confirmed: Who) -> None:
    Reminder.objects.filter(person=confirmed.unlocked.person).update(due=None)
    assert "It could not be delivered and rests." in shown(confirmed)
    confirmed.post(PAGE, WEEKLY)
    assert "next:" in shown(confirmed)


def test_where_mail_is_no_longer_sent_a_change_ends_it(confirmed: Who) -> None:
    (settings.HOME / "post.pub").unlink()
    assert confirmed.post(PAGE, {**WEEKLY, "at": "08:00"}).status_code == 302
    assert rows(confirmed) == (False, False)


def made_feed(who: Who) -> str:
    page = who.post(f"{PAGE}calendar/").content.decode()
    found = FEED.search(page)
    assert found is not None
    return found.group(1)


def test_one_tap_stops_everything(confirmed: Who, mailbox: Box, post: Any) -> None:
    address = made_feed(confirmed)
    assert "Stop all reminders" in shown(confirmed)
    assert confirmed.post(f"{PAGE}stop/")["Location"] == f"{PAGE}?stopped=1"
    assert rows(confirmed) == (False, False)
    assert confirmed.get(address).status_code == 404
    confirmed.clock.passes(days=1, hours=1)
    post(confirmed)
    assert len(mailbox.raw) == 1
    confirmed.unlock(confirmed.passphrase)
    page = shown(confirmed)
    assert "By mail" in page
    assert "Stop all reminders" not in page
    assert "k…@m…" not in page
    assert confirmed.post(f"{PAGE}stop/").status_code == 302


def zone_on(page: str) -> str:
    return re.findall(r'name="zone" value="([^"]*)"', page)[0]  # type: ignore[no-any-return]


def test_the_usual_hour_is_that_of_the_place_where_somebody_lives(carol: Who) -> None:
    assert zone_on(shown(carol)) == "UTC"
    carol.client.cookies["zone"] = "Asia/Tokyo"
    assert zone_on(shown(carol)) == "Asia/Tokyo"
    feed = FEED.search(carol.post(f"{PAGE}calendar/").content.decode())
    assert feed is not None
    # Sunday 19:00 in Tokyo.
    assert "DTSTART:20261129T100000Z" in shown(carol, feed.group(1))


def test_a_zone_this_machine_does_not_know_any_more_gives_way_to_that_of_the_person(confirmed: Who) -> None:
    confirmed.wrote(Preferred("reminder_zone", "Nowhere/At_All"))
    confirmed.client.cookies["zone"] = "Asia/Tokyo"
    assert zone_on(shown(confirmed)) == "Asia/Tokyo"
    assert "19:30" in shown(confirmed)
    assert confirmed.post(PAGE, {**WEEKLY, "zone": zone_on(shown(confirmed))}).status_code == 302
    assert "23 November 2026, 19:30" in shown(confirmed)
