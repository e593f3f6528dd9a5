"""Hides how long a text is: everything sealed has one of a few sizes.

Up to 16 KiB sizes are multiples of 1 KiB. Above, they are those of Padme (Nikitin et al., "Reducing Metadata
Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019), at most 6.25 % more than the text.
"""

from goldseam.core.vault.errors import DecryptError

_STEP = 1024
_FINE_UP_TO = 16 * 1024
_MARK = b"\x80"  # ISO/IEC 7816-4: one set bit, then zeros


def bucket(length: int) -> int:
    """Return the smallest permitted size, in bytes, that holds `length` bytes; never less than 1 KiB."""
    if length <= _FINE_UP_TO:
        step = _STEP
    else:
        exponent = length.bit_length() - 1
        step = 1 << (exponent - exponent.bit_length())
    return max(_STEP, -(-length // step) * step)


def pad(text: bytes) -> bytes:
    """Return the text, a mark and zeros up to its bucket."""
    return (text + _MARK).ljust(bucket(len(text) + 1), b"\0")


def unpad(padded: bytes) -> bytes:
    """Return the text of `pad`. Raises DecryptError for anything `pad` would not have made."""
    marked = padded.rstrip(b"\0")
    if not marked.endswith(_MARK) or len(padded) != bucket(len(marked)):
        raise DecryptError
    return marked[:-1]
