"""The pages of promises, requests, agreements and expectations, as the tests of all pages need them."""

DAY = "2026-11-22"
ROUTES = {
    "promises/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "promises/new/": ("unlocked", (302, 302, 200), (403, 403, 422)),
    "promises/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "promises/<int:seq>/end/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "promises/<int:seq>/day/<str:day>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "promises/own/<int:seq>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "promises/own/<int:seq>/end/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "promises/own/<int:seq>/day/<str:day>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "requests/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "requests/new/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "requests/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "requests/<int:seq>/again/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "requests/<int:seq>/answer/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "requests/<int:seq>/close/": ("unlocked", (405, 405, 405), (403, 403, 302)),
    "agreements/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "agreements/new/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "agreements/<int:seq>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "expectations/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "expectations/write/": ("fresh", (302, 302, 200), (403, 403, 302)),
    "expectations/release/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "expectations/round/<int:number>/": ("unlocked", (302, 302, 302), (403, 403, 302)),
}
SAID = {"outcome": "missed_told", "words": "строка\nи вторая 😀"}
FORMS = {
    "/promises/new/": {
        "text": "I call <at> six",
        "recurs": "weekdays",
        "first": "2026-11-23",
        "instead": "a walk & tea",
        "whose": "me",
    },
    "/promises/7/end/": {"words": "not <now>"},
    f"/promises/7/day/{DAY}/": SAID,
    "/promises/own/7/end/": {"words": "not <now>"},
    f"/promises/own/7/day/{DAY}/": SAID,
    "/requests/new/": {"text": "the <bins>", "why": "строка\nи вторая 😀"},
    "/requests/7/again/": {"text": "please & thank you"},
    "/requests/7/answer/": {"how": "not_now", "text": "after the <move>", "by": "2026-12-03"},
    "/agreements/new/": {
        "topic": "money",
        "text": "we say it above <100>",
        "mine": "I say it",
        "yours": "you say it",
        "review": "2026-12-20",
    },
    "/agreements/7/": {"review": "2026-12-20"},
    "/expectations/write/": {"home": "the bins & the stairs", "else": "строка\nи вторая 😀"},
}
WITHOUT_WORDS = ("/promises/own/7/", "/requests/7/close/", "/expectations/", "/expectations/release/")
READING = (
    "/promises/",
    "/promises/7/",
    "/requests/",
    "/requests/7/",
    "/agreements/",
    "/expectations/round/1/",
)
GUARDED = (
    "/promises/own/7/end/",
    f"/promises/own/7/day/{DAY}/",
    "/expectations/write/",
)
FRESH = (
    "/promises/",
    "/promises/own/<int:seq>/",
    "/promises/own/<int:seq>/end/",
    "/promises/own/<int:seq>/day/<str:day>/",
    "/expectations/",
    "/expectations/write/",
    "/expectations/release/",
)
QUERIES = (
    "/promises/",
    "/promises/new/",
    "/requests/",
    "/agreements/",
    "/expectations/",
    "/expectations/write/",
)
INSIDE = {
    "promises/new/": ("/promises/new/",),
    "expectations/write/": ("/expectations/write/",),
}
TOGETHER = {
    "promises/": ("/promises/",),
    "promises/<int:seq>/": ("/promises/{promise}/",),
    "promises/<int:seq>/end/": ("/promises/{promise}/end/",),
    "promises/<int:seq>/day/<str:day>/": ("/promises/{promise}/day/{day}/",),
    "requests/": ("/requests/",),
    "requests/new/": ("/requests/new/",),
    "requests/<int:seq>/": ("/requests/{request}/",),
    "requests/<int:seq>/again/": ("/requests/{request}/again/",),
    "agreements/": ("/agreements/",),
    "agreements/new/": ("/agreements/new/", "/agreements/new/?round=1&about=home"),
    "agreements/<int:seq>/": ("/agreements/{agreement}/", "/agreements/{binding}/"),
    "expectations/": ("/expectations/",),
    "expectations/release/": ("/expectations/release/",),
    "expectations/round/<int:number>/": ("/expectations/round/1/",),
}
AS_ROBIN = {
    "requests/<int:seq>/answer/": ("/requests/{request}/answer/",),
    "promises/own/<int:seq>/": ("/promises/own/{own}/",),
    "promises/own/<int:seq>/end/": ("/promises/own/{own}/end/",),
    "promises/own/<int:seq>/day/<str:day>/": ("/promises/own/{own}/day/{own_day}/",),
}
NO_PAGE = ("requests/<int:seq>/close/",)
