"""Where weeks pass in seconds, what is done once a minute beside the requests is done once a second."""

from pathlib import Path

from django.apps import AppConfig


class Hurrying(AppConfig):
    """Hurries the thread that forgets by time alone."""

    name = "tests.e2e.year"
    # A folder of tests is no package, and may be found in more than one place.
    path = str(Path(__file__).parent)

    def ready(self) -> None:
        """Before that thread begins: it asks how long to sleep each time."""
        from goldseam.ledger import tidying  # noqa: PLC0415 - needs Django started

        tidying.EVERY_SECONDS = 1.0
