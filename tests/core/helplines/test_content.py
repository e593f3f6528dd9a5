"""What the shipped help lines promise to somebody who looks for help at night."""

from collections.abc import Iterator
from datetime import date

from goldseam.core.catalogue.model import Language
from goldseam.core.helplines import (
    Checked,
    Country,
    Emergency,
    HelpLine,
    InBoth,
    Kind,
    Service,
    load_countries,
    stale,
)

RELEASE_DAY = date(2026, 11, 22)
OWED = {"us", "gb", "ie", "ca", "au", "nz", "za", "in", "ru", "ua", "by", "kz", "am", "ge", "md", "kg", "uz"}


def entries() -> Iterator[tuple[str, Emergency | HelpLine]]:
    for country in load_countries():
        for number in country.emergency:
            yield country.code, number
        for line in country.lines:
            yield country.code, line


def sayings(country: Country) -> Iterator[InBoth]:
    yield country.name
    if country.note:
        yield country.note
    for line in country.lines:
        yield line.about
        if line.hours:
            yield line.hours


def test_the_english_and_russian_worlds_and_more_are_there() -> None:
    codes = [country.code for country in load_countries()]
    assert set(codes) >= OWED
    assert len(codes) >= 24
    assert codes == sorted(set(codes))


def test_every_country_has_an_emergency_number_that_answers_a_voice() -> None:
    for country in load_countries():
        assert country.emergency[0].service is not Service.TEXT, country.code


def test_every_entry_says_where_when_and_whether_it_was_checked() -> None:
    for code, entry in entries():
        assert entry.source.startswith("http"), code
        assert entry.checked_on <= RELEASE_DAY, code
        assert entry.checked in Checked, code


def test_a_verified_entry_names_the_pages_that_showed_it() -> None:
    for code, entry in entries():
        if entry.checked is Checked.VERIFIED:
            assert entry.seen, (code, entry)


def test_most_lines_could_be_verified_and_some_honestly_not() -> None:
    states = [line.checked for country in load_countries() for line in country.lines]
    assert states.count(Checked.VERIFIED) > len(states) / 2
    assert Checked.NOT_VERIFIED in states


def test_nothing_is_overdue_on_the_day_of_the_release() -> None:
    assert stale(load_countries(), RELEASE_DAY) == ()


def test_every_country_has_a_line_about_violence_at_home_or_says_that_it_has_none() -> None:
    for country in load_countries():
        served = {kind for line in country.lines for kind in (line.kind, *line.also)}
        assert Kind.DOMESTIC_VIOLENCE in served or country.note, country.code


def test_a_line_appears_once_in_its_country() -> None:
    for country in load_countries():
        names = [line.name for line in country.lines]
        assert len(names) == len(set(names)), country.code


def test_both_languages_are_written_in_their_own_letters() -> None:
    for country in load_countries():
        for saying in sayings(country):
            english, russian = (set(saying.read(language).lower()) for language in Language)
            assert not english & set("абвгдежзийклмнопрстуфхцчшщъыьэюя"), saying.en
            assert russian & set("абвгдежзийклмнопрстуфхцчшщъыьэюя"), saying.ru


def test_lines_are_described_calmly_and_shortly() -> None:
    for country in load_countries():
        for saying in sayings(country):
            for language in Language:
                words = saying.read(language)
                assert "!" not in words
                assert len(words.split()) <= 32, words
