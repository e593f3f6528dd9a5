"""Registers the ledger with Django."""

from django.apps import AppConfig
from django.conf import settings

from goldseam.core import vault


class LedgerConfig(AppConfig):
    """The tables of the ledger, under the label `ledger`."""

    name = "goldseam.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Allow the loud testing profile where it is set: before the first slot is opened, not only made."""
        if settings.KDF_TESTING:
            vault.allow_testing_profile()
