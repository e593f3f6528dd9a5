"""Who answers for notices on devices, as push services want to be told, and where else such notices may go."""

import re

import msgspec

_CONTACT = re.compile(
    r"mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
    r"|https://[a-z0-9.-]+(:[0-9]+)?(/[!-~]*)?",
    re.ASCII,
)
_HOST = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?", re.ASCII)
_PORTS = 65536


class Push(msgspec.Struct, frozen=True):
    """A contact, and hosts that are taken beside those of the known push services."""

    contact: str
    hosts: tuple[str, ...] = ()


def read_push(contact: str, hosts: str) -> Push | None:
    """What an operator sets, hosts with spaces between; None where nothing is set.

    Raises:
        ValueError: it cannot be used; the message says what can.
    """
    more = tuple(hosts.split())
    if not contact and not more:
        return None
    if not _CONTACT.fullmatch(contact):
        raise ValueError("GOLDSEAM_PUSH_CONTACT: give it as mailto:name@example.org or https://example.org")
    if not all(_HOST.fullmatch(host) and int(host.partition(":")[2] or 1) < _PORTS for host in more):
        raise ValueError("GOLDSEAM_PUSH_HOSTS: names such as push.example.org or *.example.org:8443")
    return Push(contact, more)
