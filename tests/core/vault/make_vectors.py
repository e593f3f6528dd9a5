"""Writes the frozen vectors of one format, once. They have to open for ever, so it never overwrites.

Run from the checkout: python tests/core/vault/make_vectors.py
"""

import runpy
import sys
from pathlib import Path
from typing import Any

import msgspec

from goldseam.core import vault
from goldseam.core.vault.envelope import FORMAT

HERE = Path(__file__).parent
TARGET = HERE / "vectors" / f"format-{FORMAT}.json"
SPACE_KEY = bytes(range(32))
PASSPHRASES = ("correct horse battery staple", "\u043f\u0430\u0440\u043e\u043b\u044c \u2116 5", "")
LENGTHS = (0, 1, 1024, 1025, 16_384, 16_385, 32_769, 65_537, 262_144, 262_145, 1_048_577, 104_857_601)


def sealed(kinds: tuple[Any, ...], streams: Any, example_context: Any) -> list[dict[str, object]]:
    found = []
    for kind in kinds:
        for seed in ("first", "second"):
            stream = streams(f"{kind.name}/{seed}")
            context = example_context(seed)
            blob = kind.seal(context, stream)
            found.append({"kind": kind.name, "context": context, "random": stream.drawn, "blob": blob})
    return found


def passphrase_keys() -> list[dict[str, object]]:
    salt = bytes(range(16))
    return [
        {
            "passphrase": passphrase,
            "salt": salt,
            "params": params,
            "key": vault.derive_passphrase_key(passphrase, salt, params).reveal(),
        }
        for passphrase, params in [
            *((text, vault.TESTING) for text in PASSPHRASES),
            (PASSPHRASES[0], vault.FLOOR),
        ]
    ]


def vectors() -> dict[str, object]:
    shared = runpy.run_path(str(HERE / "conftest.py"))
    space_key = vault.SpaceKey(SPACE_KEY)
    return {
        "format": FORMAT,
        "sealed": sealed(shared["KINDS"], shared["Stream"], shared["example_context"]),
        "passphrase_keys": passphrase_keys(),
        "ring_entries": [
            {"space_key": SPACE_KEY, "role": role, "head": head, "payload": entry.encode()}
            for role, head in (("own", 0), ("partner", 3_000))
            for entry in [vault.RingEntry(space_key, role, head)]
        ],
        "recovery_codes": [
            {"secret": secret, "code": vault.spell_recovery_code(vault.RecoverySecret(secret))}
            for secret in (bytes(20), bytes(range(20)), bytes([255] * 20))
        ],
        "kind_tags": [
            {"space_key": SPACE_KEY, "kind": kind, "tag": vault.kind_tag(space_key, kind)}
            for kind in ("check_in", "promise")
        ],
        "server_macs": [
            {
                "key": SPACE_KEY,
                "label": "name",
                "fields": fields,
                "mac": vault.server_mac(SPACE_KEY, "name", *fields),
            }
            for fields in ([], [b"anna-4821"], [b"anna", b"4821"])
        ],
        "fake_slots": [
            {"seed": SPACE_KEY, "params": vault.FLOOR, "slot": vault.fake_slot(SPACE_KEY, vault.FLOOR)}
        ],
        "sizes": [
            {"length": length, "bucket": vault.bucket(length), "chunks": len(vault.check_layout(length))}
            for length in LENGTHS
        ],
    }


def main() -> int:
    if TARGET.exists():
        sys.stderr.write(f"{TARGET.name} is frozen. A new format gets a new file.\n")
        return 2
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(vectors()), indent=1) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
