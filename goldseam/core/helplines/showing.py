"""Puts countries and lines in the order a reader looks for them, and numbers in the form a phone dials."""

from collections.abc import Iterable
from urllib.parse import quote

from goldseam.core.catalogue.model import Language
from goldseam.core.helplines.model import Country, HelpLine, Kind


def in_order(countries: Iterable[Country], language: Language) -> tuple[Country, ...]:
    """Sort by the name in the reader's language; in Russian ё stands with е, as in a dictionary."""
    return tuple(sorted(countries, key=lambda country: _sortable(country.name.read(language))))


def lines_for(country: Country, kind: Kind) -> tuple[HelpLine, ...]:
    """Give the lines of one kind: first those made for it, then those that serve it too."""
    made = tuple(line for line in country.lines if line.kind is kind)
    return made + tuple(line for line in country.lines if kind in line.also and line.kind is not kind)


def dial(phone: str) -> str:
    """Give the address that dials a number: `0808 2000 247` becomes `tel:08082000247`."""
    return "tel:" + quote(phone.replace(" ", "").replace("-", ""), safe="+*")


def _sortable(name: str) -> str:
    return name.casefold().replace("ё", "е")
