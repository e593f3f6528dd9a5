"""The report, as the tests of all pages need it."""

ROUTES = {"report/": ("fresh", (302, 302, 200), (403, 403, 422))}
FORMS = {"/report/": {"part": "felt", "since": "2026-01-01", "about": "how we <talk>"}}
GUARDED = ("/report/",)
FRESH = ("/report/",)
QUERIES = ("/report/",)
INSIDE = {"report/": ("/report/",)}
