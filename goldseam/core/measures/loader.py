"""Reads the questionnaires, strictly: one without citation, licence, source or whole scoring does not load."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.reading import read_table, to_struct
from goldseam.core.measures.model import Instrument, Item

FOLDER = Path(__file__).resolve().parents[2] / "content" / "measures"
NOT_EMPTY = ("name", "citation", "licence", "source", "scoring")


class MeasureError(ValueError):
    """A file of a questionnaire is missing or wrong. One line a problem: file, field, what is allowed."""


@cache
def load_instruments(folder: Path = FOLDER) -> tuple[Instrument, ...]:
    """Read every `NAME.toml` of the folder, in the order in which they are offered.

    Raises:
        MeasureError: naming every file and field that is wrong, and what is allowed.
    """
    problems: list[str] = []
    found = [_read(path, problems) for path in sorted(folder.glob("*.toml"))]
    if problems:
        raise MeasureError("\n".join(problems))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.order))


def _read(path: Path, problems: list[str]) -> Instrument | None:
    table = read_table(path, path.name, problems)
    if table is None:
        return None
    found = to_struct(table, Instrument, path.name, problems)
    if found is None:
        return None
    problems.extend(f"{path.name}: {problem}" for problem in _problems(found))
    return msgspec.structs.replace(found, id=path.stem)


def _problems(found: Instrument) -> Iterator[str]:
    for field in NOT_EMPTY:
        if not getattr(found, field).strip():
            yield f"{field} is empty; allowed is where it comes from, in words"
    if not found.source.startswith("https://"):
        yield "source is not right; allowed is an address that begins with https://"
    if Language.EN not in found.validated:
        yield "validated is not right; allowed is a list with en in it"
    if not found.item or not found.cut_off:
        yield "item and cut_off are not right; allowed is one table of each at least"
    if not 0 <= found.safety_item <= len(found.item):
        yield "safety_item is not right; allowed is the number of an item, or 0"
    yield from _wrong_items(found)
    yield from _wrong_figures(found)


def _wrong_items(found: Instrument) -> Iterator[str]:
    scales = {scale.id: scale for scale in found.scale}
    for scale in found.scale:
        if len(scale.option) < 2 or len({option.points for option in scale.option}) < len(scale.option):
            yield f"scale {scale.id}: allowed are two options at least, each with points of its own"
    russian = Language.RU in found.validated
    spoken = [found.instruction.ru]
    spoken += [option.ru for scale in found.scale for option in scale.option if option.en]
    for number, item in enumerate(found.item, 1):
        if item.scale not in scales:
            yield f"item {number}: scale is not known; allowed are {', '.join(scales)}"
        spoken.append(item.ru)
    if any(bool(each) is not russian for each in spoken):
        yield "ru: allowed is the official wording of every word where validated has ru, and of none else"


def _wrong_figures(found: Instrument) -> Iterator[str]:
    scales = {scale.id: [option.points for option in scale.option] for scale in found.scale}
    known: list[Item] = [item for item in found.item if scales.get(item.scale)]
    lowest = sum(min(scales[item.scale]) for item in known)
    highest = sum(max(scales[item.scale]) for item in known)
    if (found.lowest, found.highest) != (lowest, highest):
        yield f"lowest and highest are not what the items add up to: {lowest} and {highest}"
    published = [(cut.points, cut.source) for cut in found.cut_off]
    published += [(each.points, each.source) for each in (found.well, *found.change) if each is not None]
    for points, source in published:
        if not found.lowest < points <= found.highest or not source.strip():
            yield "cut_off, well, change: allowed are points within the sums, with their source"
    for each in found.reliability:
        if not 0.0 < each.value < 1.0 or each.sd <= 0.0 or not each.source.strip():
            yield "reliability: allowed is a value between 0 and 1 and an sd above 0, with their source"
