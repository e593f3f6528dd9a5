"""The server's keys as lines of text: in the file they live in, and on the paper or stick that holds the copy.

The last line is a check over the others, so that a cut or mistyped copy is noticed before it is relied on.
"""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from goldseam.core.vault.daykeys import Chain, DayKeys
from goldseam.core.vault.errors import DecryptError
from goldseam.core.vault.keys import KEY_BYTES, ChainKey

TITLE = "goldseam-server-key"
_FORMAT = "1"
_HEX = re.compile(rf"[0-9a-f]{{{2 * KEY_BYTES}}}")
_CHECK_DIGITS = 16
_LONGEST = 64 * 1024


def write_keys(keys: DayKeys, server: bytes | None = None, note: str = "") -> str:
    """Return the lines: in a copy with the server's secret that stays (32 bytes), and with a note for people."""
    lines = [
        *(f"# {line}" for line in note.splitlines()),
        f"{TITLE} {_FORMAT}",
        *([f"stays {server.hex()}"] if server is not None else []),
        f"day {keys.today.isoformat()} {keys.number}",
        f"held {keys.held}",
        f"copied {keys.copied}",
        *(f"chain {chain.first} {chain.at} {chain.key.reveal().hex()}" for chain in keys.chains),
    ]
    return "".join(f"{line}\n" for line in [*lines, f"check {_check(lines)}"])


def read_keys(text: str) -> tuple[DayKeys, bytes | None]:
    """Return what `write_keys` wrote: the keys, and the secret that stays where it is a copy.

    Line ends, spaces and the notes do not matter. Raises DecryptError for everything that is not whole.
    """
    found = [line.split() for line in text[:_LONGEST].splitlines()]
    lines = [words for words in found if words and not words[0].startswith("#")]
    if (
        len(lines) < 2
        or lines[0] != [TITLE, _FORMAT]
        or lines[-1] != ["check", _check(map(" ".join, lines[:-1]))]
    ):
        raise DecryptError
    try:
        return _keys(lines[1:-1])
    except (ValueError, IndexError):
        raise DecryptError from None


def _keys(lines: list[list[str]]) -> tuple[DayKeys, bytes | None]:
    named = {words[0]: words[1:] for words in lines if words[0] != "chain"}
    chains = tuple(_chain(words) for words in lines if words[0] == "chain")
    day, number = named["day"] if len(named.get("day", ())) == 2 else ("", "")
    server = bytes.fromhex(_key(named["stays"][0])) if "stays" in named else None
    firsts = [chain.first for chain in chains]
    if not chains or firsts != sorted(set(firsts)) or firsts[-1] > int(number):
        raise DecryptError
    held, copied = (int(named.get(name, ["0"])[0]) for name in ("held", "copied"))
    return DayKeys(date.fromisoformat(day), int(number), chains, held, copied), server


def _chain(words: list[str]) -> Chain:
    _, first, at, key = words
    if not 0 < int(first) <= int(at):
        raise DecryptError
    return Chain(int(first), int(at), ChainKey(bytes.fromhex(_key(key))))


def _key(text: str) -> str:
    if not _HEX.fullmatch(text):
        raise DecryptError
    return text


def _check(lines: Iterable[str]) -> str:
    kept = [line for line in lines if not line.startswith("#")]
    return sha256("\n".join(kept).encode()).hexdigest()[:_CHECK_DIGITS]
