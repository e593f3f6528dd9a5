"""Private notes, forms that arrived while locked, and the record that something was erased."""

from collections.abc import Iterable

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record


class Noted(Record, frozen=True, tag="note"):
    """A private note. `practice` names the practice it was written for, where there is one."""

    text: str
    practice: str = ""


class FormKept(Record, frozen=True, tag="kept_form"):
    """A form that was sent while locked: the page it belongs to and its fields as they were typed."""

    page: str
    fields: tuple[tuple[str, str], ...]


class Erased(Record, frozen=True, tag="erased"):
    """Numbers of own items that were emptied, and their kind. It makes a restored old row noticeable."""

    seqs: tuple[int, ...]
    what: str = ""


class Notes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The numbers of the notes that are there, oldest first."""

    seqs: tuple[int, ...] = ()


def _notes(state: Notes, entries: Iterable[Entry]) -> Notes:
    seqs = dict.fromkeys(state.seqs)
    for entry in entries:
        match entry.record:
            case Noted():
                seqs[entry.seq] = None
            case Erased(seqs=gone):
                for seq in gone:
                    seqs.pop(seq, None)
    return Notes(tuple(seqs))


NOTES = Fold("notes", 1, (Noted, Erased), Notes, _notes)
