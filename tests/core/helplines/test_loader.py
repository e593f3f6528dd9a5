"""A broken file of help lines stops the start, in one line that says what is allowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldseam.core.helplines import Channel, Checked, HelplineError, Kind, Service, load_countries

Write = Callable[..., Path]


def check_refused(folder: Path, *said: str) -> None:
    with pytest.raises(HelplineError) as caught:
        load_countries(folder)
    message = str(caught.value)
    assert "\n" not in message
    for part in said:
        assert part in message, message


def test_a_right_file_is_read_whole(write: Write) -> None:
    (country,) = load_countries(write())
    assert (country.code, country.name.ru) == ("xx", "Нигде")
    assert country.emergency[0].checked is Checked.VERIFIED
    assert country.lines[0].kind is Kind.DOMESTIC_VIOLENCE
    assert country.note is None


@pytest.mark.parametrize(
    ("old", "new", "field", "allowed"),
    [
        ('kind = "domestic_violence"', 'kind = "noise"', "line[0].kind", ", ".join(Kind)),
        ('service = "all"', 'service = "fire"', "emergency[0].service", ", ".join(Service)),
        ('checked = "not_verified"', 'checked = "yes"', "line[0].checked", ", ".join(Checked)),
        ('phone = ["0800 111"]', 'phone = ["call me"]', "line[0].phone[0]", "digits"),
        ('phone = "112"', 'phone = "112 "', "emergency[0].phone", "digits"),
        ('phone = ["0800 111"]', "phone = 800111", "line[0].phone", "digits"),
        ('languages = ["en"]', 'languages = ["English"]', "line[0].languages[0]", "ISO 639-1"),
        ('"https://line.example/"', '"line.example"', "line[0].source", "https://"),
        ('about.ru = "Для всех."', 'about.ru = " "', "line[0].about.ru", "words"),
        ('about.ru = "Для всех."\n', "", "line[0].about.ru", "words"),
        ('name.ru = "Нигде"\n', "", "name.ru", "words"),
        ('source = "https://line.example/"\n', "", "line[0].source", "https://"),
        (
            'checked_on = 2026-11-22\nchecked = "not',
            'checked_on = "today"\nchecked = "not',
            "line[0].checked_on",
            "without quotes",
        ),
        (
            'phone = ["0800 111"]',
            'text = [{ to = "11", channel = "fax" }]',
            "line[0].text[0].channel",
            ", ".join(Channel),
        ),
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(
    write: Write, old: str, new: str, field: str, allowed: str
) -> None:
    check_refused(write((old, new)), "xx.toml: ", field, "allowed: ", allowed)


@pytest.mark.parametrize(
    ("old", "new", "field", "allowed"),
    [
        ('phone = "112"', 'phone = "112"\nfax = "112"', "emergency[0].fax", "phone, service"),
        ('name = "The Line"', 'name = "The Line"\nfax = "112"', "line[0].fax", "kind, name"),
        ('about.en = "For anybody."', 'about.de = "Alle."', "line[0].about.de", "en, ru"),
        ('name.en = "Nowhere"', 'flag = "x"\nname.en = "Nowhere"', "flag", "name, emergency, line"),
        ('phone = ["0800 111"]', 'text = [{ to = "1", via = "x" }]', "line[0].text[0].via", "to, say"),
    ],
)
def test_a_field_that_nobody_knows_is_refused_with_those_that_exist(
    write: Write, old: str, new: str, field: str, allowed: str
) -> None:
    check_refused(write((old, new)), f"xx.toml: {field}", "unknown field", f"allowed: {allowed}")


def test_a_line_that_cannot_be_reached_is_refused(write: Write) -> None:
    check_refused(write(('phone = ["0800 111"]\n', "")), "line[0]", "one of phone, text, chat, web")


def test_a_line_is_not_both_always_open_and_open_at_hours(write: Write) -> None:
    both = 'always = true\nhours.en = "Mondays"\nhours.ru = "По понедельникам"\nlanguages'
    check_refused(write(("languages", both)), "line[0]", "always or hours")


@pytest.mark.parametrize(
    "seen",
    [
        "[]",
        '["https://one.example/"]',
        '["https://one.example/a", "https://one.example/b"]',
    ],
)
def test_verified_needs_the_official_page_or_two_publishers(write: Write, seen: str) -> None:
    change = ('checked = "not_verified"', f'checked = "verified"\nseen = {seen}')
    check_refused(write(change), "line[0]", "two sites in seen")


def test_two_publishers_verify_and_so_does_the_official_page_alone(write: Write) -> None:
    for seen in ('["https://one.example/", "https://two.example/"]', '["https://line.example/"]'):
        folder = write(('checked = "not_verified"', f'checked = "verified"\nseen = {seen}'))
        load_countries.cache_clear()
        assert load_countries(folder)[0].lines[0].checked is Checked.VERIFIED


def test_a_country_without_an_emergency_number_is_refused(write: Write) -> None:
    folder = write()
    file = folder / "xx.toml"
    head, _, line = file.read_text(encoding="utf-8").partition("[[emergency]]")
    file.write_text(head + line[line.index("[[line]]") :], encoding="utf-8")
    check_refused(folder, "xx.toml: emergency", "[[emergency]] at least")
    file.write_text("emergency = []\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    check_refused(folder, "xx.toml: emergency", "[[emergency]] at least")


def test_the_file_name_is_the_country_code(write: Write, tmp_path: Path) -> None:
    check_refused(write(name="Nowhere.toml"), "Nowhere.toml: code", "two small letters")
    (tmp_path / "Nowhere.toml").unlink()
    check_refused(write(("name.en", 'code = "yy"\nname.en')), "xx.toml: code is not written")


def test_text_that_is_no_toml_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text("name = \n", encoding="utf-8")
    check_refused(tmp_path, "xx.toml: ", "line 1")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_bytes(b"\xff\xfe\x00")
    check_refused(tmp_path, "xx.toml: cannot be read", "UTF-8")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    check_refused(tmp_path, "no country", "nz.toml")
