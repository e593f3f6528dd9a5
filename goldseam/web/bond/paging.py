"""One page of a long list, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from goldseam.web.shared.signed_in import PersonRequest

PAGE = 30
Each = TypeVar("Each")


@dataclass(frozen=True)
class Part(Generic[Each]):
    """What one page shows, and the pages beside it (0: there is none)."""

    items: tuple[Each, ...]
    newer: int = 0
    older: int = 0


def part_of(request: PersonRequest, oldest_first: Sequence[Each]) -> Part[Each]:
    """The page that is asked for; the nearest one where there is no such page."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    last = max(1, -(-len(oldest_first) // PAGE))
    page = min(max(number, 1), last)
    newest_first = oldest_first[::-1]
    shown = tuple(newest_first[(page - 1) * PAGE : page * PAGE])
    return Part(shown, page - 1, page + 1 if page < last else 0)
