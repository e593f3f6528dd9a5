"""Where somebody stands, as the tests of all pages need it."""

ROUTES = {
    "decide/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "decide/part-well/<slug:step>/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "decide/<slug:way>/": ("fresh", (302, 302, 200), (403, 403, 302)),
}
EXAMPLES = {"step": "practical", "way": "not-yet"}
FORMS = {
    "/decide/not-yet/": {"why": "I do not know <yet>", "until": "2026-12-24"},
    "/decide/part-well/practical/": {"settled": "the flat & the cat", "open": "строка\nи вторая 😀"},
}
READING = ("/decide/",)
GUARDED = ("/decide/not-yet/", "/decide/part-well/practical/")
FRESH = ("/decide/", "/decide/<slug:way>/", "/decide/part-well/<slug:step>/")
QUERIES = (
    "/decide/",
    "/decide/not-yet/",
    "/decide/go-on/",
    "/decide/part-well/",
    "/decide/part-well/practical/",
)
INSIDE = {
    "decide/": ("/decide/",),
    "decide/<slug:way>/": ("/decide/go-on/", "/decide/not-yet/", "/decide/part-well/"),
    "decide/part-well/<slug:step>/": ("/decide/part-well/telling/", "/decide/part-well/ending/"),
}
# Robin has said that it can be told without fear: then the page about telling opens.
AS_ROBIN = {
    "decide/": ("/decide/",),
    "decide/part-well/<slug:step>/": ("/decide/part-well/telling/",),
}
