"""Puts what a sealed text belongs to into bytes, in one way only, so that it cannot be moved elsewhere."""

from goldseam.core.vault.purposes import Purpose

_FIELD_MAX = 0xFFFF


def associated(purpose: Purpose, *fields: bytes) -> bytes:
    """Return the label and every field, each after its length in two bytes, big-endian.

    No two different lists give the same bytes. Raises ValueError for a field above 65,535 bytes.
    """
    parts = [b""]
    for field in (purpose.encode(), *fields):
        if len(field) > _FIELD_MAX:
            raise ValueError("A bound field can have at most 65,535 bytes.")
        parts.append(len(field).to_bytes(2, "big"))
        parts.append(field)
    return b"".join(parts)


def number(value: int, size: int) -> bytes:
    """Return a whole number in `size` bytes, big-endian. Raises ValueError when negative or too big."""
    try:
        return value.to_bytes(size, "big")
    except OverflowError:
        raise ValueError("A bound number is out of range.") from None
