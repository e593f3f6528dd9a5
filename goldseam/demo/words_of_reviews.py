"""What the made-up couple writes when they look back together, and what Kim's counsellor reads and writes."""

from collections.abc import Mapping

Words = Mapping[str, str]
# The answers of each of them, the earlier review first; `this_week` is Kim's draft.
REVIEWS: Mapping[str, tuple[Mapping[str, Words], ...]] = {
    "en": (
        {
            "kim": {
                "kept": "The call at six, all five days.",
                "still_open": "Who knows about it, apart from us?",
                "appreciation": "You told me about the late meeting before I could wonder.",
                "change": "No telephones at dinner.",
            },
            "robin": {
                "went_well": "We walked on Saturday and talked about nothing in particular.",
                "kept": "The calls. I missed the bank.",
                "appreciation": "You said that you were angry instead of going quiet.",
                "change": "I say it on the same day when I am late with something.",
            },
        },
        {
            "kim": {
                "went_well": "Two evenings that were just evenings.",
                "kept": "No telephones at dinner, six times of seven.",
                "appreciation": "You answered the question about who knows. All of it.",
                "change": "Ask me first before friends come.",
            },
            "robin": {
                "kept": "The bank is done. The card is gone.",
                "still_open": "Whether we go away for a weekend, and when.",
                "appreciation": "You left the light on for me on Thursday.",
                "change": "One walk a week that is fixed.",
            },
        },
    ),
    "ru": (
        {
            "kim": {
                "kept": "Звонок в шесть, все пять дней.",
                "still_open": "Кто об этом знает, кроме нас?",
                "appreciation": "О поздней встрече ты сказал раньше, чем я начала гадать.",
                "change": "За ужином без телефонов.",
            },
            "robin": {
                "went_well": "В субботу гуляли и болтали ни о чём.",
                "kept": "Звонки. До банка так и не дошёл.",
                "appreciation": "Ты сказала, что злишься, а не замолчала.",
                "change": "Если с чем-то опаздываю, говорю в тот же день.",
            },
        },
        {
            "kim": {
                "went_well": "Два вечера были просто вечерами.",
                "kept": "Без телефонов за ужином, шесть раз из семи.",
                "appreciation": "Ты ответил, кто об этом знает. Полностью.",
                "change": "Спрашивать меня, прежде чем звать друзей.",
            },
            "robin": {
                "kept": "С банком всё. Карты больше нет.",
                "still_open": "Поедем ли куда-нибудь на выходные, и когда.",
                "appreciation": "В четверг ты оставила мне свет в коридоре.",
                "change": "Одна прогулка в неделю, в твёрдый день.",
            },
        },
    ),
}
ALONG: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "kim": ("A basket for the telephones by the door.", "Saturday at ten, the walk."),
        "robin": ("The bank, before Friday.", "I ask before I invite anybody."),
    },
    "ru": {
        "kim": ("Корзинка для телефонов у двери.", "Прогулка, в субботу в десять."),
        "robin": ("Банк, до пятницы.", "Спрашиваю, прежде чем кого-то звать."),
    },
}
THIS_WEEK: Mapping[str, Words] = {
    "en": {
        "kept": "The walk on Saturday.",
        "appreciation": "You let me have the evenings without asking why.",
    },
    "ru": {"kept": "Прогулка в субботу.", "appreciation": "Ты оставил мне вечера и не спросил почему."},
}
# The counsellor: her terms, the two copies she was given (title and text), and her note.
TERMS: Mapping[str, tuple[str, str]] = {
    "en": (
        "What you show me stays with me. I pass nothing on to Robin.",
        "If a child or one of you is in danger, I have to report it. I tell you first.",
    ),
    "ru": (
        "То, что вы мне показываете, остаётся у меня. Робину я ничего не передаю.",
        "Если в опасности ребёнок или кто-то из вас, я обязана об этом сообщить. Сначала скажу вам.",
    ),
}
COPIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("The evenings", "From nine on I listen for the telephone. I know it, and I do it all the same."),
        ("What I want to ask", "How do I say that I need space, without it sounding like the end?"),
    ),
    "ru": (
        ("Вечера", "После девяти я прислушиваюсь, не зазвонит ли телефон. Знаю это, и всё равно слушаю."),
        ("Что хочу спросить", "Как сказать, что мне нужно побыть одной, чтобы это не звучало как конец?"),
    ),
}
COUNSEL = {
    "en": "Let us begin with the evenings on Tuesday. You need not decide anything before.",
    "ru": "Во вторник начнём с вечеров. До этого ничего решать не нужно.",
}
