"""What one of the two told the other about the truth: lines without texts, and the mark "told within a day"."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.handed import Corrected, Withdrawn
from goldseam.core.records.kinds import Record

A_DAY = 24 * 60 * 60


class ToldLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that was told, without its words: the page reads those by their numbers.

    `author` is str(UUID), `day` and `withdrawn_on` are ISO dates ("" where it stands), `at` is in Unix
    seconds, `kind` is the tag of its record. `within_a_day`: told by oneself at most 24 hours after it was.
    `corrected_on` is the ISO day of the newest correction, "" where there is none.
    """

    seq: int
    author: str
    day: str
    at: int
    kind: str
    within_a_day: bool = False
    corrections: tuple[int, ...] = ()
    withdrawn_on: str = ""
    corrected_on: str = ""


class ToldState(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything of some kinds that was told, in order of number."""

    lines: tuple[ToldLine, ...] = ()


def within_a_day(happened_at: int, told_at: int) -> bool:
    """Whether `told_at` is at most 24 hours after `happened_at`, both in Unix seconds; 0 is a moment not known."""
    return 0 < happened_at <= told_at <= happened_at + A_DAY


def told_fold(name: str, marked: Mapping[type[Record], Callable[[Entry], bool]]) -> Fold[ToldState]:
    """A fold over the kinds of `marked`; each kind says of an entry whether it has the mark.

    The mark is made from the entry alone, so that nothing written later changes it (T15). A correction or a
    withdrawal counts from the author of what it follows only (S22).
    """

    def run(state: ToldState, entries: Iterable[Entry]) -> ToldState:
        lines = {line.seq: line for line in state.lines}
        corrections: dict[int, list[int]] = {}
        for entry in entries:
            record, person, day = entry.record, str(entry.author), entry.day.isoformat()
            if mark := marked.get(type(record)):
                tag, at = str(type(record).__struct_config__.tag), int(entry.at.timestamp())
                lines[entry.seq] = ToldLine(entry.seq, person, day, at, tag, mark(entry))
            elif isinstance(record, Corrected | Withdrawn):
                line = lines.get(record.follows)
                if line is None or line.author != person:
                    continue
                if isinstance(record, Corrected):
                    corrections.setdefault(line.seq, list(line.corrections)).append(entry.seq)
                    lines[line.seq] = msgspec.structs.replace(line, corrected_on=day)
                else:
                    gone = line.withdrawn_on or day
                    lines[line.seq] = msgspec.structs.replace(line, withdrawn_on=gone)
        for seq, several in corrections.items():
            lines[seq] = msgspec.structs.replace(lines[seq], corrections=tuple(several))
        return ToldState(tuple(lines.values()))

    return Fold(name, 2, (*marked, Corrected, Withdrawn), ToldState, run)
