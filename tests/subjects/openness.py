"""The pages of openness, of where somebody is and of plans, as the tests of all pages need them."""

BOTH = (302, 302, 302), (403, 403, 302)
ROUTES = {
    "openness/": ("unlocked", *BOTH),
    "openness/new/": ("unlocked", *BOTH),
    "openness/where/": ("unlocked", *BOTH),
    "openness/mine/<uuid:space>/": ("unlocked", *BOTH),
    "openness/mine/<uuid:space>/end/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "openness/mine/<uuid:space>/photo/": ("unlocked", *BOTH),
    "openness/theirs/<int:seq>/": ("unlocked", *BOTH),
    "openness/theirs/<int:seq>/photo/": ("unlocked", *BOTH),
    "openness/plans/": ("unlocked", *BOTH),
    "openness/plans/new/": ("unlocked", *BOTH),
    "openness/plans/<int:seq>/": ("unlocked", *BOTH),
    "openness/plans/<int:seq>/change/": ("unlocked", *BOTH),
}
PLAN = {
    "title": "chess & soup",
    "on": "2026-12-03",
    "at": "18:30",
    "last": "2026-12-03",
    "until": "21:00",
    "where": "the <club>",
    "along": "yes",
}
SPACE = "00000000-0000-4000-8000-000000000000"
FORMS = {
    "/openness/new/": {
        "title": "the <phone> bill",
        "why": "so that & why",
        "text": "строка\nи вторая 😀",
        "days": "30",
        "review": "2026-12-03",
        "says": "a bill",
    },
    "/openness/where/": {"text": "at my sister's\nuntil six", "title": "Kazan & back", "says": "a door"},
    "/openness/plans/new/": PLAN,
    "/openness/plans/7/change/": PLAN,
    f"/openness/mine/{SPACE}/": {"days": "30", "review": "2026-12-03"},
}
WITHOUT_WORDS = (f"/openness/mine/{SPACE}/end/", "/openness/theirs/7/", "/openness/plans/7/")
READING = (
    "/openness/",
    "/openness/plans/",
    f"/openness/mine/{SPACE}/photo/",
    "/openness/theirs/7/photo/",
)
TOGETHER = {
    "openness/": ("/openness/",),
    "openness/new/": ("/openness/new/",),
    "openness/where/": ("/openness/where/",),
    "openness/plans/": ("/openness/plans/",),
    "openness/plans/new/": ("/openness/plans/new/",),
    "openness/theirs/<int:seq>/": ("/openness/theirs/{theirs}/",),
    "openness/plans/<int:seq>/": ("/openness/plans/{plan}/",),
}
AS_ROBIN = {
    "openness/mine/<uuid:space>/": ("/openness/mine/{open_item}/",),
    "openness/plans/<int:seq>/change/": ("/openness/plans/{own_plan}/change/",),
}
# A picture is no page.
NO_PAGE = (
    "openness/mine/<uuid:space>/end/",
    "openness/mine/<uuid:space>/photo/",
    "openness/theirs/<int:seq>/photo/",
)
