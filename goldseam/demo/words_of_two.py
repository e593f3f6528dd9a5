"""What the made-up couple hands over, releases and tells a counsellor, in both languages."""

from collections.abc import Mapping

Words = Mapping[str, str]
NAMES = {
    "en": {"robin": "Robin", "kim": "Kim", "ada": "Ada"},
    "ru": {"robin": "Робин", "kim": "Ким", "ada": "Ада"},
}
# What is handed over: title and text.
HANDED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "account": (
            "What happened, all of it",
            (
                "It began with messages, at work. After two months we wrote every day, and I deleted them at "
                "night. We met alone twice, for coffee.\n\nI told you it was only work. That was a lie, each "
                "time. I ended it on the day I told you."
            ),
        ),
        "letter": (
            "Without an excuse",
            (
                "You did not imagine it. You asked, and I made you doubt what you saw. That was my doing.\n\n"
                "I do not ask you to be done with it."
            ),
        ),
        "thanks": ("", "Thank you for the call yesterday. I did not look at the clock once."),
        "calls": (
            "A call before, not after",
            "When something changes on your way home, call before it does. Two minutes are enough.",
        ),
        "school": (
            "Parents' evening",
            "Thursday at six. I can go alone, or we both go. Tell me by Wednesday.",
        ),
        "night": ("", "I am awake again, and I do not want to be the one who asks."),
        "said": ("Did you talk about me there?", "No, never."),
        "said_now": (
            "Did you talk about me there?",
            "Once, yes. I said that we had become strangers. It was unfair, and I should have said it to you.",
        ),
        "now": (
            "How it is for me now",
            (
                "Mornings are easier than evenings. I can plan a week ahead again. A telephone that rings late "
                "still takes my breath."
            ),
        ),
        "kept": (
            "The last four weeks of calls",
            "Nineteen of twenty days. On the twentieth I wrote instead.",
        ),
    },
    "ru": {
        "account": (
            "Как всё было, целиком",
            (
                "Началось с сообщений, на работе. Через два месяца мы писали друг другу каждый день, а по ночам "
                "я их удалял. Дважды мы встречались вдвоём, пили кофе.\n\nТебе я говорил, что это только работа. "
                "Каждый раз это была ложь. Я всё прекратил в тот день, когда сказал тебе."
            ),
        ),
        "letter": (
            "Без оправданий",
            (
                "Тебе не показалось. Ты спрашивала, а я заставлял тебя не верить своим глазам. Это сделал я.\n\n"
                "Я не прошу, чтобы ты поскорее это пережила."
            ),
        ),
        "thanks": ("", "Спасибо за вчерашний звонок. Я ни разу не посмотрела на часы."),
        "calls": (
            "Звонок до, а не после",
            "Если по дороге домой что-то меняется, позвони раньше, чем это случится. Двух минут хватит.",
        ),
        "school": (
            "Родительское собрание",
            "В четверг в шесть. Могу пойти один, можем пойти вдвоём. Скажи мне до среды.",
        ),
        "night": ("", "Опять не сплю, и не хочу снова быть той, кто спрашивает."),
        "said": ("Ты говорил там обо мне?", "Нет, никогда."),
        "said_now": (
            "Ты говорил там обо мне?",
            "Один раз, да. Сказал, что мы стали чужими. Это было нечестно, и говорить это надо было тебе.",
        ),
        "now": (
            "Как мне сейчас",
            (
                "Утром легче, чем вечером. Я снова могу думать на неделю вперёд. Но от позднего звонка всё ещё "
                "перехватывает дыхание."
            ),
        ),
        "kept": ("Звонки за четыре недели", "Девятнадцать дней из двадцати. На двадцатый я написал."),
    },
}
# Single lines: the breach and its two views, the correction, the wish for closeness.
SAID: Mapping[str, Words] = {
    "en": {
        "correction": "We met three times, not twice. The third was half an hour in the park.",
        "breach": "The messages",
        "when": "For five months, until it came out",
        "kim": "It was not only the messages. I asked, and was told that I was jealous.",
        "robin": "I broke it, and you were hurt. By hiding it I also lost you as the one I tell things to.",
        "space": "I sleep badly this week. Evenings on my own, please. Mornings as always.",
    },
    "ru": {
        "correction": "Мы встречались три раза, а не два. Третий раз это было полчаса в парке.",
        "breach": "Переписка",
        "when": "Пять месяцев, пока всё не открылось",
        "kim": "Дело не только в переписке. Я спрашивала, а мне говорили, что я ревную.",
        "robin": "Разрушил это я, а больно было тебе. Скрывая, я потерял и тебя: ту, кому всё рассказываю.",
        "space": "На этой неделе плохо сплю. Вечера, пожалуйста, порознь. Утром всё как обычно.",
    },
}
# Where trust stands for each: a number, and words.
STANDING: Mapping[str, Mapping[str, tuple[int, str]]] = {
    "en": {
        "kim": (4, "With the calls and the money, yes. With what you feel when I am away, not yet."),
        "robin": (5, "I keep more than I did. I still say some things a day late."),
    },
    "ru": {
        "kim": (4, "В звонках и деньгах да. В том, что ты чувствуешь, когда меня нет рядом, пока нет."),
        "robin": (5, "Держу слово чаще, чем раньше. Но кое-что всё ещё говорю на день позже."),
    },
}
