"""Photos that are kept: which there are, and what each belongs to. Their bytes lie elsewhere, sealed."""

from collections.abc import Iterable

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased

KIND = "photo"


class PhotoKept(Record, frozen=True, tag="photo"):
    """A photo that is whole, drawn anew as JPEG without anything it carried.

    `media` is str(UUID), `length` its bytes, `of` the number of the item it belongs to (0: the item names it),
    `says` what is to be seen, `epoch` the key of the space it is sealed under. From the Unix second `gone_at`
    on it is shown to nobody (0: never gone).
    """

    media: str
    length: int
    width: int
    height: int
    of: int = 0
    says: str = ""
    epoch: int = 1
    gone_at: int = 0


class PhotoLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One photo that is there. `author` is str(UUID), `day` an ISO date; the rest is as in `PhotoKept`."""

    seq: int
    author: str
    day: str
    media: str
    length: int
    width: int
    height: int
    of: int = 0
    says: str = ""
    epoch: int = 1
    gone_at: int = 0

    @property
    def room(self) -> int:
        """What its chunks are bound to, where that is more than it has: a photo is known whole."""
        return 0

    def is_gone(self, at: int) -> bool:
        """Whether it is shown no more at the Unix second `at`."""
        return 0 < self.gone_at <= at


class Photos(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every photo that is there, in order of number."""

    items: tuple[PhotoLine, ...] = ()

    def find(self, media: str) -> PhotoLine | None:
        """The photo with this id, or None."""
        return next((line for line in self.items if line.media == media), None)

    def of(self, seq: int) -> tuple[PhotoLine, ...]:
        """The photos of the item with this number, in the order in which they came."""
        return tuple(line for line in self.items if line.of == seq)


def _photos(state: Photos, entries: Iterable[Entry]) -> Photos:
    lines = {line.seq: line for line in state.items}
    known = {line.media for line in state.items}
    for entry in entries:
        record, person = entry.record, str(entry.author)
        if isinstance(record, PhotoKept) and record.media not in known:
            known.add(record.media)
            lines[entry.seq] = _line(entry, record)
        elif isinstance(record, Erased) and record.what == KIND:
            for seq in record.seqs:
                if seq in lines and lines[seq].author == person:
                    del lines[seq]
    return Photos(tuple(lines.values()))


def _line(entry: Entry, kept: PhotoKept) -> PhotoLine:
    return PhotoLine(
        entry.seq,
        str(entry.author),
        entry.day.isoformat(),
        kept.media,
        kept.length,
        kept.width,
        kept.height,
        kept.of,
        kept.says,
        kept.epoch,
        kept.gone_at,
    )


PHOTOS = Fold("photos", 1, (PhotoKept, Erased), Photos, _photos)
REACHING: tuple[type[Record], ...] = ()
