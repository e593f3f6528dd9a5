"""Several processes write to one space at once: nothing is lost, nothing is numbered twice."""

import itertools
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

EACH = 500
SCRIPT = "writing_process.py"


def test_two_processes_appending_to_one_space_leave_no_gap_and_lose_nothing(
    own_database: Mapping[str, str], run: Callable[..., Any]
) -> None:
    name = run(SCRIPT, "make")
    command = [sys.executable, str(Path(__file__).parent / SCRIPT), "append", name]
    writers = [
        subprocess.Popen(
            [*command, mark, str(EACH)],
            env=own_database,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for mark in ("first", "second")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, said = writer.communicate()
        assert writer.returncode == 0, said

    found = run(SCRIPT, "read", name)

    assert [seq for seq, _ in found] == list(range(1, 2 * EACH + 1))
    turns = [
        one.partition(" ")[0] != other.partition(" ")[0] for (_, one), (_, other) in itertools.pairwise(found)
    ]
    assert any(turns), "they wrote at the same time"
    for mark in ("first", "second"):
        mine = [text for _, text in found if text.startswith(mark)]
        assert mine == [f"{mark} {number}" for number in range(EACH)]
