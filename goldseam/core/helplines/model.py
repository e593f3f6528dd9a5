"""What the help page knows about a country: emergency numbers first, then lines, each with its proof."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from goldseam.core.catalogue.model import Language

Code = Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
Text = Annotated[str, Meta(pattern=r"^\S(.*\S)?$")]
Phone = Annotated[str, Meta(pattern=r"^[+*#]?[0-9](?:[0-9 *#-]*[0-9#])?$")]
Address = Annotated[str, Meta(pattern=r"^https?://[^\s/]+\.[^\s]+$")]


class Kind(StrEnum):
    """What a line is for. A line has one kind and may serve others too (`also`)."""

    DOMESTIC_VIOLENCE = "domestic_violence"
    CRISIS_SUICIDE = "crisis_suicide"
    SEXUAL_VIOLENCE = "sexual_violence"
    CHILDREN = "children"
    LGBT = "lgbt"
    OWN_ANGER = "own_anger"


class Service(StrEnum):
    """Who answers an emergency number."""

    ALL = "all"
    POLICE = "police"
    AMBULANCE = "ambulance"
    TEXT = "text"


class Channel(StrEnum):
    """How a written message is sent."""

    SMS = "sms"
    WHATSAPP = "whatsapp"


class Checked(StrEnum):
    """Whether every number of an entry was found again in published pages; nobody dialled it."""

    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"


class InBoth(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same plain words in every language of the product."""

    en: Text
    ru: Text

    def read(self, language: Language) -> str:
        """Give the words in one language."""
        return self.ru if language is Language.RU else self.en


class TextLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to write: a number, the word to begin with where one is asked for, and the channel."""

    to: Phone
    say: str = ""
    channel: Channel = Channel.SMS


class Emergency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An emergency number. `source` is an official address, `seen` are the pages that showed the number."""

    phone: Phone
    service: Service
    source: Address
    checked_on: date
    checked: Checked
    seen: tuple[Address, ...] = ()

    def __post_init__(self) -> None:
        _refuse_unproven(self.checked, self.source, self.seen)


class HelpLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of help: what it is called, what it is, how and when it is reached, and its proof.

    `languages` are ISO 639-1 codes that the line itself speaks, `interpreters` says that others are
    possible. `always` is day and night; `hours` are plain words; neither means that we do not know.
    `checked_on` is the day of the last comparison, also when it failed.
    """

    kind: Kind
    name: Text
    about: InBoth
    languages: tuple[Code, ...]
    source: Address
    checked_on: date
    checked: Checked
    seen: tuple[Address, ...] = ()
    also: tuple[Kind, ...] = ()
    phone: tuple[Phone, ...] = ()
    text: tuple[TextLine, ...] = ()
    chat: Address | None = None
    web: Address | None = None
    always: bool = False
    hours: InBoth | None = None
    interpreters: bool = False

    def __post_init__(self) -> None:
        _refuse_unproven(self.checked, self.source, self.seen)
        if not (self.phone or self.text or self.chat or self.web):
            raise ValueError("a line needs one of phone, text, chat, web")
        if self.always and self.hours is not None:
            raise ValueError("a line has always or hours, not both")


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"lines": "line"}):
    """A country: its names, emergency numbers first, then its lines in the order they are shown.

    `code` is ISO 3166 alpha-2 in lower case and comes from the file name.
    """

    code: Code
    name: InBoth
    emergency: Annotated[tuple[Emergency, ...], Meta(min_length=1)]
    lines: Annotated[tuple[HelpLine, ...], Meta(min_length=1)]
    note: InBoth | None = None


def _refuse_unproven(checked: Checked, source: str, seen: tuple[str, ...]) -> None:
    """One official page is enough; otherwise two pages of different publishers are needed."""
    if checked is Checked.NOT_VERIFIED or source in seen:
        return
    if len({urlsplit(page).hostname for page in seen}) < 2:
        raise ValueError("verified needs its source among seen, or two sites in seen")
