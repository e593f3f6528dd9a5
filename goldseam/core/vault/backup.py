"""The parts of a backup, each sealed in its place: what is cut, changed, left out or of another file opens nowhere."""

from goldseam.core.vault.binding import number
from goldseam.core.vault.envelope import lock, unlock
from goldseam.core.vault.keys import BackupKey, DayKey, derive
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

BACKUP_ID_BYTES = 16


def backup_key(key: DayKey, backup: bytes) -> BackupKey:
    """Return the key of one backup: of its day, and of its 16 random bytes."""
    if len(backup) != BACKUP_ID_BYTES:
        raise ValueError("A backup is named by 16 bytes.")
    return BackupKey(derive(key.reveal(), Purpose.BACKUP_KEY, backup))


def seal_part(key: BackupKey, index: int, data: bytes, random: Randomness, *, last: bool = False) -> bytes:
    """Seal the part of this number, from 0; the last one says so. Adds 46 bytes. Draws 24 random bytes."""
    return lock(key.subkey(Purpose.BACKUP_PART), Purpose.BACKUP_PART, _place(index, last=last), data, random)


def open_part(key: BackupKey, index: int, blob: bytes, *, last: bool = False) -> bytes:
    """Open a part. Raises DecryptError for another key or number, or where it is the last one and not asked as such."""
    return unlock(key.subkey(Purpose.BACKUP_PART), Purpose.BACKUP_PART, _place(index, last=last), blob)


def _place(index: int, *, last: bool) -> tuple[bytes, ...]:
    return number(index, 8), bytes([last])
