"""Making an upload a recording in the private space, once, however often that is sent; and where that leads."""

from uuid import UUID

from goldseam.core.records import Entry, RecordingKept
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import uploads
from goldseam.ledger.spaces import MovedOnError
from goldseam.web.shared import clock

TRIES = 8
# A day: no recording of 200 MB plays longer.
LONGEST_SECONDS = 24 * 3600


def keep(upload: uploads.Upload, *, name: str, length: int = 0, seconds: int = 0) -> None:
    """Finish an upload into the private space.

    Raises:
        NotWholeError, NoRoomError: as `uploads.finish`.
        NoSuchUploadError: somebody else was quicker, eight times over.
    """

    def write(record: RecordingKept) -> list[Entry]:
        for _try in range(TRIES):
            if upload.space.states(RECORDINGS)[RECORDINGS].find(record.media):
                return upload.space.read(RecordingKept)[-1:]
            try:
                after = upload.space.last_seen
                return upload.space.append(record, at=clock.now(), day=clock.today(), after=after)
            except MovedOnError:
                continue
        raise uploads.NoSuchUploadError

    uploads.finish(upload, write, name=name, length=length, seconds=min(max(seconds, 0), LONGEST_SECONDS))


def page_after(recording: UUID, draft: int) -> str:
    """Where a recording that was kept leads: to its own page, or back to the draft of an apology it was made for."""
    if draft:
        return f"/amends/apology/?draft={draft}&recording={recording}"
    return f"/recordings/{recording}/?saved=1"
