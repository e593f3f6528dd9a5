"""The few template tags: an icon by its name, today's place, sentences from the core's own words."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldseam.core.catalogue.model import Language
from goldseam.core.helplines import InBoth
from goldseam.core.helplines import dial as to_dial

register = template.Library()

ICONS = {
    "today": (
        '<circle cx="12" cy="12" r="4"/><path d="M12 3.5v1.8M12 18.7v1.8M3.5 12h1.8M18.7 12h1.8'
        'M6 6l1.3 1.3M16.7 16.7 18 18M18 6l-1.3 1.3M7.3 16.7 6 18"/>'
    ),
    "us": '<circle cx="9" cy="12" r="5.2"/><circle cx="15" cy="12" r="5.2"/>',
    "practices": '<path d="M5 9.5c0 6 3.2 9.7 7 9.7s7-3.7 7-9.7zM5 9.5h14M12.6 9.5l-1.5 3.1 2 2.2-1.3 4.2"/>',
    "truth": '<path d="M6 3.8h9.2L19 7.5v12.7H6zM9.2 10h6.4M9.2 13.3h6.4M9.2 16.6h3.8"/>',
    "progress": '<path d="M4 16.5c3.5.3 4.3-4.7 7.5-4.7s3.6 2 8.5-5.3M4 20.2h16"/>',
}
_DRAWN = {
    name: format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', SafeString(shape))
    for name, shape in ICONS.items()
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawn icon of one of the places."""
    return _DRAWN[name]


@register.simple_tag
def say(words: Mapping[str, str], key: str, **values: object) -> str:
    """A sentence of the core's own words, with its named places filled in."""
    text = words[key]
    return text.format(**values) if values else text


@register.simple_tag
def say_in(words: Mapping[str, str], section: str, key: str) -> str:
    """As `say`, where the last part of the key is a value of the page."""
    return words[f"{section}.{key}"]


@register.filter
def dial(phone: str) -> str:
    """The address that dials a number."""
    return to_dial(phone)


@register.filter
def in_language(words: InBoth, language: Language) -> str:
    """The words of a help line in the language of the page."""
    return words.read(language)
