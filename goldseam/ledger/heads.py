"""The last number a person's device saw in each space: an older copy of everything is noticed by it alone.

Nothing inside a database can tell that all of it was put back. So a device keeps the heads in a sealed
cookie, and the key ring keeps them too, which notices a copy that was put back in part.
"""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

import msgspec

from goldseam.core import vault
from goldseam.ledger.head import SpaceDamagedError

LABEL = "heads"


class OlderCopyError(SpaceDamagedError):
    """A space holds less than this person saw before: the stored copy is an older one."""


@dataclass
class Heads:
    """What was seen so far, wherever it is remembered, and what of it the device itself knows."""

    seen: dict[UUID, int] = field(default_factory=dict)
    on_device: dict[UUID, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether there is something the device does not know yet."""
        return any(last > self.on_device.get(space, 0) for space, last in self.seen.items())

    def look(self, space: UUID, last: int) -> None:
        """Take note of the last number of a space.

        Raises:
            OlderCopyError: a higher one was seen before.
        """
        known = self.seen.get(space, 0)
        if last < known:
            raise OlderCopyError
        self.seen[space] = last

    def from_device(self, device: dict[UUID, int]) -> None:
        """Take over what the device remembers."""
        self.on_device.update(device)
        for space, last in device.items():
            self.merge(space, last)

    def merge(self, space: UUID, last: int) -> None:
        """Take over what another place remembers."""
        self.seen[space] = max(last, self.seen.get(space, 0))


def sealed(heads: Heads, master: vault.MasterKey, person: UUID) -> bytes:
    """The heads for the device's cookie: about 1 KB, readable by their person only."""
    payload = msgspec.msgpack.encode([(space.bytes, last) for space, last in heads.seen.items()])
    return vault.seal_personal(master, person, LABEL, payload, secrets.token_bytes)


def opened(blob: bytes, master: vault.MasterKey, person: UUID) -> dict[UUID, int]:
    """What a cookie remembers, space by space; nothing where it is somebody else's or broken."""
    try:
        pairs = msgspec.msgpack.decode(
            vault.open_personal(master, person, LABEL, blob), type=list[tuple[bytes, int]]
        )
    except (vault.DecryptError, msgspec.MsgspecError):
        return {}
    return {UUID(bytes=space): last for space, last in pairs}
