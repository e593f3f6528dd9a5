"""A situation to change."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from goldseam.core.situation.model import (
    CameOut,
    Cause,
    Closeness,
    Living,
    OtherPerson,
    Role,
    Safety,
    Situation,
)

TODAY = dt.date(2026, 6, 1)


@pytest.fixture
def today() -> dt.date:
    return TODAY


@pytest.fixture
def situation() -> Callable[..., Situation]:
    def make(*, days_ago: int | None = 200, **changes: Any) -> Situation:
        base = Situation(
            role=Role.OFFENDING,
            causes=(Cause.LYING,),
            came_out=CameOut.CONFESSED,
            came_out_on=None if days_ago is None else TODAY - dt.timedelta(days=days_ago),
            ongoing=False,
            other_person=OtherPerson.NONE,
            living=Living.TOGETHER,
            children=False,
            closeness=Closeness.NEAR,
            repeated=False,
            safety=Safety.CLEAR,
        )
        return msgspec.structs.replace(base, **changes)

    return make
