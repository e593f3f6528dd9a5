"""Reads the weights of one language: what each feature of a sentence says for or against each label."""

import gzip
import struct
import tomllib
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.catalogue.model import Language
from goldseam.core.coach.features import Kinds, kinds
from goldseam.core.coach.model import Component, Flag
from goldseam.core.coach.rules import CLASSES, FOLDER

WEIGHTS = "weights.json.gz"
FLAGGED = "flagged"
LABELS = (*Flag, *Component, FLAGGED)
"""What a sentence is weighed for, in the order of the columns; `FLAGGED` is any flag at all."""

WHOLE = (Flag.VAGUE, Component.RESPONSIBILITY, FLAGGED)
"""What the draft as a whole is weighed for besides; these columns come after the ones of `LABELS`."""

ZERO = 80
"""The letter of a weight of nothing; the letters beside it are a step more or less, up to `STEPS` of them."""

STEPS = 44

COLUMNS = len(LABELS) + len(WHOLE)
_LANES = struct.Struct(f"<{COLUMNS}I")
_LANE = 32


class ClassesText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of words, and whether stems and endings say something in this language."""

    endings: bool
    classes: Mapping[str, tuple[str, ...]]


class WeightsText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: for each feature a letter for each column; then a row a label over the evidence of a draft.

    `least` says how sure a label must be, without a rule that says the same and with one.
    """

    step: float
    features: Mapping[str, str]
    second: tuple[tuple[float, ...], ...]
    least: Mapping[str, tuple[float, float]]


class Weights(msgspec.Struct, frozen=True):
    """Ready to weigh. The letters of a feature are one whole number, 32 bits a column: so a row is added at once."""

    kinds: Kinds
    endings: bool
    step: float
    features: Mapping[str, int]
    second: Sequence[Sequence[float]]
    least: Mapping[str, tuple[float, float]]

    def known(self, names: Iterable[str]) -> dict[str, int]:
        """Those of these features that say something, with what they say."""
        every = self.features
        return {name: row for name in names if (row := every.get(name))}

    def total(self, rows: Collection[int]) -> list[float]:
        """The sum of these features, as `known` gives them: a number a column."""
        letters = _LANES.unpack(sum(rows).to_bytes(_LANES.size, "little"))
        nothing = ZERO * len(rows)
        return [(each - nothing) * self.step for each in letters]

    def share(self, name: str, column: int) -> float:
        """What one feature says of one column."""
        row = self.features.get(name)
        return 0.0 if row is None else ((row >> _LANE * column & 0xFFFFFFFF) - ZERO) * self.step


class WeightsError(ValueError):
    """A file of classes or weights is missing or wrong. The message names the file and what is allowed."""


def load_classes(language: Language, folder: Path = FOLDER) -> tuple[Kinds, bool]:
    """The kinds of words of a language, and whether its stems and endings are looked at.

    Raises:
        WeightsError: in one line, naming the file.
    """
    path = folder / language.value / f"{CLASSES}.toml"
    try:
        text = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ClassesText)
    except (OSError, UnicodeDecodeError):
        raise WeightsError(f"{path.name}: cannot be read; allowed: TOML in UTF-8") from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise WeightsError(f"{path.name}: {error}") from None
    return kinds(text.classes), text.endings


@cache
def load_weights(language: Language, folder: Path = FOLDER) -> Weights:
    """Read `classes.toml` and `weights.json.gz` of the language's folder.

    Raises:
        WeightsError: in one line, naming the file.
    """
    known, endings = load_classes(language, folder)
    path = folder / language.value / WEIGHTS
    try:
        text = msgspec.json.decode(gzip.decompress(path.read_bytes()), type=WeightsText)
    except (OSError, EOFError, zlib.error):
        raise WeightsError(f"{path.name}: cannot be read; allowed: JSON, as gzip") from None
    except msgspec.DecodeError as error:
        raise WeightsError(f"{path.name}: {error}") from None
    if any(len(row) != COLUMNS for row in text.features.values()):
        raise WeightsError(f"{path.name}: a row is too short or too long; allowed: a letter a column")
    if len(text.second) != len(LABELS) or set(text.least) != {*Flag, *Component}:
        raise WeightsError(f"{path.name}: a label is missing or not known; allowed: {', '.join(LABELS)}")
    features = {
        name: int.from_bytes(row.encode("utf-32-le"), "little") for name, row in text.features.items()
    }
    return Weights(known, endings, text.step, features, text.second, text.least)
