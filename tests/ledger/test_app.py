"""The testing profile of the key derivation is allowed where the settings say so, once, and nowhere else."""

from typing import Any

import pytest
from django.apps import apps

from goldseam.core import vault


@pytest.mark.parametrize(("testing", "allowed"), [(True, 1), (False, 0)])
def test_the_testing_profile_is_allowed_only_by_the_settings(
    testing: bool, allowed: int, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[bool] = []
    monkeypatch.setattr(vault, "allow_testing_profile", lambda: calls.append(True))
    settings.KDF_TESTING = testing

    apps.get_app_config("ledger").ready()

    assert len(calls) == allowed
