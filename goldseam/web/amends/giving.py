"""Handing one piece over, once however often that is sent; with its recording, so that neither is there alone."""

from collections.abc import Iterator

import msgspec

from goldseam.core.records import AmendsHanded, Apologised, Entry, ForgivenessAsked, RecordingKept
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.kinds import Record
from goldseam.ledger import uploads
from goldseam.web.amends import drafts
from goldseam.web.amends.before import asked_before
from goldseam.web.amends.pieces import Typed, Written
from goldseam.web.amends.speaking import recorded
from goldseam.web.recordings import handing
from goldseam.web.shared import clock
from goldseam.web.together.couple import Couple
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace
from goldseam.web.truth.access import Here

ALL = handing.ALL


class Giving:
    """One handing over, decided anew whenever somebody wrote in between.

    Afterwards `seq` is its number, 0 where nothing was handed over: then `paced` or `refused` says why.
    """

    def __init__(self, here: Here, couple: Couple, typed: Typed) -> None:
        """Look at what was typed; nothing is written yet."""
        self.here, self.couple, self.typed = here, couple, typed
        self.line = recorded(here, typed)
        self.private = drafts.state_of(here)
        self.paced: Pace = NOT_LOOKED
        self.refused = False
        self.seq = 0

    def hand(self) -> int:
        """Hand it over if it may pass; of a spoken one, one step. How much of the copy is there: ALL when it is done.

        Raises:
            RestingError: the shared space takes nothing new; `stop` forgets what was copied.
            NoRoomError, NoSuchUploadError: as uploads.finish.
        """
        if self.line is None:
            self._done(self.couple.decide(self._records))
            return ALL
        if not self._records():
            self.stop()
            return ALL
        share, copy = handing.one_step(self.couple, self.line)
        if share < ALL:
            return share
        name, seconds = self.line.name, self.line.seconds
        written = uploads.finish(copy, self._with, name=name, seconds=seconds)
        if not written:
            uploads.cancel(copy)
        self._done(written)
        return ALL

    def stop(self) -> None:
        """Forget what was copied so far."""
        if self.line is not None:
            handing.stop(self.couple, self.line)

    def given_before(self) -> bool:
        """Whether the very same was handed over today already, perhaps a moment ago from another tab."""
        self._records()
        return bool(self.seq)

    def _with(self, kept: RecordingKept) -> list[Entry]:
        return self.couple.decide(lambda: self._records(kept))

    def _records(self, kept: RecordingKept | None = None) -> list[Record]:
        """What is written at this moment: nothing where it was given before, has to wait, or asks once more."""
        couple, typed = self.couple, self.typed
        self.paced = pace(couple, HandedKind.LETTER)
        self.seq = next(self._alike(), 0)
        me, space, amends = str(couple.me), drafts.space_of(self.here), self.paced.amends
        self.refused = typed.asks and bool(asked_before(amends, self.private, me, typed.breach, space))
        if self.seq or self.paced.sentence or self.refused:
            return []
        asked = [ForgivenessAsked(typed.breach or None)] if typed.asks else []
        return [*([kept] if kept else []), typed.record(kept.media if kept else ""), *asked]

    def _alike(self) -> Iterator[int]:
        """The numbers under which the very same was handed over today."""
        me, day = str(self.couple.me), self.couple.day.isoformat()
        record, kind = self.typed.record(), self.typed.piece.kind
        lines = [
            line
            for line in self.paced.amends.lines[-100:]
            if (line.author, line.day, line.kind, line.breach) == (me, day, kind, self.typed.breach)
        ]
        found = self.couple.space.some([each.seq for each in lines], type(record)) if lines else {}
        for line in lines:
            entry = found.get(line.seq)
            if entry and _without_recording(entry.record) == record and self._copied(line.recording):
                yield line.seq

    def _copied(self, media: str) -> bool:
        """Whether a recording of the shared space is a copy of this one; nothing is a copy of nothing."""
        found = self.paced.recordings.find(media) if media else None
        if found is None or self.line is None:
            return not media and self.line is None
        return handing.same(found, self.line)

    def _done(self, written: list[Entry]) -> None:
        for entry in written:
            if isinstance(entry.record, Written):
                self.seq = entry.seq
                self.here.private.append(
                    AmendsHanded(self.typed.draft, self.seq), at=clock.now(), day=self.here.day
                )


def _without_recording(record: Record) -> Record:
    """As it was typed: which copy goes with it is not known before it is made."""
    return msgspec.structs.replace(record, recording="") if isinstance(record, Apologised) else record
