"""What the made-up couple tells and asks of the truth, in both languages."""

from collections.abc import Mapping

Words = Mapping[str, str]
# The full account, part by part: the kind of each part, and its fields.
ACCOUNT: Mapping[str, tuple[tuple[str, Words], ...]] = {
    "en": (
        (
            "event",
            {
                "when": "The first two months",
                "happened": (
                    "We began to write, about work at first. In the second month we wrote every day, mostly in "
                    "the evening. I deleted the messages at night."
                ),
                "said": "That the new project took so long.",
                "truth": "There was no project. I sat in the kitchen and wrote.",
            },
        ),
        (
            "event",
            {
                "when": "The third and fourth month",
                "happened": (
                    "We met three times: twice for coffee by the station, once for half an hour in the park. "
                    "It did not go further than talking."
                ),
                "said": "That I was late at work.",
                "money": "About forty for the coffee. I paid in cash, so that you would not see it.",
                "unsure": "The day of the second meeting. The first was a Tuesday.",
            },
        ),
        (
            "event",
            {
                "when": "The last month",
                "happened": "I bought a second card for the telephone, and wrote from that one.",
                "knew": "My brother, from then on. I asked him to say nothing.",
                "money": "Ten a month for the card, for two months.",
            },
        ),
        (
            "denial",
            {
                "said": "You asked me twice whether there was somebody. I said that you were jealous.",
                "truth": "You were right both times, and I knew it while I said it.",
            },
        ),
        (
            "answer",
            {
                "said": "Did you ever write while I was in the same room?",
                "happened": "Yes. On the sofa, with the screen turned away. Four or five times.",
            },
        ),
        (
            "reasons",
            {
                "happened": (
                    "It was easy to be liked by somebody who knew nothing of me. I could have told you that I "
                    "felt small. I did not. That is how it came about. It excuses nothing."
                ),
            },
        ),
    ),
    "ru": (
        (
            "event",
            {
                "when": "Первые два месяца",
                "happened": (
                    "Мы начали переписываться, сначала о работе. На второй месяц писали друг другу каждый день, "
                    "чаще вечером. По ночам я удалял сообщения."
                ),
                "said": "Что новый проект отнимает столько времени.",
                "truth": "Никакого проекта не было. Я сидел на кухне и писал.",
            },
        ),
        (
            "event",
            {
                "when": "Третий и четвёртый месяц",
                "happened": (
                    "Мы встречались три раза: дважды пили кофе у вокзала и один раз, полчаса, в парке. "
                    "Дальше разговоров не пошло."
                ),
                "said": "Что задерживаюсь на работе.",
                "money": "На кофе около двух тысяч. Платил наличными, чтобы ты не увидела.",
                "unsure": "В какой день была вторая встреча. Первая была во вторник.",
            },
        ),
        (
            "event",
            {
                "when": "Последний месяц",
                "happened": "Я купил вторую сим-карту и писал уже с неё.",
                "knew": "С этого времени мой брат. Я просил его молчать.",
                "money": "Триста в месяц за карту, два месяца.",
            },
        ),
        (
            "denial",
            {
                "said": "Ты дважды спрашивала, есть ли кто-то. Я отвечал, что ты ревнуешь.",
                "truth": "Оба раза ты была права, и я знал это, когда говорил.",
            },
        ),
        (
            "answer",
            {
                "said": "Ты писал, когда я была в той же комнате?",
                "happened": "Да. На диване, отвернув экран. Раза четыре или пять.",
            },
        ),
        (
            "reasons",
            {
                "happened": (
                    "Было легко нравиться человеку, который обо мне ничего не знал. Я мог сказать тебе, что "
                    "чувствую себя никем. И не сказал. Вот как это вышло. Это ничего не оправдывает."
                ),
            },
        ),
    ),
}
# The question that went into the account, then what was asked since: what lies under it stands beside it.
ASKED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "before": ("Did you ever write while I was in the same room?", ""),
        "day": ("On which day did you delete the messages for the first time?", ""),
        "who": ("Who knows about it by now, apart from us?", "I want to know whom I can look in the eye."),
        "about_us": ("What did you say there about the two of us?", ""),
        "compares": (
            "Were you more yourself with them than with me?",
            "Whether I am still the one you tell things to.",
        ),
    },
    "ru": {
        "before": ("Ты писал, когда я была в той же комнате?", ""),
        "day": ("В какой день ты впервые удалил переписку?", ""),
        "who": ("Кто ещё об этом знает, кроме нас?", "Хочу понимать, кому могу смотреть в глаза."),
        "about_us": ("Что ты там говорил о нас с тобой?", ""),
        "compares": (
            "С ней тебе было лучше, чем со мной?",
            "По-прежнему ли ты всё рассказываешь именно мне.",
        ),
    },
}
TRUTH: Mapping[str, Words] = {
    "en": {
        "account_now": "The card was for three months, not two. I found the bill.",
        "day": "Some day in the first month. I do not know which.",
        "day_helps": "The bills of the old telephone. I have asked for them.",
        "who": "My brother, as you know. And since last week my manager, because I asked to change teams.",
        "who_now": "My brother told his wife. He said so yesterday, when I asked him.",
        "about_us": "I want to answer this whole, and not in the hall. On the day below, after dinner.",
        "noted": "Why did you go on after I had asked the first time?",
        "noted_under": "Whether it counted that I asked.",
        "prepared": "Because stopping would have meant to tell you. I was a coward, twice.",
        "prepared_for": "Why I went on after she asked",
        "lie_said": "That I left work at six.",
        "lie_truth": "I stayed until seven. Somebody from the old team was in the room, with four others.",
        "lie_why": "I was afraid that you would think it begins again.",
        "kept_said": "That the bank has not written yet.",
        "kept_truth": "The letter came on Monday. It lies in my drawer.",
        "ending": (
            "I answered your birthday message. That was wrong. There will be no word from me any more, on no "
            "occasion. Please do not write. Kim has read this."
        ),
        "channel": "The number, on both telephones",
        "channel_two": "The second card: cut up, together",
        "distance": (
            "We work in the same house. I take the other stairs. I sit in no meeting alone with them. A message "
            "about work goes through my manager. If we meet, you hear of it the same day."
        ),
        "birthday": "A message on my birthday. I wrote two lines of thanks, and told you two days later.",
        "corridor": "At the door of the canteen. We said good day, and I went back up.",
        "hers": "Robin told me two days late. I had seen the light of the telephone.",
    },
    "ru": {
        "account_now": "Карта была три месяца, а не два. Я нашёл счёт.",
        "day": "Какой-то день в первый месяц. Какой именно, не знаю.",
        "day_helps": "Счета за старый телефон. Я их запросил.",
        "who": "Мой брат, ты знаешь. И с прошлой недели начальник: я попросил перевести меня в другой отдел.",
        "who_now": "Брат рассказал жене. Вчера я спросил, и он это сказал.",
        "about_us": "Хочу ответить на это целиком, и не в прихожей. В день ниже, после ужина.",
        "noted": "Почему ты продолжал и после того, как я спросила в первый раз?",
        "noted_under": "Значило ли что-нибудь то, что я спросила.",
        "prepared": "Потому что остановиться значило бы сказать тебе. Я струсил, дважды.",
        "prepared_for": "Почему продолжал и после её вопроса",
        "lie_said": "Что ушёл с работы в шесть.",
        "lie_truth": "Остался до семи. В комнате был кто-то из старого отдела и ещё четверо.",
        "lie_why": "Испугался: вдруг ты решишь, что всё начинается снова.",
        "kept_said": "Что банк ещё не ответил.",
        "kept_truth": "Письмо пришло в понедельник. Лежит у меня в ящике.",
        "ending": (
            "Я ответил на твоё поздравление. Это было неправильно. Больше от меня не будет ни слова, ни по "
            "какому поводу. Пожалуйста, не пиши. Ким это прочитала."
        ),
        "channel": "Номер, в обоих телефонах",
        "channel_two": "Вторая сим-карта: разрезали вместе",
        "distance": (
            "Мы работаем в одном здании. Я хожу по другой лестнице. Ни на одной встрече не остаюсь с ней вдвоём. "
            "Сообщения по работе идут через начальника. Если столкнёмся, ты узнаешь в тот же день."
        ),
        "birthday": "Поздравление в мой день рождения. Я написал две строки спасибо, а тебе сказал через два дня.",
        "corridor": "У дверей столовой. Поздоровались, и я поднялся обратно.",
        "hers": "Он сказал на два дня позже. Я видела, как светился телефон.",
    },
}
