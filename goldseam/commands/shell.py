"""Starts Django for the commands that need a database, and brings the database and files up to date."""

import hashlib
import os
from pathlib import Path

from goldseam.commands.failure import CommandError
from goldseam.environment import SettingError


def start_django() -> None:
    """Load the settings from the environment and start Django.

    Raises:
        CommandError: an environment variable cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
    import django  # noqa: PLC0415 - the pure commands must not load it
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    # What the server writes is for the user it runs as, and for nobody else.
    os.umask(0o077)

    try:
        django.setup()
    except SettingError as error:
        raise CommandError(str(error)) from None
    except ImproperlyConfigured as error:
        if "psycopg" in str(error):
            raise CommandError(
                "PostgreSQL needs its driver: .venv/bin/pip install --require-hashes -r requirements/postgres.txt"
            ) from None
        raise


def prepare() -> None:
    """Create or update the tables, and collect the static files if they changed."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CommandError(f"the database cannot be used: {type(error).__name__}") from None
    _collect()


def _collect() -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    sources = Path(settings.STATICFILES_DIRS[0])
    digest = hashlib.sha256()
    for path in sorted(sources.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    stamp = Path(settings.STATIC_ROOT) / ".made-from"
    if not stamp.exists() or stamp.read_text() != digest.hexdigest():
        call_command(
            "collectstatic", verbosity=0, interactive=False, clear=Path(settings.STATIC_ROOT).exists()
        )
        stamp.write_text(digest.hexdigest())
