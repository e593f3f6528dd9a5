"""The twelfth week and the thirteenth: what went without saying, an agreement, and a never again."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

HAND = ("preview", "hand")

WEEKS: Mapping[int, tuple[Do, ...]] = {
    12: (
        anna(
            "/expectations/write/",
            "go",
            fields={"home": "Whoever comes first cooks", "money": "We say it above a hundred"},
            ends="/expectations/release/",
            writes=("expectations_draft",),
        ),
        anna("/expectations/release/", "plain", ends="/expectations/", writes=("released",)),
        ben(
            "/expectations/write/",
            "go",
            fields={"home": "You cook and I wash", "money": "Each has money of their own"},
            ends="/expectations/release/",
            writes=("expectations_draft",),
            day=2,
        ),
        ben("/expectations/release/", "plain", ends="/expectations/", writes=("released",), day=2),
        ben(
            "/agreements/new/?round=1&about=money",
            *HAND,
            fields={
                "topic": "money",
                "text": "Above a hundred we say it first",
                "mine": "I say it first",
                "yours": "You say it first",
                "review": "{+21}",
            },
            ends=r"/agreements/\d+/",
            keeps=r"/agreements/(?P<money>\d+)/",
            writes=("agreement",),
            day=3,
        ),
        anna(
            "/agreements/{money}/",
            "confirm",
            ends="/agreements/{money}/",
            writes=("agreement_confirmed",),
            day=5,
        ),
        ben("/today/waiting/", shows="main a[href='/agreements/{money}/']", day=5),
        ben(
            "/agreements/{money}/",
            "confirm",
            ends="/agreements/{money}/",
            writes=("agreement_confirmed",),
            day=5,
        ),
    ),
    13: (
        ben(
            "/promises/{call}/day/{+1}/",
            "go",
            fields={"outcome": "kept"},
            ends="/promises/{call}/.*",
            writes=("promise_closed",),
        ),
        ben(
            "/promises/new/",
            "check",
            "yes",
            fields={
                "text": "Never again a second telephone",
                "recurs": "monthly",
                "first": "{+30}",
                "never": "yes",
                "instead": "I put it into your hands",
                "pull": "On lonely evenings",
                "knows": "my brother",
                "whose": "both",
            },
            ends=r"/promises/\d+/",
            keeps=r"/promises/(?P<never>\d+)/",
            writes=("promised",),
            day=2,
        ),
        anna(
            "/promises/{never}/end/",
            "plain",
            fields={"words": "I let you go from this one"},
            ends="/promises/{never}/.*",
            writes=("promise_ended",),
            day=4,
        ),
        ben(
            "/promises/{table}/end/",
            "plain",
            fields={"words": "It has become a habit"},
            ends="/promises/{table}/.*",
            writes=("promise_ended",),
            day=5,
        ),
    ),
}
