"""How a list of entries becomes today's state, and how that state is kept in a checkpoint."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.kinds import Record

State = TypeVar("State", bound=msgspec.Struct)


@dataclass(frozen=True)
class Fold(Generic[State]):
    """A named reduction. `run` takes a state and the entries that follow it and returns the next state.

    `name` with `version` names its checkpoints: raise the version when `run` or the state changes.
    `reads` lists the record types it wants; `run` sees those only, in order of their numbers.
    """

    name: str
    version: int
    reads: tuple[type[Record], ...]
    state: type[State]
    run: Callable[[State, Iterable[Entry]], State]

    def over(self, entries: Iterable[Entry], start: State | None = None) -> State:
        """Fold entries (oldest first) onto `start`, or onto the empty state."""
        return self.run(self.state() if start is None else start, entries)


def stepwise(step: Callable[[State, Entry], State]) -> Callable[[State, Iterable[Entry]], State]:
    """Make a `run` of a function that takes one entry at a time: for states that stay small."""

    def run(state: State, entries: Iterable[Entry]) -> State:
        for entry in entries:
            state = step(state, entry)
        return state

    return run
