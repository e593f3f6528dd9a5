"""The Beta distribution in plain Python: how sure a share is that few outcomes tell."""

import math

_TINY = 1e-300
_CLOSE = 1e-12
_CLOSE_SHARE = 1e-10


def beta_below(x: float, a: float, b: float) -> float:
    """The probability that a Beta(a, b) share lies below `x` (0 to 1; a and b above 0).

    Source: the continued fraction of the incomplete beta function, DLMF 8.17.22.
    """
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_below(1.0 - x, b, a)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return front / a / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + ...)), from the front (modified Lentz)."""
    value, c, d, term = 1.0, 1.0, 0.0, 0
    while term < 1 or abs(c * d - 1.0) >= _CLOSE:
        term += 1
        m = term // 2
        if term % 2:
            step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1.0 / _not_nothing(1.0 + step * d)
        c = _not_nothing(1.0 + step / c)
        value *= c * d
    return value


def _not_nothing(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def beta_share(probability: float, a: float, b: float) -> float:
    """The share below which a Beta(a, b) lies with this probability, to about 1e-9.

    Newton's steps, each kept inside the interval that is known to hold it.
    """
    low, high = 0.0, 1.0
    x = a / (a + b)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    step = 1.0
    while step >= _CLOSE_SHARE:
        gap = beta_below(x, a, b) - probability
        if gap > 0.0:
            high = x
        else:
            low = x
        density = math.exp(scale + (a - 1.0) * math.log(x) + (b - 1.0) * math.log1p(-x))
        after = x - gap / density if density > _TINY else low
        if not low < after < high:
            after = (low + high) / 2.0
        step, x = abs(after - x), after
    return x
