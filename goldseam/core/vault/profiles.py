"""How hard a passphrase is to guess: the limits of Argon2id, compiled in so that no row can lower them."""

import sys

import msgspec


class KdfParams(msgspec.Struct, frozen=True):
    """What one Argon2id run costs: memory in KiB and passes over it, always one lane."""

    memory_kib: int
    passes: int

    def check(self) -> None:
        """Raise ValueError when these parameters lie outside floor and ceiling and are not allowed here."""
        if self in _ALLOWED_OUTSIDE:
            return
        if not FLOOR.memory_kib <= self.memory_kib <= CEILING.memory_kib:
            raise ValueError("The memory of the key derivation must be 64 MiB to 1 GiB.")
        if not FLOOR.passes <= self.passes <= CEILING.passes:
            raise ValueError("The passes of the key derivation must be 3 to 8.")


# RFC 9106 section 4, second choice. Above the minimum of OWASP ASVS 5.0 appendix C (46 MiB, one pass).
FLOOR = KdfParams(memory_kib=64 * 1024, passes=3)
# A slot beyond this would be a memory bomb for whoever logs in.
CEILING = KdfParams(memory_kib=1024 * 1024, passes=8)
DEFAULT = FLOOR
# The least that libsodium does. It protects nothing.
TESTING = KdfParams(memory_kib=8, passes=1)

_ALLOWED_OUTSIDE: set[KdfParams] = set()


def allow_testing_profile() -> None:
    """Let this process use `TESTING`, which protects nothing; says so on standard error."""
    _ALLOWED_OUTSIDE.add(TESTING)
    sys.stderr.write(
        "GOLDSEAM: TESTING KEY DERIVATION ALLOWED. Passphrases protect nothing in this process.\n"
    )
