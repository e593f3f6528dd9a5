"""The parts of a backup: each opens in its place alone, and the last one only as the last."""

import pytest

from goldseam.core.vault import DayKey, DecryptError, Randomness, backup_key, open_part, seal_part

KEY = backup_key(DayKey(bytes(32)), bytes(16))


def test_a_part_opens_at_its_number_alone(stream: Randomness) -> None:
    blob = seal_part(KEY, 3, b"rows", stream)
    assert open_part(KEY, 3, blob) == b"rows"
    for number in (0, 2, 4):
        with pytest.raises(DecryptError):
            open_part(KEY, number, blob)


@pytest.mark.parametrize("last", [True, False])
def test_the_last_part_is_no_other_and_no_other_is_the_last(last: bool, stream: Randomness) -> None:
    blob = seal_part(KEY, 3, b"", stream, last=last)
    assert open_part(KEY, 3, blob, last=last) == b""
    with pytest.raises(DecryptError):
        open_part(KEY, 3, blob, last=not last)


def test_each_backup_has_a_key_of_its_own_even_on_one_day(stream: Randomness) -> None:
    blob = seal_part(KEY, 0, b"rows", stream)
    for other in (backup_key(DayKey(bytes(32)), b"\1" * 16), backup_key(DayKey(b"\1" * 32), bytes(16))):
        with pytest.raises(DecryptError):
            open_part(other, 0, blob)


@pytest.mark.parametrize("size", [0, 15, 17])
def test_a_backup_is_named_by_sixteen_bytes(size: int) -> None:
    with pytest.raises(ValueError, match="16"):
        backup_key(DayKey(bytes(32)), bytes(size))
