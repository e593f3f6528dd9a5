"""The WSGI application that a server process loads, with the method read before the first request."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
application = get_wsgi_application()

from goldseam.ledger.tidying import keep_tidy  # noqa: E402 - Django has to be started first
from goldseam.web.safety.lines import countries  # noqa: E402
from goldseam.web.shared.method import catalogue  # noqa: E402

catalogue()
countries()
keep_tidy()
