"""The thirty-fifth week to the thirty-ninth: measured a second time, and dates that are kept."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

HAND = ("preview", "hand")
NO_FEAR = dict.fromkeys(
    (
        "fear",
        "humiliation",
        "violence",
        "sexual_coercion",
        "still_going_on",
        "addiction",
        "self_harm",
        "pushed",
    ),
    "no",
)

WEEKS: Mapping[int, tuple[Do, ...]] = {
    35: (
        ben(
            "/us/hand/write/",
            *HAND,
            fields={
                "kind": "letter",
                "title": "For the long train",
                "text": "Read it when the fields are yellow",
            },
            ends="/us/.*",
            writes=("handed",),
        ),
        ben("/us/shared/", keeps=r"/us/shared/(?P<train>\d+)/"),
        ben(
            "/us/shared/{train}/correct/",
            *HAND,
            fields={"text": "Read it when the fields are brown", "how": "noticed"},
            ends="/us/.*",
            writes=("corrected",),
            day=2,
        ),
        anna("/us/shared/{train}/", day=3),
    ),
    36: (
        anna(
            "/progress/questions/csi-4/",
            "go",
            fields={"item_1": "4", "item_2": "4", "item_3": "4", "item_4": "4"},
            ends="/progress/questions/csi-4/result/",
            writes=("questionnaire",),
            day=1,
        ),
        ben(
            "/progress/questions/csi-4/",
            "go",
            fields={"item_1": "3", "item_2": "2", "item_3": "3", "item_4": "2"},
            ends="/progress/questions/csi-4/result/",
            writes=("questionnaire",),
            day=2,
        ),
        anna("/progress/", day=2),
        anna("/progress/deeds/", day=3),
        anna(
            "/progress/share/?what=deeds",
            *HAND,
            ends="/us/.*",
            writes=("handed",),
            day=3,
        ),
    ),
    37: (
        ben("/good/dates/{soup}/", "done", writes=("date_closed",)),
        ben(
            "/good/dates/new/",
            "look",
            "hand",
            fields={"title": "A walk round the lake", "on": "{+3}", "every": "once"},
            ends="/good/dates/.*",
            writes=("date",),
            day=1,
        ),
        ben("/good/dates/", keeps=r"/good/dates/(?P<lake>\d+)/", day=1),
        anna("/good/dates/{lake}/", "yes", writes=("date_answered",), day=2),
        anna(
            "/good/dates/{lake}/",
            ":main form[action$='/move/'] .button",
            fields={"on": "{+3}", "at": "16:00"},
            writes=("date_moved",),
            day=2,
        ),
        ben("/good/dates/{lake}/", "yes", writes=("date_answered",), day=3),
        anna("/good/dates/{lake}/", "done", writes=("date_closed",), day=6),
    ),
    38: (
        anna("/us/review/", "not_this", writes=("not_this_round",), day=3),
        anna("/truth/", day=3),
        anna("/us/helpers/", day=3),
        ben("/understand/", day=3),
        ben("/situation/", day=3),
        ben("/openness/", day=3),
        ben("/requests/", day=3),
        ben("/promises/", day=3),
        anna("/agreements/", day=3),
        ben("/good/", day=3),
        ben("/good/list/", day=3),
    ),
    39: (
        anna("/safety/", "save", fields=NO_FEAR, writes=("safety",)),
        ben("/safety/", "save", fields=NO_FEAR, writes=("safety",)),
        anna(
            "/situation/touch/",
            "next",
            fields={"touch": "welcome"},
            day=1,
        ),
    ),
}
