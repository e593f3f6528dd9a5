"""Writes the frozen vectors of one format, once. They have to open for ever, so it only adds files.

Run from the checkout: python tests/core/vault/make_vectors.py
"""

import runpy
import sys
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.vault.envelope import FORMAT

HERE = Path(__file__).parent
FOLDER = HERE / "vectors"
SPACE_KEY = bytes(range(32))
PASSPHRASES = ("correct horse battery staple", "\u043f\u0430\u0440\u043e\u043b\u044c \u2116 5", "")
LENGTHS = (0, 1, 1024, 1025, 16_384, 16_385, 32_769, 65_537, 262_144, 262_145, 1_048_577, 104_857_601)


SHARED = runpy.run_path(str(HERE / "conftest.py"))
# The kinds that came with the second person, and with the server's changing keys: each in a file of their own.
FOR_TWO = ("invitation", "release")
FOR_SERVER = ("wrapped", "backup-part")


def sealed(wanted: tuple[str, ...] | None) -> list[dict[str, object]]:
    kinds, streams, example_context = SHARED["KINDS"], SHARED["Stream"], SHARED["example_context"]
    found = []
    later = (*FOR_TWO, *FOR_SERVER)
    for kind in [kind for kind in kinds if (kind.name in wanted if wanted else kind.name not in later)]:
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


def invitation_keys() -> list[dict[str, object]]:
    salt = bytes(range(16))
    return [
        {
            "code": code,
            "salt": salt,
            "params": params,
            "key": vault.derive_invitation_key(vault.InvitationSecret(code), salt, params).reveal(),
        }
        for code, params in [(bytes(9), vault.TESTING), (bytes(range(9)), vault.FLOOR)]
    ]


def payloads() -> list[dict[str, object]]:
    key = vault.SpaceKey(SPACE_KEY)
    return [
        {
            "space": UUID(int=7),
            "epoch": epoch,
            "key": SPACE_KEY,
            "role": role,
            "inviter": UUID(int=2**128 - 1),
            "until": until,
            "payload": vault.InvitationPayload(
                UUID(int=7), epoch, key, role, UUID(int=2**128 - 1), until
            ).encode(),
        }
        for epoch, role, until in ((1, "partner", None), (2**32 - 1, "роль", date(2026, 12, 31)))
    ]


def vectors_for_two() -> dict[str, object]:
    return {
        "format": FORMAT,
        "sealed": sealed(FOR_TWO),
        "invitation_keys": invitation_keys(),
        "invitation_codes": [
            {
                "code": code,
                "spelt": {
                    language.value: vault.spell_invitation_code(
                        vault.InvitationSecret(code), load_codewords(language)
                    )
                    for language in Language
                },
            }
            for code in (bytes(9), bytes(range(9)), bytes(range(100, 109)), bytes([255] * 9))
        ],
        "invitation_payloads": payloads(),
        "fake_invitations": [
            {
                "seed": SPACE_KEY,
                "params": vault.FLOOR,
                "sealed": vault.fake_invitation(SPACE_KEY, vault.FLOOR),
            }
        ],
    }


def vectors_for_server() -> dict[str, object]:
    keys = vault.DayKeys(date(2026, 3, 2), 3, (vault.Chain(1, 1, vault.ChainKey(SPACE_KEY)),))
    text = vault.write_keys(keys, bytes(32), "a note")
    return {
        "format": FORMAT,
        "sealed": sealed(FOR_SERVER),
        "key_texts": [
            {
                "chain": SPACE_KEY,
                "text": text,
                "days": {str(number): keys.key(number).reveal() for number in (1, 2, 3, 30)},
            }
        ],
    }


def vectors() -> dict[str, object]:
    space_key = vault.SpaceKey(SPACE_KEY)
    return {
        "format": FORMAT,
        "sealed": sealed(None),
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
    FOLDER.mkdir(exist_ok=True)
    missing = {name: make for name, make in FILES.items() if not (FOLDER / name).exists()}
    if not missing:
        sys.stderr.write("All vectors are frozen. A new format gets a new file.\n")
        return 2
    for name, make in missing.items():
        (FOLDER / name).write_bytes(msgspec.json.format(msgspec.json.encode(make()), indent=1) + b"\n")
    return 0


FILES = {
    f"format-{FORMAT}.json": vectors,
    f"format-{FORMAT}-two.json": vectors_for_two,
    f"format-{FORMAT}-server.json": vectors_for_server,
}

if __name__ == "__main__":
    sys.exit(main())
