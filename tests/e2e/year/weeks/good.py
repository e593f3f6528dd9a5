"""The twenty-third week to the twenty-sixth: what is good, and where trust stands in the middle of the year."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben
from tests.e2e.year.weeks.picture import PICTURE

WEEKS: Mapping[int, tuple[Do, ...]] = {
    23: (
        ben(
            "/good/list/",
            "go",
            fields={"text": "She makes room for the shy", "seen": "at the choir feast"},
            ends="/good/list/",
            writes=("special",),
        ),
        ben(
            "/good/ideas/likes/",
            "go",
            fields={"like": "food", "text": "the small dark plums"},
            ends="/good/ideas/likes/",
            writes=("liking",),
        ),
        ben("/good/ideas/", "kept", ends="/good/ideas/", writes=("idea",), day=1),
        ben("/good/ideas/", "yes", ends="/good/ideas/", writes=("anger_seen",), day=2),
        anna(
            "/good/thanks/write/",
            "look",
            "hand",
            fields={"text": "You stayed and listened to the end"},
            ends="/good/thanks/",
            writes=("gratitude",),
            day=3,
        ),
        ben("/good/thanks/", ":main form[action$='/welcome/'] button", writes=("gratitude_welcomed",), day=4),
    ),
    24: (
        anna(
            "/good/memories/new/",
            "go",
            fields={
                "title": "The broken bus",
                "when": "our second summer",
                "text": "We walked nine miles and sang",
                "photo": PICTURE,
                "says": "a bus and a field",
            },
            ends=r"/good/memories/\d+/",
            keeps=r"/good/memories/(?P<bus>\d+)/",
            writes=("memory", "photo"),
        ),
        anna(
            "/good/memories/{bus}/hand/", "hand", ends="/good/memories/.*", writes=("memory", "photo"), day=1
        ),
        ben("/good/memories/", keeps=r"/good/memories/ours/(?P<ours>\d+)/", day=2),
        ben("/good/memories/ours/{ours}/", shows="main img", day=2),
    ),
    25: tuple(
        each
        for subject, hers, his in (
            ("why", "Because you asked where I was from", "Because of your laugh on the stairs"),
            ("vows", "I promise to ask and not to search", "I promise to tell it the same day"),
            ("open", "I am afraid of the dark still", "I have never learned to swim"),
        )
        for who, words, day in ((anna, hers, 1), (ben, his, 2))
        for each in (
            who(
                f"/good/{subject}/write/",
                "go",
                fields={"text": words},
                ends=f"/good/{subject}/release/",
                writes=("bond_draft",),
                day=day,
            ),
            who(
                f"/good/{subject}/release/", "plain", ends=f"/good/{subject}/", writes=("released",), day=day
            ),
        )
    ),
    26: (
        anna(
            "/good/dates/new/",
            "look",
            "hand",
            fields={
                "title": "Soup without telephones",
                "on": "{+6}",
                "at": "18:00",
                "every": "weekly",
                "where": "in the kitchen",
                "text": "Each brings one question",
            },
            ends="/good/dates/.*",
            writes=("date",),
        ),
        anna("/good/dates/", keeps=r"/good/dates/(?P<soup>\d+)/"),
        ben("/good/dates/{soup}/", "yes", writes=("date_answered",), day=1),
        anna(
            "/us/standing/write/",
            "go",
            fields={"value": "5", "words": "I believe what you say about work"},
            ends="/us/standing/release/",
            writes=("standing_draft",),
            day=2,
        ),
        anna("/us/standing/release/", "plain", ends="/us/standing/", writes=("released",), day=2),
        ben(
            "/us/standing/write/",
            "go",
            fields={"value": "4", "words": "I tell it sooner than before"},
            ends="/us/standing/release/",
            writes=("standing_draft",),
            day=3,
        ),
        ben("/us/standing/release/", "plain", ends="/us/standing/", writes=("released",), day=3),
    ),
}
