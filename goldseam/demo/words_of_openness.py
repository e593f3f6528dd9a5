"""What the made-up couple lets the other see, and what each has planned, in both languages."""

from collections.abc import Mapping

OPENNESS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "card": "The card, once a month",
        "card_text": "1 to 31: rent 840, food 310, the choir trip 65, cash 40.\nNothing to the old account.",
        "card_why": "So that you need not wonder about the account I once hid.",
        "diary": "My diary of the evenings",
        "diary_text": "Monday home. Tuesday choir until nine. Wednesday ours. Thursday home. Friday mother.",
        "diary_why": "So that an evening without me is no riddle.",
        "choir": "Choir, the last one before the concert",
        "choir_where": "The parish hall",
        "market": "The market, and soup afterwards",
        "market_where": "By the river",
        "friend": "A walk with Nadia",
    },
    "ru": {
        "card": "Карта раз в месяц",
        "card_text": "С 1-го по 31-е: аренда 840, еда 310, поездка с хором 65, наличные 40.\nНа старый счёт ничего.",
        "card_why": "Чтобы не приходилось гадать о счёте, который я скрывал.",
        "diary": "Мои вечера на неделе",
        "diary_text": "Понедельник дома. Вторник хор до девяти. Среда наша. Четверг дома. Пятница у мамы.",
        "diary_why": "Чтобы вечер без меня не был загадкой.",
        "choir": "Хор, последний раз перед концертом",
        "choir_where": "Приходской зал",
        "market": "Рынок, а потом суп",
        "market_where": "У реки",
        "friend": "Прогулка с Надей",
    },
}
