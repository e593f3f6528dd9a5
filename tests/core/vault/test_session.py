"""Between two requests a person stays unlocked only where cookie, table and session belong together."""

from uuid import UUID

import pytest

from goldseam.core.vault import DecryptError, MasterKey, Randomness, open_session, seal_session

MASTER = MasterKey(bytes(range(32)))
PERSON = UUID(int=1)
SECRET = bytes(range(32, 64))


def test_a_session_has_a_fixed_size_and_opens_with_its_cookie(stream: Randomness) -> None:
    blob = seal_session(MASTER, SECRET, PERSON, b"hashed", stream)
    assert len(blob) == 78
    assert open_session(blob, SECRET, PERSON, b"hashed") == MASTER


@pytest.mark.parametrize("secret", [b"", SECRET[:31], SECRET + b"\0"])
def test_a_cookie_of_another_length_opens_nothing(secret: bytes, stream: Randomness) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal_session(MASTER, secret, PERSON, b"hashed", stream)
    blob = seal_session(MASTER, SECRET, PERSON, b"hashed", stream)
    with pytest.raises(DecryptError):
        open_session(blob, secret, PERSON, b"hashed")
