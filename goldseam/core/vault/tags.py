"""Short keyed fingerprints: they let rows be found by what the database must not know."""

from goldseam.core.vault.keys import SpaceKey, derive
from goldseam.core.vault.purposes import Purpose

TAG_BYTES = 16


def kind_tag(space_key: SpaceKey, kind: str) -> bytes:
    """Return the 16 bytes that stand for a kind of record in one epoch of one space.

    Equal kinds have equal tags there and nowhere else: a thief sees which rows are alike, not what they are.
    """
    return derive(space_key.reveal(), Purpose.KIND_TAG, kind.encode(), size=TAG_BYTES)


def server_mac(server_key: bytes, label: str, *fields: bytes) -> bytes:
    """Return the 32 bytes that stand for some fields under the server's own key: a name, a network.

    `server_key` has 32 bytes and lives outside the database. Another label gives unrelated bytes.
    """
    return derive(server_key, Purpose.SERVER_MAC, label.encode(), *fields)
