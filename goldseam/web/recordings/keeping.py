"""Making an upload a recording in the private space, once, however often that is sent; and where that leads."""

from uuid import UUID

from goldseam.core.records import Entry, RecordingKept
from goldseam.core.records.recording import RECORDINGS
from goldseam.ledger import live, uploads
from goldseam.ledger.spaces import MovedOnError
from goldseam.web.shared import clock
from goldseam.web.shared.signed_in import PersonRequest

TRIES = 8
# A day: no recording of 200 MB plays longer.
LONGEST_SECONDS = 24 * 3600


def keep(upload: uploads.Upload, *, name: str, length: int = 0, seconds: int = 0) -> None:
    """Finish an upload into the private space; of one that was stored while it was made, as much as came.

    Raises:
        NotWholeError, NoRoomError: as `uploads.finish`.
        NoSuchUploadError: it was cancelled; or somebody else was quicker, eight times over.
    """
    length, seconds = _measured(upload, length, seconds)

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


def _measured(upload: uploads.Upload, length: int, seconds: int) -> tuple[int, int]:
    """How many bytes of it are the recording (0: all), and how many seconds it plays."""
    if upload.live is not None:
        length, seconds = live.length(upload), seconds or upload.live.seconds
    return length, min(max(seconds, 0), LONGEST_SECONDS)


def is_kept(request: PersonRequest, recording: UUID) -> bool:
    """Whether it is a recording of the private space already."""
    opened = request.visitor.unlocked
    if opened is None:
        return False
    return opened.private_space().states(RECORDINGS)[RECORDINGS].find(str(recording)) is not None


def page_after(recording: UUID, draft: int) -> str:
    """Where a recording that was kept leads: to its own page, or back to the draft of an apology it was made for."""
    if draft:
        return f"/amends/apology/?draft={draft}&recording={recording}"
    return f"/recordings/{recording}/?saved=1"
