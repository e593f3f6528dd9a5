"""The pages beside the picture of felt trust, as the tests of all pages need them."""

ROUTES = {
    "progress/deeds/": ("unlocked", (302, 302, 200), (403, 403, 200)),
    "progress/questions/": ("fresh", (302, 302, 200), (403, 403, 200)),
    "progress/questions/<slug:measure>/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "progress/questions/<slug:measure>/result/": ("fresh", (302, 302, 302), (403, 403, 302)),
    "progress/shift/": ("unlocked", (302, 302, 302), (403, 403, 302)),
    "progress/log/": ("fresh", (302, 302, 200), (403, 403, 422)),
    "progress/log/out/": ("fresh", (405, 405, 405), (403, 403, 302)),
    "progress/log/<int:seq>/": ("fresh", (302, 302, 404), (403, 403, 404)),
    "progress/days/<slug:form>/": ("fresh", (405, 405, 405), (403, 403, 404)),
    "progress/share/": ("fresh", (302, 302, 302), (403, 403, 302)),
}
FORMS = {
    "/progress/questions/gad-2/": {"item_1": "1", "item_2": "3"},
    "/progress/shift/": {
        "item": "relied",
        "since": "2026-10-01",
        "words": "the <letter> & after",
        "said": "named",
    },
    "/progress/log/": {"item": "mood", "scale": "0-10", "lines": "2026-05-03,7,строка\n2026-05-04,6,<two>"},
    "/progress/log/out/": {"table": "7"},
    "/progress/days/csv/": {"of": "relied"},
}
READING = (
    "/progress/deeds/",
    "/progress/questions/",
    "/progress/questions/gad-2/result/",
    "/progress/log/7/",
    "/progress/share/",
)
GUARDED = ("/progress/questions/gad-2/", "/progress/log/", "/progress/log/out/", "/progress/days/csv/")
FRESH = (
    "/progress/questions/",
    "/progress/questions/<slug:measure>/",
    "/progress/questions/<slug:measure>/result/",
    "/progress/log/",
    "/progress/log/<int:seq>/",
    "/progress/log/out/",
    "/progress/days/<slug:form>/",
    "/progress/share/",
)
QUERIES = ("/progress/deeds/", "/progress/questions/", "/progress/questions/gad-2/", "/progress/log/")
INSIDE = {
    "progress/deeds/": ("/progress/deeds/",),
    "progress/questions/": ("/progress/questions/",),
    "progress/questions/<slug:measure>/": ("/progress/questions/gad-7/", "/progress/questions/csi-16/"),
    "progress/questions/<slug:measure>/result/": ("/progress/questions/csi-4/result/",),
    "progress/log/": ("/progress/log/",),
}
TOGETHER = {
    "progress/log/<int:seq>/": ("/progress/log/{log}/",),
    "progress/share/": ("/progress/share/?what=reading&of=relied", "/progress/share/?what=deeds"),
}
# Days taken along are a file.
NO_PAGE = {
    "progress/shift/",
    "progress/log/out/",
    "progress/days/<slug:form>/",
}
EXAMPLES = {"measure": "gad-2", "form": "csv"}
