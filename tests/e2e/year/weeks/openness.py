"""The fourteenth week to the sixteenth: one thing shown, where somebody is, and plans said beforehand."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben
from tests.e2e.year.weeks.picture import PICTURE

WEEKS: Mapping[int, tuple[Do, ...]] = {
    14: (
        # What is over looks as if it had never been: of this offer nothing is left to be counted.
        ben(
            "/openness/new/",
            "go",
            "hand",
            fields={
                "title": "the telephone bill",
                "why": "So that you need not guess",
                "text": "Three calls to my brother and none besides",
                "photo": PICTURE,
                "says": "the first page",
                "days": "21",
                "review": "{+10}",
            },
            ends="/openness/mine/.*",
            keeps=r"/openness/mine/(?P<offer>[0-9a-f-]{36})/",
        ),
        anna("/openness/", keeps=r"/openness/theirs/(?P<bill>\d+)/", day=1),
        anna("/openness/theirs/{bill}/", "yes", "open", day=1),
        ben("/openness/mine/{offer}/", day=2),
        anna("/openness/theirs/{bill}/", "unneeded", day=4),
        ben(
            "/openness/mine/{offer}/",
            ":main form[action$='/end/'] button",
            ends="/openness/",
            day=5,
        ),
    ),
    15: (
        ben(
            "/openness/where/",
            "go",
            "hand",
            fields={"text": "At my mother's until nine", "title": "Reading by the river"},
            ends="/openness/mine/.*",
            day=1,
        ),
        anna("/openness/", shows="main :text('Reading by the river')", day=1),
        anna("/openness/", hides="main :text('Reading by the river')", day=3),
        ben(
            "/openness/plans/new/",
            ":main form .button",
            "hand",
            fields={
                "title": "Chess in the old club",
                "on": "{+2}",
                "at": "19:00",
                "last": "{+2}",
                "until": "21:00",
                "where": "the club house",
                "along": "yes",
            },
            ends="/openness/plans/.*",
            writes=("plan_said",),
            day=3,
        ),
        ben("/openness/plans/", keeps=r"/openness/plans/(?P<plan>\d+)/", day=3),
        anna("/openness/plans/{plan}/", "yes", writes=("along_answered",), day=4),
    ),
    16: (
        ben(
            "/openness/plans/new/",
            ":main form .button",
            "hand",
            fields={"title": "A course in the town", "on": "{+5}", "last": "{+6}"},
            ends="/openness/plans/.*",
            writes=("plan_said",),
        ),
        ben("/openness/plans/", keeps=r"/openness/plans/(?P<course>\d+)/"),
        ben(
            "/openness/plans/{course}/change/",
            ":main form .button",
            fields={"title": "A course in the other town", "on": "{+5}", "last": "{+6}"},
            ends="/openness/plans/.*",
            writes=("plan_changed",),
            day=1,
        ),
        ben("/openness/plans/{course}/", "drop", writes=("plan_dropped",), day=2),
        anna(
            "/near/touch/",
            "go",
            fields={"touch": "when_asked", "sex": "not_now"},
            ends="/near/.*",
            writes=("touch_wish",),
            day=3,
        ),
    ),
}
