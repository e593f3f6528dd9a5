"""Suggests a passphrase and says, in a code that the page turns into a sentence, why one is too weak."""

import secrets
import unicodedata
from enum import StrEnum
from functools import cache

from mnemonic import Mnemonic

SHORTEST, LONGEST_BYTES = 15, 1024
# Six words of 2,048 are 66 bits, and each guess costs an Argon2id run of 64 MiB.
WORDS = 6
# zxcvbn: 3 is "safely unguessable" offline with a slow hash (Wheeler, USENIX Security 2016).
LOWEST_SCORE = 3
READ_CHARACTERS = 72
# Besides the name and repeated words there must be something; a name of two letters is in many words.
LEAST_OF_ITS_OWN, SHORTEST_KNOWN = 10, 3
PRODUCT = "goldseam"
LISTS = {"en": "english", "ru": "russian"}


class Weakness(StrEnum):
    """Why a passphrase is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    NUL = "nul"


@cache
def _word_list(language: str) -> tuple[str, ...]:
    return tuple(Mnemonic(LISTS.get(language, "english")).wordlist)


def suggest(language: str) -> str:
    """Six random words of the language's list, joined by spaces."""
    words = _word_list(language)
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def is_suggestion(text: str, language: str) -> bool:
    """Whether these are six words as `suggest` gives them."""
    words = text.split(" ")
    return len(words) == WORDS and set(_word_list(language)).issuperset(words)


def weakness(passphrase: str, name: str) -> Weakness | None:
    """Why this passphrase must not be used, or None where it may."""
    if "\0" in passphrase:
        return Weakness.NUL
    if len(passphrase) < SHORTEST:
        return Weakness.SHORT
    if len(unicodedata.normalize("NFKC", passphrase[:LONGEST_BYTES]).encode()) > LONGEST_BYTES or (
        len(passphrase) > LONGEST_BYTES
    ):
        return Weakness.LONG
    if len(_of_its_own(passphrase, name)) < LEAST_OF_ITS_OWN:
        return Weakness.COMMON
    # Imported here: its word lists are only needed by the few who choose their own passphrase.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    # Read without its spaces too: for zxcvbn a space between two common words hides both.
    readings = (passphrase[:READ_CHARACTERS], "".join(passphrase.split())[:READ_CHARACTERS])
    score = min(zxcvbn(each, user_inputs=[name, PRODUCT])["score"] for each in readings)
    return Weakness.COMMON if score < LOWEST_SCORE else None


def _of_its_own(passphrase: str, name: str) -> str:
    """What a guesser does not know already: each word once, without the name and without ours."""
    text = "".join(dict.fromkeys(passphrase.casefold().split()))
    own, _, _ = name.casefold().partition("-")
    for known in (own, PRODUCT):
        text = text.replace(known, "") if len(known) >= SHORTEST_KNOWN else text
    return text
