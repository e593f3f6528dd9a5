"""What one person does on one page: which form, what is written there, what is pressed, where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ANNA, BEN = "anna", "ben"
# What is in a field, a file as bytes; several for boxes of which several are ticked.
Value = str | bytes | tuple[str, ...]


@dataclass(frozen=True)
class Do:
    """One visit. `{name}` is what an earlier visit kept, `{+7}` the day in a week, `{passphrase}` one's own.

    `press`: the values of the buttons, one page after the other; "go" is the page's main button, "plain" the
    button of a form that has no value, and what begins with a colon is a selector. `ends`: the address at which
    it ends, as a pattern and without query; empty: wherever. `keeps`: a pattern with named groups, the last match
    of which in the last page is kept. `writes`: the kinds of record that come of it. `shows` and `hides` are
    selectors of what is there, and is not, before anything is pressed; `taps` are answers that are kept as they
    are tapped; with `file`, what is pressed last brings a file.
    """

    who: str
    page: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    press: tuple[str, ...] = ()
    ends: str = ""
    keeps: str = ""
    writes: tuple[str, ...] = ()
    day: int = 0
    shows: str = ""
    hides: str = ""
    file: bool = False
    taps: Mapping[str, int] = field(default_factory=dict)


def anna(page: str, *press: str, **rest: object) -> Do:
    """Anna, who was hurt, does this."""
    return Do(ANNA, page, press=press, **rest)  # type: ignore[arg-type]


def ben(page: str, *press: str, **rest: object) -> Do:
    """Ben, who broke trust, does this."""
    return Do(BEN, page, press=press, **rest)  # type: ignore[arg-type]
