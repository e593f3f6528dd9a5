"""A calendar as calendar programs read it: lines that end and fold as RFC 5545 wants, and nothing but the text."""

from datetime import UTC, datetime, timedelta

from goldseam.core.reminders import feed

NOW = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


def test_each_moment_is_an_event_with_an_alarm() -> None:
    text = feed([NOW, NOW + timedelta(days=7)], "Plants", "abc", NOW).decode()

    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("BEGIN:VALARM") == 2
    assert "DTSTART:20260302T183000Z\r\nDTEND:20260302T184500Z\r\nSUMMARY:Plants\r\n" in text
    assert "UID:20260302T183000Z-abc" in text
    assert "UID:20260309T183000Z-abc" in text


def test_a_calendar_without_events_is_one_too() -> None:
    assert b"VEVENT" not in feed([], "Plants", "abc", NOW)


def test_signs_with_a_meaning_are_escaped_and_lines_stay_lines() -> None:
    text = feed([NOW], "a; b, c\\d\r\nEND:VCALENDAR", "abc", NOW).decode()

    assert "SUMMARY:a\\; b\\, c\\\\d\\nEND:VCALENDAR\r\n" in text
    assert text.count("\r\nEND:VCALENDAR") == 1


def test_long_lines_are_folded_between_letters() -> None:
    words = "Полить цветы на окне 😀 " * 8
    written = feed([NOW], words.strip(), "abc", NOW)

    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert f"SUMMARY:{words.strip()}" in written.replace(b"\r\n ", b"").decode()


def test_nothing_in_it_names_the_program() -> None:
    assert b"goldseam" not in feed([NOW], "Plants", "abc", NOW).lower()
