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
        NoSuchUploadError: it was cancelled; or somebody else was quicker, eight times over.
    """
    seconds = min(max(seconds, 0), LONGEST_SECONDS)

    def there() -> bool:
        return upload.space.states(RECORDINGS)[RECORDINGS].find(str(upload.id)) is not None

    def write(record: RecordingKept) -> list[Entry]:
        for _try in range(TRIES):
            if there():
                return upload.space.read(RecordingKept)[-1:]
            try:
                after = upload.space.last_seen
                return upload.space.append(record, at=clock.now(), day=clock.today(), after=after)
            except MovedOnError:
                continue
        raise uploads.NoSuchUploadError

    try:
        uploads.finish(upload, write, name=name, length=length, seconds=seconds)
    except uploads.NoSuchUploadError:
        # Of two that finish at one moment the second finds it made.
        if not there():
            raise


def page_after(recording: UUID, draft: int) -> str:
    """Where a recording that was kept leads: to its own page, or back to the draft of an apology it was made for."""
    if draft:
        return f"/amends/apology/?draft={draft}&recording={recording}"
    return f"/recordings/{recording}/?saved=1"
