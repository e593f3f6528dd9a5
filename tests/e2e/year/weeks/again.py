"""The twenty-seventh week to the twenty-ninth: it happens again, and is told within the hour."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

HAND = ("preview", "hand")
TOOK = "I answered a letter that came to my office"

WEEKS: Mapping[int, tuple[Do, ...]] = {
    27: (
        ben(
            "/progress/questions/csi-4/",
            "go",
            fields={"item_1": "2", "item_2": "2", "item_3": "2", "item_4": "2"},
            ends="/progress/questions/csi-4/result/",
            writes=("questionnaire",),
        ),
        anna(
            "/progress/questions/csi-4/",
            "go",
            fields={"item_1": "1", "item_2": "1", "item_3": "1", "item_4": "1"},
            ends="/progress/questions/csi-4/result/",
            writes=("questionnaire",),
            day=1,
        ),
        anna(
            "/progress/log/",
            "go",
            "keep",
            fields={
                "item": "mood",
                "scale": "0-10",
                "lines": "2023-12-01,3,heavy day\n2023-12-02,4,\n2023-12-03,2,",
            },
            ends="/progress/log/",
            writes=("days_brought",),
            day=2,
        ),
        ben(
            "/practices/name-a-slip/",
            "not_now",
            ends="/today/",
            writes=("practice",),
            day=3,
        ),
    ),
    28: (
        ben(
            "/again/",
            ":main form[method=post] .button",
            fields={
                "on": "{-1}",
                "how": "told_same_day",
                "extent": "slip",
                "touches": ("lying", "infidelity_emotional"),
                "what": TOOK,
                "changes": "My post goes to the house now",
            },
            ends="/again/.*",
            writes=("lapse",),
        ),
        ben(
            "/us/hand/write/",
            *HAND,
            fields={"kind": "lapse", "title": "It happened again", "text": TOOK},
            ends="/us/.*",
            writes=("handed",),
        ),
        anna("/again/now/"),
        anna(
            "/again/",
            ":main form[method=post] .button",
            fields={"on": "{-1}", "how": "told_same_day", "extent": "not_sure", "touches": "lying"},
            ends="/again/.*",
            writes=("lapse",),
        ),
        anna(
            "/truth/no-contact/contact/",
            ":main form[method=post] .button",
            fields={"on": "{-1}", "began": "they", "known": "within_a_day", "what": "A letter to his office"},
            ends="/truth/no-contact/.*",
            writes=("contact",),
            day=1,
        ),
        ben(
            "/truth/no-contact/contact/",
            ":main form[method=post] .button",
            fields={
                "on": "{-2}",
                "began": "they",
                "known": "within_a_day",
                "what": "A letter came and I answered",
            },
            ends="/truth/no-contact/.*",
            keeps=r"/truth/no-contact/kept/(?P<contact>\d+)/",
            writes=("contact",),
            day=1,
        ),
        anna("/us/pause/", "pause", ends="/us/.*", writes=("paused",), day=2),
        ben("/today/", shows="main .notice", day=3),
        anna("/us/pause/", "go_on", ends="/us/.*", writes=("resumed",), day=4),
    ),
    29: (
        ben("/truth/no-contact/kept/", keeps=r"(?s)/truth/no-contact/kept/(?P<contact>\d+)/.*"),
        ben("/truth/no-contact/kept/{contact}/", "hand", ends="/.*", writes=("handed_on", "contact")),
        anna(
            "/decide/not-yet/",
            ":main form[method=post] .button",
            fields={"why": "It is too near still", "until": "{+40}"},
            ends="/decide/not-yet/",
            writes=("decided",),
            day=1,
        ),
        anna("/decide/", day=1),
        anna(
            "/hurts/new/",
            "keep",
            fields={"title": "Letters on the mat", "helps": "That he opens them beside me"},
            ends="/hurts/.*",
            writes=("trigger",),
            day=2,
        ),
        ben(
            "/promises/new/",
            "check",
            "yes",
            fields={
                "text": "I open all post beside you",
                "recurs": "weekly",
                "first": "{+1}",
                "whose": "both",
            },
            ends=r"/promises/\d+/",
            keeps=r"/promises/(?P<post>\d+)/",
            writes=("promised",),
            day=3,
        ),
    ),
}
