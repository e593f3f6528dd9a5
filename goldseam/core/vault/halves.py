"""Sealed until both are done: a text under a one-time key whose halves are kept in two places.

One half goes into the item, the other into a row of the server that is given out once both have released.
Either half alone gives nothing. Whoever holds both places could join them: docs/threat-model.md says so.
"""

from uuid import UUID

from goldseam.core.vault.envelope import open_, seal
from goldseam.core.vault.keys import Half, derive
from goldseam.core.vault.purposes import Purpose
from goldseam.core.vault.randomness import Randomness

ROUND_BYTES = 16


def make_halves(random: Randomness) -> tuple[Half, Half]:
    """Make the two halves of a fresh key, to be used for one text only. Draws 32, then 32 random bytes."""
    return Half.generate(random), Half.generate(random)


def seal_release(
    half_a: Half, half_b: Half, space: UUID, round_id: bytes, author: UUID, text: bytes, random: Randomness
) -> bytes:
    """Seal what an author releases in one round (16 bytes) of a space. Draws 24 random bytes.

    The size is a bucket of the padding and 46 bytes. Raises ValueError for a round of another length.
    """
    if len(round_id) != ROUND_BYTES:
        raise ValueError("A round has 16 bytes.")
    fields = (space.bytes, round_id, author.bytes)
    return seal(_joined(half_a, half_b), Purpose.RELEASE, fields, text, random)


def open_release(
    half_a: Half, half_b: Half, space: UUID, round_id: bytes, author: UUID, sealed: bytes
) -> bytes:
    """Open it with both halves in the same order.

    Raises DecryptError for another half, space, round or author.
    """
    fields = (space.bytes, round_id, author.bytes)
    return open_(_joined(half_a, half_b), Purpose.RELEASE, fields, sealed)


def _joined(half_a: Half, half_b: Half) -> bytes:
    return derive(half_a.reveal() + half_b.reveal(), Purpose.RELEASE)
