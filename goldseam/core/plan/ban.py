"""What a rule holds back: practices with one of some traits, except those with one of others."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from goldseam.core.plan.index import Indexed
from goldseam.core.plan.view import View


class Ban(msgspec.Struct, frozen=True):
    """Practices with a bit of `traits` wait, unless they have one of `spare` or need one of `spare_needs`.

    `rule` names the rule and, in `plan.toml`, the sentence that explains it.
    """

    rule: str
    traits: int
    spare: int = 0
    spare_needs: int = 0

    def holds_back(self, entry: Indexed) -> bool:
        """Whether this practice waits."""
        return bool(entry.traits & self.traits) and not (
            entry.traits & self.spare or entry.needs & self.spare_needs
        )


Rule = Callable[[View], Iterable[Ban]]


def bans_of(rules: Iterable[Rule], view: View) -> Iterator[Ban]:
    """Everything that these rules hold back in this situation."""
    for rule in rules:
        yield from rule(view)
