"""Words that promise for ever, in both languages, and words that do not."""

import pytest

from goldseam.core.deeds import promises_for_good


@pytest.mark.parametrize(
    "text",
    [
        "Never again.",
        "I will never lie to you",
        "I'll never do it",
        "I swear never to write",
        "It won't ever happen",
        "I am yours for ever",
        "Никогда больше",
        "Больше никогда так не сделаю",
        "Я больше так не буду",
        "Клянусь",
        "Это навсегда",
        "Это больше не повторится",
    ],
)
def test_never_again_is_heard(text: str) -> None:
    assert promises_for_good(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I call at six",
        "I always call at six",
        "I never said so",
        "Я звоню в шесть",
        "Позвоню ещё раз",
        "foreverness",
    ],
)
def test_a_small_deed_is_left_alone(text: str) -> None:
    assert not promises_for_good(text)
