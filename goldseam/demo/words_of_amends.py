"""What the made-up couple owns, hears and asks for, in both languages."""

from collections.abc import Mapping

AMENDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "did": "I wrote to somebody else for five months, met them three times, and hid it.",
        "hid": "I said that it was work. When you asked, I said that you were jealous.",
        "cost": "Your sleep. And that you stopped believing what you saw.",
        "own": "All of it was my doing. You did nothing that made me lie.",
        "harm": (
            "I lay awake and counted which evenings were true. I checked your pockets and was ashamed of it. "
            "I still hear the telephone before it rings."
        ),
        "back": "You lay awake at night, and you searched, and felt ashamed of searching.",
        "not_quite": "Not only the nights. I no longer trusted my own eyes.",
        "back_again": (
            "I made you doubt your own eyes. You saw what was there, and I told you it was not. The nights came "
            "from that, and the shame belongs to me."
        ),
        "letter_title": "For what I did",
        "letter": (
            "Kim,\n\nI wrote to somebody else, and I hid it. You asked, and I made you believe that you imagined it. "
            "I took your sleep, and your trust in what you see. I am sorry.\n\nI call when I leave, the card is gone, "
            "and what you ask I answer. You owe me no reply to this."
        ),
        "answer": "I have read it, twice. More I cannot say yet.",
        "audience": "My parents",
        "public": "I lied to Kim for months. She was right, and I said that she was jealous. None of it was her doing.",
        "her_draft": "Since then I ask twice, also where I need not ask at all.",
        "his_draft": "For the drawer with the letter in it",
        "his_draft_text": "I said that nothing had come. It had. I am sorry that you had to wonder again.",
        "recording": "On the way home",
    },
    "ru": {
        "did": "Я пять месяцев переписывался с другой, трижды с ней встречался и скрывал это.",
        "hid": "Говорил, что это работа. А когда ты спрашивала, говорил, что ты ревнуешь.",
        "cost": "Твой сон. И то, что ты перестала верить своим глазам.",
        "own": "Всё это сделал я. Ты ничем не заставляла меня лгать.",
        "harm": (
            "Я не спала и считала, какие вечера были настоящими. Проверяла твои карманы, и мне было стыдно. "
            "Я до сих пор слышу телефон раньше, чем он звонит."
        ),
        "back": "Ты не спала по ночам, искала, и тебе было стыдно, что ищешь.",
        "not_quite": "Не только ночи. Я перестала верить своим глазам.",
        "back_again": (
            "Из-за меня ты не верила своим глазам. Ты видела то, что было, а я говорил, что этого нет. Отсюда и "
            "ночи, а стыдно должно быть мне."
        ),
        "letter_title": "За то, что я сделал",
        "letter": (
            "Ким,\n\nя писал ей и скрывал это. Ты спрашивала, а я убеждал тебя, что тебе кажется. Я отнял у тебя "
            "сон и доверие к тому, что ты видишь. Прости меня.\n\nЯ звоню, когда выхожу, карты больше нет, и на "
            "то, что ты спросишь, я отвечу. Отвечать на это письмо ты не обязана."
        ),
        "answer": "Прочитала, дважды. Больше пока сказать не могу.",
        "audience": "Мои родители",
        "public": "Я месяцами лгал Ким. Она была права, а я говорил, что она ревнует. Её вины в этом нет.",
        "her_draft": "С тех пор я переспрашиваю и там, где можно не спрашивать вовсе.",
        "his_draft": "За ящик, в котором лежит письмо",
        "his_draft_text": "Я сказал, что ничего не пришло. А оно пришло. Прости, что тебе снова пришлось гадать.",
        "recording": "По дороге домой",
    },
}
