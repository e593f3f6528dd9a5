"""Two people act at the same moment: never two spaces for one couple, never a lost key, never a wait without end."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

ROUNDS = 12
BOTH_SHARE = "shared 2 0 | shared 2 0 | one"

# What may come of each case: how the two acts ended, then what each of the two has.
ALLOWED = {
    "mutual": {f"done CannotJoinError -> {BOTH_SHARE}", f"CannotJoinError done -> {BOTH_SHARE}"},
    "same_words": {
        f"done CannotJoinError -> {BOTH_SHARE}",
        "CannotJoinError done -> shared 2 0 |  | two",
    },
    "two_devices": {"done done -> shared 1 0 |  | two"},
    "ended_while_joining": {"done CannotJoinError ->  |  | one", f"done done -> {BOTH_SHARE}"},
    "new_key_while_coming_back": {
        "done CannotJoinError -> shared 2 1 | former 2 1 | two",
        f"AlreadyTogetherError done -> {BOTH_SHARE}",
    },
    "pages_while_coming_back": {f"done done -> {BOTH_SHARE}"},
    "both_release": {f"done done -> {BOTH_SHARE}"},
    # Two people with a name, a row, a space and a key to it each: all of it is gone, and nothing else is left.
    "both_delete": {"done done -> nobody -8"},
    "ended_while_written": {"done SpaceDamagedError ->  |  | one", "done done ->  |  | one"},
    "left_while_written": {"done done -> former 2 1 | shared 2 1 | two"},
}


@pytest.fixture
def report(run: Callable[..., Any]) -> Mapping[str, Mapping[str, int]]:
    found: Mapping[str, Mapping[str, int]] = run("meeting_process.py", str(ROUNDS))
    return found


def test_whatever_two_people_do_at_once_ends_in_one_of_the_ways_it_may(
    report: Mapping[str, Mapping[str, int]],
) -> None:
    assert set(report) == set(ALLOWED)
    assert {
        case: set(seen) - ALLOWED[case] for case, seen in report.items() if set(seen) - ALLOWED[case]
    } == {}
    assert {sum(seen.values()) for seen in report.values()} == {ROUNDS}
