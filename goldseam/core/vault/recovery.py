"""The recovery code: 160 random bits on a sheet of paper, spelt so that a slip of the pen can be found.

Eight groups of four letters or digits carry 20 bits each, the ninth checks them: two check symbols of a
Reed-Solomon code over the 1,024 numbers of 10 bits. One misread half group is located, two are noticed;
of anything else, one in a million slips through, and then opens nothing.
"""

import unicodedata

from goldseam.core.vault.errors import RecoveryCodeError
from goldseam.core.vault.keys import RecoverySecret
from goldseam.core.vault.randomness import Randomness, draw

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_MISREAD = str.maketrans("OILАВЕКМНОРСТУХ", "011ABEKMH0PCTYX")  # the last twelve are Cyrillic
_GROUP = 4
_LETTERS = 36
_LONGEST = 200
_DATA = 16  # symbols of 10 bits, two letters each; two more check them
_SYMBOLS = _DATA + 2
_FIELD = 1024
_POLYNOMIAL = 0b100_0000_1001  # x^10 + x^3 + 1 is primitive


def make_recovery_code(random: Randomness) -> str:
    """Make a fresh code: nine groups of four letters or digits with dashes between. Draws 20 random bytes."""
    return spell_recovery_code(RecoverySecret(draw(random, RecoverySecret.SIZE)))


def spell_recovery_code(code: RecoverySecret) -> str:
    """Return the text of a code, as it is printed."""
    value = int.from_bytes(code.reveal(), "big")
    data = [(value >> 10 * (_DATA - 1 - place)) % _FIELD for place in range(_DATA)]
    letters = "".join(_ALPHABET[symbol >> 5] + _ALPHABET[symbol % 32] for symbol in [*data, *_checks(data)])
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LETTERS, _GROUP))


def parse_recovery_code(text: str) -> RecoverySecret:
    """Read a code as people type it: any case and spacing, O for 0, I or L for 1, Cyrillic letters.

    Raises RecoveryCodeError, with the group to look at where that can be told.
    """
    letters = _letters(text)
    values = [_ALPHABET.find(letter) for letter in letters]
    if -1 in values:
        raise RecoveryCodeError(values.index(-1) // _GROUP + 1)
    symbols = [values[at] << 5 | values[at + 1] for at in range(0, _LETTERS, 2)]
    _check(symbols)
    value = 0
    for symbol in symbols[:_DATA]:
        value = value << 10 | symbol
    return RecoverySecret(value.to_bytes(RecoverySecret.SIZE, "big"))


def _letters(text: str) -> str:
    if len(text) > _LONGEST:
        raise RecoveryCodeError(None)
    plain = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(char for char in plain if char.isalnum())
    if len(letters) != _LETTERS:
        raise RecoveryCodeError(None)
    return letters.translate(_MISREAD)


def _powers() -> tuple[int, ...]:
    powers = [1]
    for _ in range(_FIELD - 2):
        doubled = powers[-1] << 1
        powers.append(doubled ^ _POLYNOMIAL if doubled >= _FIELD else doubled)
    return tuple(powers)


_POWERS = _powers()
_LOGARITHMS = {power: exponent for exponent, power in enumerate(_POWERS)}


def _times_power(value: int, exponent: int) -> int:
    return _POWERS[(_LOGARITHMS[value] + exponent) % len(_POWERS)] if value else 0


def _sums(symbols: list[int]) -> tuple[int, int]:
    """Return the sums of the symbols weighted by place once and twice; both are 0 in a whole code.

    A plain sum would do for one wrong symbol, but would let one in 1,024 exchanges of two groups through.
    """
    once = twice = 0
    for place, symbol in enumerate(symbols):
        once ^= _times_power(symbol, place)
        twice ^= _times_power(symbol, 2 * place)
    return once, twice


def _checks(data: list[int]) -> tuple[int, int]:
    """Return the two symbols that bring both sums to 0: the solution of two equations."""
    once, twice = _sums(data)
    divisor = _POWERS[2 * _DATA + 1] ^ _POWERS[2 * _DATA + 2]
    last = _times_power(twice ^ _times_power(once, _DATA), -_LOGARITHMS[divisor])
    first = _times_power(once ^ _times_power(last, _DATA + 1), -_DATA)
    return first, last


def _check(symbols: list[int]) -> None:
    once, twice = _sums(symbols)
    if once == twice == 0:
        return
    if once == 0 or twice == 0:
        raise RecoveryCodeError(None)
    place = (_LOGARITHMS[twice] - _LOGARITHMS[once]) % len(_POWERS)
    raise RecoveryCodeError(place // 2 + 1 if place < _SYMBOLS else None)
