"""What the made-up couple writes, in both languages."""

EVENINGS = {
    "en": (
        ("Called when I left work, as I said.", "Came twenty minutes late and did not write."),
        ("Answered the question about March, all of it.", "Forgot to call the bank."),
        ("Put the phone on the table at dinner, unasked.", "Said I was tired when I was ashamed."),
        ("Took the children so that Kim could sleep.", "Did not say that I would be in a meeting."),
    ),
    "ru": (
        ("Позвонил с работы, как и обещал.", "Пришёл на двадцать минут позже и не написал."),
        ("Ответил на вопрос про март, целиком.", "Забыл позвонить в банк."),
        ("За ужином положил телефон на стол, без просьбы.", "Сказал, что устал, а было стыдно."),
        ("Забрал детей, чтобы Ким могла поспать.", "Не предупредил, что буду на встрече."),
    ),
}
LINES = {
    "en": (
        "A quiet day. I noticed that I had not checked.",
        "The song again. It took the evening.",
        "We laughed.",
    ),
    "ru": ("Тихий день. Заметила, что не проверяла.", "Опять та песня. Весь вечер насмарку.", "Мы смеялись."),
}
NOTES = {
    "en": (
        (3, "Three in the morning. What I want to ask tomorrow is only one thing."),
        (48, "I believed the answer today. I do not know yet whether that is good."),
        (113, "It was only a small thing, and everything was there again."),
        (206, "My own evenings. I had forgotten how quiet the flat can be, and that I like it."),
        (248, "He said it before I knew. I am furious, and I slept. Both."),
        (301, "I forgot to look at the clock at six. I only noticed at eight."),
        (353, "I slept through. Second time this week."),
    ),
    "ru": (
        (3, "Три часа ночи. Завтра хочу спросить только об одном."),
        (48, "Сегодня я поверила ответу. Пока не знаю, хорошо ли это."),
        (113, "Вроде мелочь, а всё вернулось сразу."),
        (206, "Свои вечера. Я и забыла, как тихо бывает в квартире и что мне это нравится."),
        (248, "Сказал раньше, чем я узнала. Я в бешенстве. И спала. И то и другое."),
        (301, "В шесть забыла посмотреть на часы. Заметила только в восемь."),
        (353, "Проспала всю ночь. Второй раз за неделю."),
    ),
}
REFLECTIONS = {
    "en": (
        ("why_trust", "Because I want to come home to somebody who is not on guard."),
        ("which_act", "The messages, and saying for months that there were none."),
        ("which_trust", "That a late train is only a late train."),
    ),
    "ru": (
        ("why_trust", "Хочу приходить домой к человеку, которому не надо быть начеку."),
        ("which_act", "Переписка. И то, что я месяцами говорил, что её нет."),
        ("which_trust", "Чтобы опоздавшая электричка была просто опоздавшей электричкой."),
    ),
}
IT_HAPPENED_AGAIN = {
    "en": "Robin answered a birthday message, and told me two days later.",
    "ru": "Робин ответил на поздравление, а мне сказал через два дня.",
}
