"""The fourth week and the fifth: answers, a lie put right, and a rest from the subject."""

from collections.abc import Mapping

from tests.e2e.year.step import Do, anna, ben

HAND = ("preview", "hand")

WEEKS: Mapping[int, tuple[Do, ...]] = {
    4: (
        ben(
            "/truth/questions/{house}/answer/",
            *HAND,
            fields={"how": "not_remembered", "text": "I have to look", "helps": "the calendar of that year"},
            ends="/truth/questions/{house}/",
            writes=("answer_given",),
        ),
        ben(
            "/truth/questions/{house}/answer/",
            *HAND,
            fields={"how": "true", "text": "Never in our house"},
            ends="/truth/questions/{house}/",
            keeps=r"/correct/(?P<answer>\d+)/",
            writes=("answer_given",),
            day=2,
        ),
        anna(
            "/truth/questions/{who}/follow/",
            *HAND,
            fields={"text": "And what did he say to it"},
            ends="/truth/questions/{who}/",
            writes=("followed_up",),
            day=2,
        ),
        ben(
            "/truth/questions/{who}/answer/",
            *HAND,
            fields={"how": "true", "text": "That I have to tell you"},
            ends="/truth/questions/{who}/",
            writes=("answer_given",),
            day=3,
        ),
        anna(
            "/truth/questions/{who}/",
            "settle",
            ends="/truth/questions/.*",
            writes=("question_settled",),
            day=4,
        ),
        anna(
            "/truth/questions/times/",
            "propose",
            fields={"weekday": "2", "at": "20:00", "minutes": "30"},
            ends="/truth/questions/times/",
            writes=("question_time",),
            day=4,
        ),
        ben(
            "/truth/questions/times/",
            "agree",
            ends="/truth/questions/times/",
            writes=("question_time_agreed",),
            day=5,
        ),
    ),
    5: (
        ben(
            "/truth/questions/{house}/correct/{answer}/",
            *HAND,
            fields={"text": "Once, in the garden, in June", "how": "noticed"},
            ends="/truth/questions/{house}/",
            writes=("corrected",),
        ),
        ben(
            "/truth/lie/",
            *HAND,
            fields={
                "said": "That I was at the dentist",
                "truth": "I sat in the car and was ashamed",
                "why": "I was afraid of your face",
                "on": "{-0}",
                "how": "noticed",
            },
            ends=r"/truth/told/\d+/",
            writes=("lie_corrected",),
            day=1,
        ),
        ben(
            "/truth/lie/",
            "preview",
            "keep",
            fields={"said": "That I had not smoked", "truth": "I had smoked two"},
            ends="/truth/lie/.*",
            writes=("lie",),
            day=2,
        ),
        ben("/truth/lie/earlier/", keeps=r"/truth/lie/(?P<lie>\d+)/", day=3),
        ben(
            "/truth/lie/{lie}/told/",
            "go",
            fields={"how": "noticed", "way": "aloud", "on": "{-0}"},
            ends="/truth/lie/earlier/",
            writes=("lie_told",),
            day=3,
        ),
        ben(
            "/truth/answers/",
            "keep",
            fields={"question": "Why did you go on", "text": "Because it was easier"},
            ends="/truth/answers/.*",
            writes=("answer_prepared",),
            day=4,
        ),
        anna("/truth/questions/rest/", "rest", ends="/truth/questions/.*", writes=("subject_rested",), day=5),
    ),
}
