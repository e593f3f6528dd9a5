"""The pages of the subjects that bring their own tables, put together for the tests of all pages.

Each module may have: `ROUTES` (as TABLE of tests/web/test_routes.py), `FORMS`, `WITHOUT_WORDS`, `READING`,
`GUARDED` (as in tests/web/forms.py), `FRESH` (guarded routes tried elsewhere, as ELSEWHERE of test_locking.py),
`QUERIES` (pages whose queries are counted), and for the browser `INSIDE`, `TOGETHER`, `NO_PAGE` (as in
tests/e2e/pages.py). `EXAMPLES` fills places of routes that other parts do not have.
"""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from tests.subjects import bond, decide, nearness, openness, own, progress, promises, reminders, report

SUBJECTS: tuple[ModuleType, ...] = (
    bond,
    decide,
    nearness,
    openness,
    own,
    progress,
    promises,
    reminders,
    report,
)


def mapped(name: str) -> dict[str, Any]:
    """The mappings of one name, of every subject that has one."""
    found: dict[str, Any] = {}
    for subject in SUBJECTS:
        table: Mapping[str, Any] = getattr(subject, name, {})
        twice = found.keys() & table.keys()
        assert not twice, f"{subject.__name__} says {name} again: {sorted(twice)}"
        found |= table
    return found


def listed(name: str) -> tuple[str, ...]:
    """The lists of one name, one after another."""
    return tuple(each for subject in SUBJECTS for each in getattr(subject, name, ()))
