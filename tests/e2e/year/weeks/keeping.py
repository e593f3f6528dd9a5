"""The last quarter: keeping what was won, looking where it stands, and taking it along."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

POST = ":main form[method=post] .button"

WEEKS: Mapping[int, tuple[Do, ...]] = {
    40: (
        anna(
            "/good/upkeep/write/",
            "go",
            fields={
                "keeps": "Soup and the canal",
                "slipping": "Late evenings at the desk",
                "whom": "my sister Mara",
            },
            ends="/good/upkeep/",
            writes=("upkeep",),
        ),
        anna("/good/upkeep/", POST, fields={"text": "It fits us still"}, writes=("upkeep_reviewed",), day=2),
    ),
    41: (
        ben("/promises/{post}/", keeps=r"/promises/{post}/day/(?P<due>[\d-]+)/"),
        ben(
            "/promises/{post}/day/{due}/",
            "go",
            fields={"outcome": "kept"},
            ends="/promises/{post}/",
            writes=("promise_closed",),
        ),
        anna(
            "/promises/{post}/day/{due}/",
            "go",
            fields={"outcome": "kept"},
            ends="/promises/{post}/",
            writes=("promise_closed",),
            day=2,
        ),
    ),
    42: (
        anna(
            "/account/reminders/",
            POST,
            fields={
                "days": "6",
                "weeks": "1",
                "at": "19:00",
                "quiet_from": "22:00",
                "quiet_to": "07:00",
                "words": "water the plants",
            },
            ends="/account/reminders/.*",
        ),
        anna(
            "/account/reminders/calendar/",
            POST,
            keeps=r"(?P<feed>/calendar/[\w-]+\.ics)",
        ),
    ),
    43: (
        anna(
            "/good/thanks/write/",
            "look",
            "hand",
            fields={"text": "You opened it beside me without a word"},
            ends="/good/thanks/",
            writes=("gratitude",),
        ),
        ben(
            "/good/thanks/write/",
            "look",
            "hand",
            fields={"text": "You asked me and did not look"},
            ends="/good/thanks/",
            writes=("gratitude",),
            day=2,
        ),
    ),
    44: (
        anna(
            "/report/",
            "read",
            "pdf",
            fields={"part": ("told", "felt", "months", "word", "agreements", "again"), "since": "2024-01-01"},
            file=True,
        ),
    ),
    46: (
        anna(
            "/decide/go-on/",
            POST,
            fields={"why": "He told it himself", "until": "{+30}"},
            ends="/decide/go-on/",
            writes=("decided",),
        ),
        ben(
            "/decide/part-well/telling/",
            POST,
            fields={"sentence": "I would want to say it in daylight"},
            ends="/decide/part-well/telling/",
            writes=("own",),
            day=1,
        ),
    ),
    48: (
        anna("/progress/deeds/", day=1),
        anna("/progress/", day=1),
    ),
    50: (
        ben(
            "/openness/new/",
            "go",
            "hand",
            fields={
                "title": "the calendar of my work",
                "why": "So that late evenings have a reason",
                "text": "Two evenings in the office, and both of them stand here",
                "days": "60",
                "review": "{+20}",
            },
            ends="/openness/mine/.*",
            writes=("openness",),
        ),
        anna("/openness/", keeps=r"/openness/theirs/(?P<work>\d+)/", day=1),
        anna(
            "/openness/theirs/{work}/",
            "yes",
            "open",
            day=1,
        ),
        ben(
            "/openness/plans/new/",
            ":main form .button",
            "hand",
            fields={"title": "Chess again", "on": "{+30}", "last": "{+30}"},
            ends="/openness/plans/.*",
            writes=("plan_said",),
            day=2,
        ),
    ),
    52: (
        anna(
            "/us/standing/write/",
            "go",
            fields={"value": "8", "words": "I sleep when you are late"},
            ends="/us/standing/release/",
            writes=("standing_draft",),
        ),
        anna("/us/standing/release/", "plain", ends="/us/standing/", writes=("released",)),
        ben(
            "/us/standing/write/",
            "go",
            fields={"value": "7", "words": "I have nothing left to hide"},
            ends="/us/standing/release/",
            writes=("standing_draft",),
            day=1,
        ),
        ben("/us/standing/release/", "plain", ends="/us/standing/", writes=("released",), day=1),
        anna("/decide/", day=3),
        anna("/us/leave/", day=3),
        *(
            each(
                "/account/export/",
                "go",
                fields={"format": "json", "passphrase": "{passphrase}"},
                file=True,
                day=6,
            )
            for each in (anna, ben)
        ),
    ),
}
