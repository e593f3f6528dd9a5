"""The code of an invitation: 72 random bits as eight words that one person tells another by voice.

Only the places of the words in their list count, so the same code can be spelt from the list of any language.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from goldseam.core.vault.errors import InvitationCodeError
from goldseam.core.vault.keys import InvitationSecret
from goldseam.core.vault.randomness import Randomness, draw

CODE_WORDS = 8
LIST_WORDS = 512
_BITS = 9  # 512 words: nine bits a word, and eight words are nine bytes, so nothing is left over to bias
_TELLING = 4  # letters by which the words of a list differ
_LONGEST = 400


def make_invitation_code(random: Randomness) -> InvitationSecret:
    """Make a fresh code. Draws 9 random bytes."""
    return InvitationSecret(draw(random, InvitationSecret.SIZE))


def spell_invitation_code(code: InvitationSecret, words: Sequence[str]) -> str:
    """Return the eight words of a code, with a space between them.

    `words` has 512 words. Raises ValueError for another number of them.
    """
    _check_list(words)
    value = int.from_bytes(code.reveal(), "big")
    places = (value >> _BITS * (CODE_WORDS - 1 - at) & LIST_WORDS - 1 for at in range(CODE_WORDS))
    return " ".join(words[place] for place in places)


def parse_invitation_code(text: str, lists: Sequence[Sequence[str]]) -> InvitationSecret:
    """Read a code as people type it: any case, spacing, punctuation and numbers between, е for ё.

    The first four letters of a word suffice. All eight words come from one of the lists, of 512 words each.
    Raises InvitationCodeError with the first word that is not known (in the list that knows most of them),
    or with none when there are not eight; ValueError for no list, or one of another length.
    """
    if not lists:
        raise ValueError("There is no list to read from.")
    for words in lists:
        _check_list(words)
    typed = _typed(text)
    places = min((_places(typed, words) for words in lists), key=lambda found: found.count(-1))
    if -1 in places:
        raise InvitationCodeError(places.index(-1) + 1)
    value = 0
    for place in places:
        value = value << _BITS | place
    return InvitationSecret(value.to_bytes(InvitationSecret.SIZE, "big"))


def _typed(text: str) -> list[str]:
    # Before normalising: a long run of combining marks takes quadratic time.
    if len(text) > _LONGEST:
        raise InvitationCodeError(None)
    plain = unicodedata.normalize("NFKC", text)
    # A stress mark over a vowel is a letter's part to whoever wrote it, and no letter to anybody else.
    letters = [char for char in plain if not unicodedata.combining(char)]
    typed = ["".join(run) for is_word, run in groupby(letters, key=str.isalpha) if is_word]
    if len(typed) != CODE_WORDS:
        raise InvitationCodeError(None)
    return [_telling(word) for word in typed]


def _telling(word: str) -> str:
    return word.casefold().replace("ё", "е")[:_TELLING]


def _places(typed: Sequence[str], words: Sequence[str]) -> list[int]:
    known = {_telling(word): place for place, word in enumerate(words)}
    return [known.get(word, -1) for word in typed]


def _check_list(words: Sequence[str]) -> None:
    if len(words) != LIST_WORDS:
        raise ValueError("A list has 512 words.")
