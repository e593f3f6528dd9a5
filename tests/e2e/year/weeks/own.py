"""The thirtieth week to the thirty-fourth: what each is for themselves, and what is asked and agreed anew."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben
from tests.e2e.year.weeks.picture import SOUND

HAND = ("preview", "hand")

WEEKS: Mapping[int, tuple[Do, ...]] = {
    30: (
        ben(
            "/own/being/",
            ":main form[method=post] .button",
            fields={"hard_day": "I tell it before I am asked", "kept": "The calls"},
            ends="/own/being/",
            writes=("own", "own"),
        ),
        ben(
            "/own/forgiving/",
            ":main form[method=post] .button",
            fields={"did": "I answered that letter", "since": "I told it within the hour"},
            ends="/own/forgiving/",
            writes=("own", "own"),
            day=1,
        ),
        anna(
            "/own/ground/",
            ":main form[method=post] .button",
            fields={"mine": "The choir and the garden", "steadies": "Early walks by the canal"},
            ends="/own/ground/",
            writes=("own", "own"),
            day=2,
        ),
        anna("/own/", "go", fields={"words": "canal"}, ends="/own/", day=2),
        anna(
            "/own/ground/",
            ":main form[method=post] .button",
            fields={"mine": "The choir, the garden and my work"},
            ends="/own/ground/",
            writes=("own",),
            day=4,
        ),
        anna("/own/ground/earlier/", day=4),
    ),
    31: (
        anna(
            "/situation/look/",
            ":main form .button",
            fields={"text": "Because I loved who we were"},
            ends="/situation/look/",
            writes=("reflected",),
        ),
        anna("/situation/public-words/", "no", writes=("public_words",), day=1),
        ben("/today/possible/", day=2),
        ben("/understand/what-stands-in-the-way/", day=2),
        anna("/us/stop/", day=3),
    ),
    32: (
        ben(
            "/recordings/new/",
            ":main form[enctype] .button.go",
            fields={"name": "For a long way home", "file": SOUND},
            ends=r"/recordings/[0-9a-f-]+/",
            writes=("recording",),
            day=1,
        ),
    ),
    33: (
        anna(
            "/requests/new/",
            *HAND,
            fields={"text": "Please come to the choir feast"},
            ends=r"/requests/\d+/",
            keeps=r"/requests/(?P<feast>\d+)/",
            writes=("requested",),
        ),
        ben(
            "/requests/{feast}/answer/",
            "go",
            fields={"how": "not_now", "text": "I have to ask at work", "by": "{+4}"},
            ends="/requests/{feast}/",
            writes=("request_answered",),
            day=1,
        ),
        ben(
            "/requests/{feast}/answer/",
            "go",
            fields={"how": "no", "text": "They need me that evening"},
            ends="/requests/{feast}/",
            writes=("request_answered",),
            day=4,
        ),
    ),
    34: (
        ben(
            "/agreements/new/",
            *HAND,
            fields={
                "topic": "openness",
                "text": "The post is opened at the table",
                "mine": "I bring it unopened",
                "review": "{+28}",
            },
            ends=r"/agreements/\d+/",
            keeps=r"/agreements/(?P<mail>\d+)/",
            writes=("agreement",),
        ),
        anna(
            "/agreements/{mail}/",
            "confirm",
            ends="/agreements/{mail}/",
            writes=("agreement_confirmed",),
            day=3,
        ),
        ben(
            "/agreements/{mail}/",
            "confirm",
            ends="/agreements/{mail}/",
            writes=("agreement_confirmed",),
            day=3,
        ),
        anna(
            "/agreements/{money}/",
            "look",
            fields={"review": "{+60}"},
            ends="/agreements/{money}/",
            writes=("agreement_looked_at",),
            day=4,
        ),
    ),
}
