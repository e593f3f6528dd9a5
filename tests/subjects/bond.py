"""The pages of good things and of photos, as the tests of all pages need them."""

REVEALED = ("why", "vows", "open")
ALONE = (302, 302, 302), (403, 403, 302)
ROUTES = {
    "good/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "good/list/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "good/list/<int:seq>/erase/": ("fresh", (405, 405, 405), (403, 403, 404)),
    "good/thanks/": ("unlocked", *ALONE),
    "good/thanks/write/": ("unlocked", *ALONE),
    "good/thanks/<int:seq>/welcome/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "good/thanks/<int:seq>/back/": ("unlocked", *ALONE),
    "good/ideas/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "good/ideas/mark/": ("fresh", (405, 405, 405), (403, 403, 302)),
    "good/ideas/anger/": ("fresh", (405, 405, 405), (403, 403, 302)),
    "good/ideas/likes/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "good/ideas/likes/<int:seq>/erase/": ("fresh", (405, 405, 405), (403, 403, 404)),
    "good/memories/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "good/memories/new/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "good/memories/<int:seq>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "good/memories/<int:seq>/hand/": ("unlocked", *ALONE),
    "good/memories/<int:seq>/erase/": ("unlocked", (302, 302, 404), (403, 403, 404)),
    "good/memories/ours/<int:seq>/": ("unlocked", *ALONE),
    "good/memories/ours/<int:seq>/back/": ("unlocked", *ALONE),
    **{
        f"good/{each}/{step}": ("unlocked", *ALONE) for each in REVEALED for step in ("", "round/<str:name>/")
    },
    **{f"good/{each}/{step}": ("fresh", *ALONE) for each in REVEALED for step in ("write/", "release/")},
    "good/dates/": ("unlocked", *ALONE),
    "good/dates/new/": ("unlocked", *ALONE),
    "good/dates/<int:seq>/": ("unlocked", *ALONE),
    "good/dates/<int:seq>/move/": ("unlocked", *ALONE),
    "good/upkeep/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "good/upkeep/write/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "photos/<uuid:photo>/": ("unlocked", (302, 302, 404), (403, 403, 404)),
}
EXAMPLES = {"photo": "00000000-0000-4000-8000-000000000000"}
FORMS = {
    "/good/list/": {"text": "makes room for <the shy>", "seen": "строка 😀"},
    "/good/thanks/write/": {"text": "you stayed & listened"},
    "/good/ideas/likes/": {"like": "food", "text": "the small <dark> plums"},
    "/good/memories/new/": {
        "title": "The bus",
        "when": "one summer",
        "text": "строка\nи вторая 😀",
        "says": "a bus",
    },
    **{f"/good/{each}/write/": {"text": "because <you> asked"} for each in REVEALED},
    "/good/dates/new/": {
        "title": "soup & bread",
        "on": "2026-12-03",
        "every": "weekly",
        "at": "19:30",
        "where": "at <home>",
        "text": "no phones",
    },
    "/good/memories/7/": {"says": "a <bus>"},
    "/good/dates/7/move/": {"on": "2026-12-04", "at": "20:00"},
    "/good/upkeep/": {"text": "it still <fits>"},
    "/good/upkeep/write/": {"keeps": "soup", "slipping": "the desk", "whom": "my sister"},
}
WITHOUT_WORDS = (
    "/good/list/7/erase/",
    "/good/ideas/likes/7/erase/",
    "/good/memories/7/erase/",
    "/good/thanks/7/welcome/",
    "/good/thanks/7/back/",
    "/good/ideas/mark/",
    "/good/ideas/anger/",
    "/good/memories/7/hand/",
    "/good/memories/ours/7/back/",
    *(f"/good/{each}/{step}" for each in REVEALED for step in ("", "release/")),
    "/good/dates/7/",
)
READING = (
    "/photos/00000000-0000-4000-8000-000000000000/",
    "/good/",
    "/good/ideas/",
    "/good/memories/",
    "/good/memories/ours/7/",
    "/good/thanks/",
    "/good/dates/",
    *(f"/good/{each}/round/2026-W47/" for each in REVEALED),
)
GUARDED = ("/good/list/", "/good/ideas/likes/", *(f"/good/{each}/write/" for each in REVEALED))
FRESH = (
    *(f"/good/{each}/{step}" for each in REVEALED for step in ("write/", "release/")),
    "/good/list/",
    "/good/list/<int:seq>/erase/",
    "/good/ideas/",
    "/good/ideas/mark/",
    "/good/ideas/anger/",
    "/good/ideas/likes/",
    "/good/ideas/likes/<int:seq>/erase/",
)
QUERIES = (
    "/good/",
    "/good/list/",
    "/good/ideas/",
    "/good/ideas/likes/",
    "/good/memories/",
    "/good/memories/new/",
    "/good/upkeep/",
    "/good/upkeep/write/",
)
INSIDE = {
    "good/": ("/good/",),
    "good/list/": ("/good/list/",),
    "good/ideas/": ("/good/ideas/", "/good/ideas/?after=3&how=together&free=1"),
    "good/ideas/likes/": ("/good/ideas/likes/",),
    "good/memories/": ("/good/memories/",),
    "good/memories/new/": ("/good/memories/new/",),
    "good/upkeep/": ("/good/upkeep/",),
    "good/upkeep/write/": ("/good/upkeep/write/",),
}
TOGETHER = {
    "good/thanks/": ("/good/thanks/",),
    "good/thanks/write/": ("/good/thanks/write/",),
    "good/thanks/<int:seq>/back/": ("/good/thanks/{thanks}/back/",),
    "good/memories/<int:seq>/": ("/good/memories/{memory}/",),
    "good/memories/<int:seq>/hand/": ("/good/memories/{memory}/hand/",),
    "good/memories/<int:seq>/erase/": ("/good/memories/{memory}/erase/",),
    "good/memories/ours/<int:seq>/": ("/good/memories/ours/{ours}/",),
    "good/memories/ours/<int:seq>/back/": ("/good/memories/ours/{ours}/back/",),
    **{f"good/{each}/": (f"/good/{each}/",) for each in REVEALED},
    **{f"good/{each}/write/": (f"/good/{each}/write/",) for each in REVEALED},
    "good/vows/round/<str:name>/": ("/good/vows/round/1/",),
    "good/dates/": ("/good/dates/",),
    "good/dates/new/": ("/good/dates/new/",),
    "good/dates/<int:seq>/": ("/good/dates/{date}/",),
}
# A release needs a draft of this moment; a photo is no page.
NO_PAGE = (
    "good/list/<int:seq>/erase/",
    "good/thanks/<int:seq>/welcome/",
    "good/ideas/mark/",
    "good/ideas/anger/",
    "good/ideas/likes/<int:seq>/erase/",
    "good/why/release/",
    "good/vows/release/",
    "good/open/release/",
    "good/why/round/<str:name>/",
    "good/open/round/<str:name>/",
    "good/dates/<int:seq>/move/",
    "photos/<uuid:photo>/",
)
