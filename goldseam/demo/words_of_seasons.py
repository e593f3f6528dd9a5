"""What passes between the made-up couple in the quiet half of their year, in both languages."""

from collections.abc import Mapping

SEASONS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "asks": "A shared hour on Sundays, the two of us and nobody's list.",
        "asks_why": "We have become good at being careful. I miss being bored with you.",
        "hour": "Sunday from four to five is ours.",
        "moved": "We had to put it off to Monday. I said so on Saturday.",
        "space": "Two weeks with my evenings to myself. It is not a verdict. I am tired of watching.",
        "rested": "I have slept. Come back to the table.",
        "left_alone": "You let me be for two weeks and did not ask for anything. I noticed every day of it.",
        "lapse": "She wrote in the old group, and I answered her there, two lines. I told Kim before we ate.",
        "lapse_changes": "I have left that group. My brother has the list of those that are left.",
        "lapse_title": "She wrote, and I answered",
        "lapse_told": (
            "Today at three she wrote in the old group. I answered two lines before I thought. I have left the "
            "group now. You hear it from me, today."
        ),
        "lapse_kim": "He told me at supper, before I knew. I was angry all night. And I had not had to find it.",
        "travel": "The money for the holiday",
        "travel_kim": "That you had looked at places, with prices, and I heard of it when one was nearly taken.",
        "travel_kim_enough": "We look together, on the sofa, and nothing is booked on that evening.",
        "travel_robin": "I wanted to bring you something finished. It was a surprise I made for myself.",
        "travel_robin_enough": "A sum we both know, and inside it I may look.",
        "thanks_table": "You set the table for four, though it was my day, and said nothing about it.",
        "thanks_truth": "You asked me straight out instead of looking. I know what that cost.",
        "walk": "The long way home, past the allotments",
        "reconciled": "The evening with the broken lift",
        "reconciled_when": "this spring",
        "reconciled_text": "Nine floors with the shopping, and you counted them wrong on purpose until I laughed.",
    },
    "ru": {
        "asks": "Один общий час в воскресенье, только мы вдвоём и никаких списков дел.",
        "asks_why": "Мы научились быть осторожными. Мне не хватает того, чтобы с тобой просто скучать.",
        "hour": "Воскресенье с четырёх до пяти наше.",
        "moved": "Пришлось перенести на понедельник. Сказал об этом ещё в субботу.",
        "space": "Две недели хочу проводить вечера одна. Это не приговор. Я устала следить.",
        "rested": "Я выспалась. Возвращайся за стол.",
        "left_alone": "Две недели ты не трогал меня и ничего не просил. Я замечала это каждый день.",
        "lapse": "Она написала в старую группу, и я ответил ей там, две строки. Сказал Ким ещё до ужина.",
        "lapse_changes": "Из этой группы я вышел. Список тех, что остались, у брата.",
        "lapse_title": "Она написала, и я ответил",
        "lapse_told": (
            "Сегодня в три она написала в старую группу. Я ответил две строки, не подумав. Из группы я уже вышел. "
            "Ты узнаёшь это от меня и сегодня."
        ),
        "lapse_kim": "Сказал за ужином, раньше, чем я узнала. Злилась всю ночь. Но искать мне не пришлось.",
        "travel": "Деньги на отпуск",
        "travel_kim": "Ты смотрел места и цены, а я услышала об этом, когда одно было почти заказано.",
        "travel_kim_enough": "Смотрим вместе, на диване, и в тот вечер ничего не заказываем.",
        "travel_robin": "Хотел принести тебе готовое. Сюрприз я делал для себя.",
        "travel_robin_enough": "Сумма, которую знаем оба. В её пределах могу смотреть сам.",
        "thanks_table": "Была моя очередь, а на стол на четверых накрыл ты, и без единого слова об этом.",
        "thanks_truth": "Ты спросила меня прямо, а не стала смотреть сама. Я знаю, чего это стоило.",
        "walk": "Домой длинной дорогой, мимо огородов",
        "reconciled": "Вечер, когда сломался лифт",
        "reconciled_when": "этой весной",
        "reconciled_text": "Девять этажей с покупками, а ты нарочно сбивался со счёта, пока я не рассмеялась.",
    },
}
# Where trust stood for each, half a year ago: a number, and words.
STOOD: Mapping[str, Mapping[str, tuple[int, str]]] = {
    "en": {
        "kim": (2, "I believe the answers. I do not believe the evenings yet."),
        "robin": (3, "I say what I am asked. I do not yet say it unasked."),
    },
    "ru": {
        "kim": (2, "Ответам верю. Вечерам пока нет."),
        "robin": (3, "Говорю, когда спрашивают. Без вопроса пока не говорю."),
    },
}
# The reviews of that time, the earlier first: the answers of each, and what each took along.
LOOKED_BACK: Mapping[str, tuple[Mapping[str, Mapping[str, str]], ...]] = {
    "en": (
        {
            "kim": {
                "kept": "The calls. Twice late, and said so both times.",
                "still_open": "I still look at the clock at six.",
                "change": "Say the reason first, then the hour.",
            },
            "robin": {
                "went_well": "You fell asleep on the sofa while I read.",
                "kept": "No word to anybody from before.",
                "change": "I begin with the reason.",
            },
        },
        {
            "kim": {
                "went_well": "You told it before we ate. The evening was bad, and I knew what was true.",
                "still_open": "Which other groups there are.",
                "change": "Go through them once, together, and never again.",
            },
            "robin": {
                "kept": "I said it on the same day.",
                "appreciation": "You were angry with me in the room, and not from behind a door.",
                "change": "I ask my brother to look at the list with me each month.",
            },
        },
    ),
    "ru": (
        {
            "kim": {
                "kept": "Звонки. Два раза позже, и оба раза он об этом сказал.",
                "still_open": "В шесть я всё ещё смотрю на часы.",
                "change": "Сначала говорить причину, потом время.",
            },
            "robin": {
                "went_well": "Ты заснула на диване, пока я читал.",
                "kept": "Ни слова никому из прошлого.",
                "change": "Начинаю с причины.",
            },
        },
        {
            "kim": {
                "went_well": "Ты сказал ещё до ужина. Вечер был плохой, зато я знала, что правда.",
                "still_open": "Какие ещё есть группы.",
                "change": "Пройтись по ним один раз, вместе, и больше не возвращаться.",
            },
            "robin": {
                "kept": "Сказал в тот же день.",
                "appreciation": "Ты злилась на меня здесь, в комнате, а не за закрытой дверью.",
                "change": "Раз в месяц прошу брата посмотреть со мной список.",
            },
        },
    ),
}
TOOK_ALONG: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "kim": ("The clock goes into the other room.", "The groups, on Sunday, once."),
        "robin": ("The reason first.", "My brother, on the first of the month."),
    },
    "ru": {
        "kim": ("Часы уношу в другую комнату.", "Группы, в воскресенье, один раз."),
        "robin": ("Сначала причина.", "Брат, первого числа."),
    },
}
