"""Prepares the environment before Django reads its settings: a throw-away home, and PostgreSQL when asked for.

Loaded with `-p tests.plugin` (pyproject.toml). Under pytest-xdist the controlling process prepares once and
the workers inherit its environment, each with a home of its own inside it.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def _prepare() -> None:
    home = Path(tempfile.mkdtemp(prefix="goldseam-test-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["GOLDSEAM_HOME"] = str(home)
    os.environ["GOLDSEAM_KDF"] = "testing-only"
    os.environ["GOLDSEAM_STATIC_STORAGE"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    os.environ["GOLDSEAM_TIME_ZONE"] = "UTC"
    os.environ.pop("GOLDSEAM_ORIGIN", None)
    os.environ.pop("GOLDSEAM_DATABASE", None)
    if os.environ.get("GOLDSEAM_TEST_DATABASE") == "postgresql":
        from tests.postgres import start_cluster  # noqa: PLC0415 - only where it is asked for

        os.environ["GOLDSEAM_DATABASE"] = start_cluster(home)


def _own_home(worker: str) -> None:
    """Give a worker a home of its own: databases are apart already, files must be as well."""
    home = Path(os.environ["GOLDSEAM_HOME"]) / worker
    home.mkdir(mode=0o700, exist_ok=True)
    os.environ["GOLDSEAM_HOME"] = str(home)


if "PYTEST_XDIST_WORKER" in os.environ:
    _own_home(os.environ["PYTEST_XDIST_WORKER"])
else:
    _prepare()
