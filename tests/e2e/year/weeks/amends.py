"""The sixth week to the eighth: what was done gets its name, what it did is heard, and an apology."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

HAND = ("preview", "hand")

WEEKS: Mapping[int, tuple[Do, ...]] = {
    6: (
        anna("/truth/questions/rest/", "wake", ends="/truth/questions/.*", writes=("subject_woken",)),
        anna(
            "/us/breaches/new/",
            *HAND,
            fields={"title": "The letters", "when": "two summers", "broke": "partner", "hurt": "me"},
            ends=r"/us/breaches/.*",
            writes=("breach", "breach_seen"),
            day=1,
        ),
        anna("/us/breaches/", keeps=r"/us/breaches/(?P<breach>\d+)/", day=1),
        ben(
            "/us/breaches/{breach}/view/",
            *HAND,
            fields={"broke": "me", "hurt": "partner", "words": "I wrote them and I hid them"},
            ends="/us/breaches/{breach}/",
            writes=("breach_seen",),
            day=2,
        ),
        ben(
            "/amends/statement/",
            *HAND,
            fields={
                "breach": "{breach}",
                "did": "I wrote letters to somebody for two summers",
                "hid": "I hid them and I lied about my evenings",
                "cost": "It cost you your sleep and your trust",
                "own": "It was my doing and nobody else's",
            },
            ends=r"/amends/\d+/",
            keeps=r"/amends/(?P<statement>\d+)/",
            writes=("acts_owned", "amends_draft", "amends_handed"),
            day=3,
        ),
        anna(
            "/amends/harm/",
            *HAND,
            fields={"breach": "{breach}", "text": "I lie awake and I count the evenings"},
            ends=r"/amends/\d+/",
            keeps=r"/amends/(?P<harm>\d+)/",
            writes=("harm_told", "amends_draft", "amends_handed"),
            day=4,
        ),
        ben(
            "/amends/{harm}/say-back/",
            *HAND,
            fields={"text": "You do not sleep because of what I did"},
            ends="/amends/.*",
            writes=("said_back",),
            day=5,
        ),
    ),
    7: (
        anna("/amends/{harm}/", keeps=r"/amends/(?P<back>\d+)/heard/"),
        anna(
            "/amends/{back}/heard/",
            *HAND,
            fields={"choice": "not_quite", "text": "You left out the counting"},
            ends="/amends/.*",
            writes=("said_back_heard",),
        ),
        ben(
            "/amends/{harm}/say-back/",
            *HAND,
            fields={"text": "You lie awake and you count every evening again"},
            ends="/amends/.*",
            writes=("said_back",),
            day=2,
        ),
        anna("/amends/{harm}/", keeps=r"/amends/(?P<back>\d+)/heard/", day=3),
        anna(
            "/amends/{back}/heard/",
            *HAND,
            fields={"choice": "yes"},
            ends="/amends/.*",
            writes=("said_back_heard",),
            day=3,
        ),
        ben(
            "/us/hand/write/",
            *HAND,
            fields={"kind": "note", "title": "The key", "text": "The second key lies on the table now"},
            ends="/us/.*",
            writes=("handed",),
            day=4,
        ),
    ),
    8: (
        ben(
            "/amends/apology/",
            *HAND,
            fields={
                "form": "letter",
                "breach": "{breach}",
                "title": "To you",
                "text": "I am sorry that I wrote the letters and lied to you about my evenings for two summers",
            },
            ends=r"/amends/\d+/",
            keeps=r"/amends/(?P<apology>\d+)/",
            writes=("apology", "amends_draft", "amends_handed"),
        ),
        anna(
            "/amends/{apology}/answer/",
            *HAND,
            fields={"text": "I have read it twice"},
            ends="/amends/.*",
            writes=("amends_answered",),
            day=2,
        ),
        ben(
            "/amends/public/",
            *HAND,
            fields={"audience": "our choir", "text": "I lied about her, and it was not true"},
            ends=r"/amends/.*",
            keeps=r"/amends/public/(?P<public>\d+)/",
            writes=("public_words_asked",),
            day=3,
        ),
        anna("/amends/public/{public}/", "no", ends="/amends/.*", writes=("public_words_decided",), day=4),
        ben(
            "/amends/in-person/",
            "plain",
            fields={"breach": "{breach}", "on": "{-0}"},
            ends="/amends/.*",
            writes=("apology_said",),
            day=5,
        ),
    ),
}
