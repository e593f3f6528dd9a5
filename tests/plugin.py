"""Prepares the environment before Django reads its settings: a throw-away home, and PostgreSQL when asked for.

Loaded with `-p tests.plugin` (pyproject.toml). Under pytest-xdist the controlling process prepares once and
the workers inherit its environment.
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


if "PYTEST_XDIST_WORKER" not in os.environ:
    _prepare()
