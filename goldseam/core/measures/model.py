"""What a questionnaire is: its items with their points, where it comes from, what its sum means."""

from enum import StrEnum

import msgspec

from goldseam.core.catalogue.model import Language


class Better(StrEnum):
    """Which way it goes better."""

    LOWER = "lower"
    HIGHER = "higher"


class How(StrEnum):
    """What a reliability was found from: asked twice, or the items among each other."""

    RETEST = "retest"
    ALPHA = "alpha"


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of our own, in each language."""

    en: str
    ru: str

    def in_(self, language: Language) -> str:
        """The words in one language."""
        return self.ru if language is Language.RU else self.en


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the instrument itself: `ru` only where an official translation has them."""

    en: str
    ru: str = ""


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer and its points. Without words it is a place between two ends."""

    points: int
    en: str = ""
    ru: str = ""


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answers of some items, in the order in which the instrument shows them."""

    id: str
    option: tuple[Option, ...]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item in its own words. With `to` it is a pair of words with places between them."""

    scale: str
    en: str
    ru: str = ""
    to: str = ""


class CutOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sum from which on something is said, with who found it. Where more is better: from which on downwards."""

    points: float
    source: str
    means: Said


class Reliability(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How alike two answers of the same person are, with the standard deviation it was found with."""

    how: How
    value: float
    sd: float
    source: str


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points that a publication gives: a change that counts, or the sum beyond which somebody is well again."""

    points: float
    source: str


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A questionnaire as its file has it. Without citation, licence and source it does not load.

    `validated` are the languages whose wording is the official one; in others the English items are shown.
    `safety_item` is the number of an item (from 1) that opens the safety card above 0; 0 for none.
    `change` are published points, `reliability` what points are worked out from; the widest counts.
    """

    name: str
    citation: str
    licence: str
    source: str
    scoring: str
    validated: tuple[Language, ...]
    better: Better
    lowest: int
    highest: int
    about: Said
    instruction: Wording
    scale: tuple[Scale, ...]
    item: tuple[Item, ...]
    cut_off: tuple[CutOff, ...]
    order: int
    well: Published | None = None
    change: tuple[Published, ...] = ()
    reliability: tuple[Reliability, ...] = ()
    safety_item: int = 0
    copyright: str = ""
    id: str = ""

    def options(self, item: Item) -> tuple[Option, ...]:
        """The answers of an item."""
        return next(each.option for each in self.scale if each.id == item.scale)

    def speaks(self, language: Language) -> bool:
        """Whether the official wording exists in this language."""
        return language in self.validated
