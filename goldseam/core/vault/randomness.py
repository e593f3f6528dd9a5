"""Where random bytes come from: always from the caller, so that every seal can be repeated in a test."""

from collections.abc import Callable

Randomness = Callable[[int], bytes]
"""Given a number of bytes, answers that many fresh, secret, unpredictable ones (`secrets.token_bytes`)."""


def draw(random: Randomness, size: int) -> bytes:
    """Take `size` bytes. Raises ValueError when the source gives another number of them."""
    taken = random(size)
    if len(taken) != size:
        raise ValueError("The source of randomness gave a wrong number of bytes.")
    return taken
