"""The secret of a server: made at the first start, never anew over a ledger that needs the one before."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from goldseam.environment import NEEDS_SECRET, Environment, SettingError

Run = Callable[..., Any]


def _of(home: Path) -> bytes:
    return Environment.read({"GOLDSEAM_HOME": str(home)}).secret("any")


def test_it_is_made_once_whole_and_for_its_user_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with ThreadPoolExecutor(8) as several:
        assert len(set(several.map(lambda _: _of(home), range(8)))) == 1
    (made,) = home.iterdir()
    assert (made.name, made.stat().st_size, made.stat().st_mode & 0o777) == ("server.key", 32, 0o600)


@pytest.mark.parametrize("name", NEEDS_SECRET)
def test_over_a_ledger_that_needs_another_one_it_is_not_made_anew(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(SettingError, match="put it back from your copy"):
        _of(tmp_path)
    assert not (tmp_path / "server.key").exists()


def test_no_command_goes_on_without_it(tmp_path: Path, program: Run) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "changing.key").touch()
    for command in (("doctor",), ("backup", "--server-key", "copy"), ("restore", "backup")):
        done = program(*command)
        assert (done.code, done.out) == (2, "")
        assert "server.key is missing" in done.err
    assert [each.name for each in home.iterdir()] == ["changing.key"]
