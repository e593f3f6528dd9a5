"""What each of the made-up couple writes about themselves, for nobody else, in both languages."""

from collections.abc import Mapping

# Topic/part of goldseam/web/own/topics.py -> words. What stood there before is in `EARLIER`.
Pages = Mapping[str, str]
OWN: Mapping[str, Mapping[str, Pages]] = {
    "en": {
        "kim": {
            "ground/mine": "The choir. My work. The garden behind my sister's house, and swimming on Thursdays.",
            "ground/steadies": "Peeling apples. My sister's voice. Walking until my feet hurt.",
            "ground/limit": "Sleep, from eleven on. My friends. The account that is mine.",
            "people/know": "My sister, all of it. Vera, that it is hard at home, no more.",
            "people/company": "The choir. Nobody asks there.",
            "people/ask": "Vera: a walk on Saturday, and not to ask.",
            "pace/ready": "Supper with the four of us. A talk of twenty minutes, at the table.",
            "pace/soon": "His friends in our rooms. A weekend away.",
            "pace/signs": "I speak fast and very politely. My hands are cold.",
            "being/hard_day": "I say one true sentence and then go out for some air.",
            "being/kept": "That I laugh at bad jokes. That I finish what I begin.",
            "staying/change": "I no longer ask through the children.",
            "staying/stays": "My opinions, the loud music while cooking, an evening a week of my own.",
            "heart/why": "Because there were good years, and because I want to see it with open eyes.",
            "heart/before": "The winter with the broken heating: one thing a day, then the next.",
            "heart/sentence": "You need not know today. Go to bed.",
        },
        "robin": {
            "ground/steadies": "Running before the others are up. The workshop.",
            "ground/limit": "Seeing my brother. A doctor for the nights.",
            "people/know": "My brother and his wife. My manager, as far as the teams go.",
            "people/ask": "My brother: that he asks me each Sunday what I have not said yet.",
            "pace/ready": "Every question, also twice. Saying it the same evening.",
            "pace/soon": "Asking where we stand. That is Kim's to say.",
            "being/hard_day": "I sit down, I answer what was asked, and I stay in the room.",
            "being/kept": "That I can mend things, and that the children tell me theirs.",
            "being/week": "The letter in the drawer goes on the table.",
            "staying/change": "The small lies that made a quarrel shorter.",
            "staying/stays": "Running, the old records, my terrible puns.",
            "staying/part": "When I say yes to everything. Better: “I would rather not, and here is why.”",
            "heart/why": "Because I want to be the same person in every room.",
            "heart/sentence": "Slow is allowed. Hiding is not.",
            "forgiving/did": "I wrote to somebody else for five months, met them, and lied about it.",
            "forgiving/since": "The account, the end of it, the calls, the other stairs.",
            "forgiving/friend": "You did it, and you said so. Now keep to it, also when nobody looks.",
            "forgiving/carry": "The calls and the answers stay. The word “liar” I may put down one day.",
        },
    },
    "ru": {
        "kim": {
            "ground/mine": "Хор. Моя работа. Сад за домом сестры и бассейн по четвергам.",
            "ground/steadies": "Чистить яблоки. Голос сестры. Идти, пока не загудят ноги.",
            "ground/limit": "Сон, с одиннадцати. Подруги. Счёт, который только мой.",
            "people/know": "Сестра, всё. Вера только то, что дома трудно.",
            "people/company": "Хор. Там никто не спрашивает.",
            "people/ask": "Вера: пройтись в субботу и ни о чём не спрашивать.",
            "pace/ready": "Ужин вчетвером. Разговор на двадцать минут, за столом.",
            "pace/soon": "Его друзья у нас дома. Поездка на выходные.",
            "pace/signs": "Говорю быстро и очень вежливо. Мёрзнут руки.",
            "being/hard_day": "Говорю одну честную фразу и выхожу подышать.",
            "being/kept": "Что смеюсь над плохими шутками. Что довожу до конца то, что начала.",
            "staying/change": "Больше не выспрашиваю через детей.",
            "staying/stays": "Моё мнение, громкая музыка на кухне, один вечер в неделю для себя.",
            "heart/why": "Потому что были хорошие годы и потому что хочу смотреть на всё открытыми глазами.",
            "heart/before": "Зима без отопления: одно дело в день, потом следующее.",
            "heart/sentence": "Сегодня ничего знать не надо. Иди спать.",
        },
        "robin": {
            "ground/steadies": "Пробежка, пока все спят. Мастерская.",
            "ground/limit": "Видеться с братом. Врач, если совсем не спится.",
            "people/know": "Брат и его жена. Начальник, насколько это касается отдела.",
            "people/ask": "Брат: пусть по воскресеньям спрашивает, о чём я ещё не сказал.",
            "pace/ready": "Любой вопрос, даже второй раз. Говорить в тот же вечер.",
            "pace/soon": "Спрашивать, что с нами будет. Это решать Ким.",
            "being/hard_day": "Сажусь, отвечаю на то, о чём спросили, и не выхожу из комнаты.",
            "being/kept": "Что умею чинить и что дети рассказывают мне своё.",
            "being/week": "Письмо из ящика кладу на стол.",
            "staying/change": "Мелкую ложь, от которой ссора была короче.",
            "staying/stays": "Бег, старые пластинки, мои ужасные каламбуры.",
            "staying/part": "Когда соглашаюсь на всё. Лучше так: «Я бы не хотел, и вот почему».",
            "heart/why": "Потому что хочу в любой комнате быть одним и тем же человеком.",
            "heart/sentence": "Медленно можно. Прятаться нельзя.",
            "forgiving/did": "Я пять месяцев писал другой, встречался с ней и лгал об этом.",
            "forgiving/since": "Рассказ обо всём, конец этой истории, звонки, другая лестница.",
            "forgiving/friend": "Ты это сделал и сам сказал. Теперь держись этого, и когда никто не видит.",
            "forgiving/carry": "Звонки и ответы остаются. Слово «лжец» когда-нибудь можно и отпустить.",
        },
    },
}
EARLIER: Mapping[str, Mapping[str, Pages]] = {
    "en": {
        "kim": {"ground/mine": "I do not know. The choir, perhaps."},
        "robin": {"pace/ready": "The questions, if they come one at a time and not at night."},
    },
    "ru": {
        "kim": {"ground/mine": "Не знаю. Хор, наверное."},
        "robin": {"pace/ready": "Вопросы, если по одному и не ночью."},
    },
}
# What stood beside some days of the log that Kim brought, by the place of the day in it.
LOG_NOTES: Mapping[str, Mapping[int, str]] = {
    "en": {4: "argued about the phone, again about nothing", 9: "awake until three", 18: "now I know"},
    "ru": {4: "ссора из-за телефона, опять ни о чём", 9: "без сна до трёх", 18: "теперь я знаю"},
}
# Where each stands, for now: the earlier choice first.
STANDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "kim": (
            "I cannot decide while I do not sleep. I want to see what a month of true answers is like.",
            "For now, and with open eyes: the calls, the choir, and no more guessing. I look again.",
        ),
        "robin": ("I stay and do what is mine to do, whatever Kim decides.",),
    },
    "ru": {
        "kim": (
            "Пока не сплю, решать не могу. Хочу увидеть, какой он, месяц честных ответов.",
            "Пока да, и с открытыми глазами: звонки, хор и больше никаких догадок. Потом посмотрю ещё раз.",
        ),
        "robin": ("Остаюсь и делаю своё, что бы ни решила Ким.",),
    },
}
