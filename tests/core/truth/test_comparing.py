"""Questions that compare come from the wound: they are noticed, and plain questions are not (A04.3)."""

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.truth import compares

COMPARING = {
    Language.EN: (
        "Who was better?",
        "Was she better than me?",
        "Did you love them more?",
        "Did you love her more than me?",
        "Is he more interesting than I am?",
        "What did she have that I don't?",
        "Did you compare me with him?",
        "Did you think of her when you were with me?",
        "Am I not enough?",
        "Were you happier with him?",
        "Where was it? And was the sex better?",
        "Did you ever love him?",
        "Why did you choose her over me?",
    ),
    Language.RU: (
        "Она была лучше?",
        "Кто лучше, она или я?",
        "Ты любишь её больше?",
        "Он умнее меня?",
        "С ней тебе было интереснее, чем со мной?",
        "Что в ней есть, чего нет во мне?",
        "Ты сравнивал меня с ней?",
        "Ты думала о нём, когда была со мной?",
        "Любил ли ты её?",
        "Почему она вместо меня?",
        "Тебе было легче с ним?",
        "Меня тебе было мало?",
    ),
}
PLAIN = {
    Language.EN: (
        "When did you meet?",
        "How often did you see her?",
        "Was it better to tell me in May?",
        "Where were you on 3 May?",
        "Does more than one person know?",
        "Did you spend more than you told me?",
        "Was he at work that day?",
        "Is it over?",
        "Who paid for the hotel?",
        "Did you love our trip?",
        "Is she married?",
        "Did it go better than I thought?",
    ),
    Language.RU: (
        "Когда вы познакомились?",
        "Сколько раз вы виделись?",
        "Где ты был третьего мая?",
        "Кто об этом знает?",
        "Ты потратил больше, чем сказал?",
        "Она знает про детей?",
        "Он звонил тебе на работу?",
        "Это закончилось?",
        "Кто платил за гостиницу?",
        "Почему ты не сказала раньше?",
        "Она замужем?",
        "Вышло лучше, чем я думала?",
    ),
}


@pytest.mark.parametrize(
    ("language", "text"), [(each, text) for each in COMPARING for text in COMPARING[each]]
)
def test_a_question_that_compares_is_noticed(language: Language, text: str) -> None:
    assert compares(text, language)


@pytest.mark.parametrize(("language", "text"), [(each, text) for each in PLAIN for text in PLAIN[each]])
def test_a_plain_question_is_left_alone(language: Language, text: str) -> None:
    assert not compares(text, language)


def test_whoever_writes_in_the_other_language_is_understood_too() -> None:
    assert compares("Она была лучше?", Language.EN)
    assert compares("WHO WAS BETTER", Language.RU)


def test_nothing_written_compares_nothing() -> None:
    assert not compares("", Language.EN)
    assert not compares("?\n…", Language.RU)
