"""Where a device is reached: an address that a browser names, so it has to be on one of a closed list of hosts."""

import re
from collections.abc import Sequence

import msgspec

# The push services of Chrome, Firefox, Safari and Edge.
KNOWN_HOSTS = (
    "fcm.googleapis.com",
    "*.push.services.mozilla.com",
    "web.push.apple.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
HTTPS_PORT = 443
LONGEST = 2048
# No user, no number in brackets, no other letters, no fragment: what browsers never give has no form here.
_ADDRESS = re.compile(
    r"https://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(?P<port>[1-9][0-9]{0,4}))?(?P<path>/[!-\"$-\[\]-~]*)",
    re.ASCII,
)


class Endpoint(msgspec.Struct, frozen=True):
    """The parts of such an address; `origin` is whom a token is for."""

    host: str
    port: int
    path: str
    origin: str


def read_endpoint(text: str, more: Sequence[str] = ()) -> Endpoint | None:
    """The parts of an address at a known push service, or on one of the other hosts given; None for any other.

    Such a host is a name (`push.example.org`), any name below one (`*.example.org`), either with a port (`:8443`).
    """
    found = _ADDRESS.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    host, port = found["host"], found["port"] or ""
    if not any(_is_one_of(each, host, port) for each in (*KNOWN_HOSTS, *more)):
        return None
    origin = f"https://{host}:{port}" if port else f"https://{host}"
    return Endpoint(host, int(port or HTTPS_PORT), found["path"], origin)


def _is_one_of(allowed: str, host: str, port: str) -> bool:
    name, _colon, its_port = allowed.partition(":")
    if port != its_port:
        return False
    return host.endswith(name[1:]) if name.startswith("*.") else host == name
