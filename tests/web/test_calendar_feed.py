"""The calendar: neutral events at an address that is shown once, found by nobody else, and ends when asked (S28)."""

import re
import secrets
from typing import Any

import msgspec

from goldseam.core import vault
from goldseam.core.reminders import Order, Plan
from goldseam.ledger.models import CalendarFeed

Who = Any
PAGE = "/account/reminders/"
WEEKLY = {
    "days": ["0", "3"],
    "at": "19:30",
    "weeks": "1",
    "zone": "Europe/Berlin",
    "quiet_from": "22:00",
    "quiet_to": "07:00",
    "words": "water the plants",
}
FEED = re.compile(r"http://127\.0\.0\.1:8000(/calendar/[A-Za-z0-9_-]{64}\.ics)")


def shown(who: Who, address: str = PAGE) -> str:
    return who.get(address).content.decode()  # type: ignore[no-any-return]


def made_feed(who: Who) -> str:
    page = who.post(f"{PAGE}calendar/").content.decode()
    found = FEED.search(page)
    assert found is not None
    return found.group(1)


def test_a_calendar_reads_neutral_events_without_signing_in(carol: Who, browsers: Any) -> None:
    carol.post(PAGE, WEEKLY)
    answer = browsers().get(made_feed(carol))
    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert text.count("BEGIN:VEVENT") == 40
    assert "DTSTART:20261123T183000Z\r\n" in text
    assert "SUMMARY:water the plants\r\n" in text
    assert "goldseam" not in text.lower()
    assert carol.name not in text
    assert str(carol.unlocked.person) not in text


def test_its_address_is_shown_once_and_a_new_one_ends_it(carol: Who, browsers: Any) -> None:
    first = made_feed(carol)
    assert first not in shown(carol, f"{PAGE}calendar/")
    assert first not in shown(carol)
    second = made_feed(carol)
    assert first != second
    assert [browsers().get(each).status_code for each in (first, second)] == [404, 200]


def test_it_follows_what_is_chosen_later(carol: Who, browsers: Any) -> None:
    address = made_feed(carol)
    carol.post(PAGE, WEEKLY)
    assert "SUMMARY:water the plants" in browsers().get(address).content.decode()


def test_s16_ended_guessed_and_misspelt_addresses_answer_alike(carol: Who, browsers: Any) -> None:
    ended = made_feed(carol)
    carol.post(f"{PAGE}stop/")
    there = made_feed(carol)
    guesses = [
        ended,
        there.replace("/calendar/", "/calendar/A")[: len(there) - 4] + ".ics",
        there[:60] + "AAAAAAAAAAAA" + ".ics",
        "/calendar/x.ics",
        f"/calendar/{'A' * 64}.ics",
        f"/calendar/{'!' * 64}.ics",
        f"/calendar/{'ж' * 64}.ics",
    ]
    answers = [browsers().get(each) for each in guesses]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, b"")}
    headers = [
        {name: value for name, value in answer.headers.items() if name != "Set-Cookie"} for answer in answers
    ]
    assert headers == headers[:1] * len(headers)


def test_a_calendar_that_was_tampered_with_is_none(carol: Who, browsers: Any) -> None:
    address = made_feed(carol)
    CalendarFeed.objects.filter(person=carol.unlocked.person).update(sealed=b"x")
    assert browsers().get(address).status_code == 404


def test_a_calendar_in_a_zone_this_machine_does_not_know_rings_at_no_hour_until_it_is_chosen_anew(
    carol: Who, browsers: Any
) -> None:
    carol.post(PAGE, WEEKLY)
    address = made_feed(carol)
    order = Order("Reminder", "Reminder", "water the plants", Plan((0,), 1170, "Nowhere/At_All"))
    row = CalendarFeed.objects.get(person=carol.unlocked.person)
    sealed = vault.seal_to_person(
        vault.PublicKey(bytes(row.public_key)),
        carol.unlocked.person,
        msgspec.msgpack.encode(order),
        secrets.token_bytes,
    )
    CalendarFeed.objects.filter(person=carol.unlocked.person).update(sealed=sealed)
    assert browsers().get(address).status_code == 404
    carol.post(PAGE, WEEKLY)
    assert browsers().get(address).status_code == 200
