"""The seventeenth week to the twenty-second: near and with room, what sets it off, and a dispute."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

HAND = ("preview", "hand")

WEEKS: Mapping[int, tuple[Do, ...]] = {
    17: (
        ben(
            "/near/reach/",
            *HAND,
            fields={"words": "From six on, and at work by a message"},
            ends="/near/.*",
            writes=("reach",),
        ),
        ben(
            "/near/away/",
            *HAND,
            fields={
                "leaves": "{+2}",
                "back": "{+4}",
                "title": "the northern office",
                "text": "A call at nine each evening",
                "words": "The hotel has a number",
            },
            ends="/near/.*",
            keeps=r"/near/away/(?P<away>\d+)/",
            writes=("away", "promised"),
        ),
        ben(
            "/near/away/{away}/move/",
            ":main form .button",
            fields={"back": "{+4}"},
            ends="/near/away/.*",
            writes=("promised", "away_moved", "promise_ended"),
            day=1,
        ),
        anna("/near/away/{away}/", day=2),
        ben("/near/away/{away}/", "back", ends="/near/.*", writes=("away_ended", "promise_closed"), day=4),
    ),
    18: (
        anna("/near/", "come", ends="/near/", writes=("sign_come",)),
        anna("/near/", "end", ends="/near/", writes=("sign_ended",)),
        anna("/near/", "leave_me", ends="/near/", writes=("sign_leave",), day=2),
        ben("/near/", shows="main .notice", day=2),
        anna("/near/care/", day=3),
        ben("/near/listening/", day=3),
    ),
    19: (
        anna(
            "/us/closeness/",
            "set",
            fields={
                "closeness": "space",
                "note": "Until Sunday, please",
                "until": "{+6}",
                "practical": "yes",
            },
            ends="/us/closeness/",
            writes=("closeness",),
        ),
        ben("/today/", shows="main .notice", day=1),
        ben(
            "/us/hand/write/",
            *HAND,
            fields={"kind": "practical", "text": "The boiler man comes on Friday"},
            ends="/us/.*",
            writes=("handed",),
            day=1,
        ),
        ben(
            "/us/hand/write/",
            *HAND,
            fields={"kind": "note", "text": "I think of you"},
            ends="/us/.*",
            writes=("handed",),
            day=2,
        ),
        ben(
            "/us/hand/write/",
            "preview",
            "keep",
            fields={"kind": "note", "text": "And I think of you once more"},
            writes=("note",),
            day=2,
        ),
        anna(
            "/us/closeness/",
            "set",
            fields={"closeness": "near"},
            ends="/us/closeness/",
            writes=("closeness",),
            day=6,
        ),
    ),
    20: (
        anna(
            "/hurts/new/",
            "keep",
            fields={
                "title": "The song from that summer",
                "helps": "A hand and no words",
                "note": "Being asked why",
            },
            ends="/hurts/.*",
            writes=("trigger",),
        ),
        anna("/hurts/", keeps=r"/hurts/(?P<song>\d+)/"),
        anna(
            "/hurts/{song}/card/",
            *HAND,
            fields={
                "title": "When the song plays",
                "helps": "Turn it off and stay",
                "words": "I am here",
                "note": "Do not ask why",
            },
            ends="/hurts/.*",
            writes=("trigger_card",),
            day=1,
        ),
        ben("/hurts/cards/", shows="main :text('Turn it off and stay')", day=2),
        anna(
            "/hurts/days/",
            "keep",
            fields={"on": "{+9}", "words": "The day of the letters", "yearly": "yes"},
            ends="/hurts/days/.*",
            writes=("gentle_day",),
            day=3,
        ),
        anna("/hurts/days/", keeps=r"/hurts/days/(?P<letters>\d+)/", day=3),
        anna("/hurts/days/{letters}/", *HAND, ends="/hurts/.*", writes=("gentle_day_told",), day=4),
    ),
    21: (
        ben("/today/", day=5),
        ben("/hurts/cards/", "known", writes=("day_known",), day=5),
        # First as it opens on a locked phone, and then where words can be handed over from it.
        anna("/hurts/now/", shows="main h1", hides="main textarea", day=5),
        anna("/today/", day=5),
        anna(
            "/hurts/now/",
            *HAND,
            fields={"text": "This hurts now, come home please"},
            ends="/us/.*",
            writes=("handed",),
            day=5,
        ),
    ),
    22: (
        ben("/near/time-out/", "40", ends="/near/time-out/", writes=("time_out", "promised")),
        anna("/near/time-out/", shows="main h1"),
        ben("/near/time-out/", "kept", writes=("promise_closed",)),
        anna(
            "/dispute/name/",
            *HAND,
            fields={"title": "The dishes on Sunday"},
            ends="/dispute/.*",
            writes=("dispute",),
            day=2,
        ),
        anna("/dispute/", keeps=r"/dispute/both/(?P<dishes>\d+)/", day=2),
        *(
            each(
                "/dispute/sort/?for={dishes}",
                "keep",
                fields={"text": words, "wound": wound, "helps": helps},
                ends=r"/dispute/\d+/",
                keeps=rf"/dispute/(?P<{name}>\d+)/",
                writes=("dispute_sorted",),
                day=day,
            )
            for each, words, wound, helps, name, day in (
                (anna, "I was alone with it again", "partly", "Half an evening of yours", "hers", 3),
                (ben, "I was tired and said nothing", "not_sure", "To be asked once", "his", 4),
            )
        ),
        anna("/dispute/both/{dishes}/", "release", writes=("released",), day=4),
        ben("/dispute/both/{dishes}/", "release", writes=("released",), day=5),
        anna("/dispute/{hers}/", "agreed", writes=("dispute_ended",), day=5),
        ben("/dispute/{his}/", "i_gave_in", writes=("dispute_ended",), day=5),
    ),
}
