"""How easily a text is read: beats of English words, sentences, and the grade that both give."""

import pytest

from goldseam.core.catalogue.readability import reading_of, sentences_of, syllables, words_of

BEATS = {
    1: "made times asked house choose use used lies lied rule rules called closed don't you're let's whole",
    2: "wanted needed little people quiet being going trying something partner didn't table honest create",
    3: "promises idea forgiveness suspicion betrayal violence truthfully easier messages",
    4: "apologise everybody experience apologies information",
}


@pytest.mark.parametrize(
    ("beats", "word"), [(beats, word) for beats, row in BEATS.items() for word in row.split()]
)
def test_english_words_are_counted_as_they_are_spoken(beats: int, word: str) -> None:
    assert syllables(word) == beats


def test_every_word_has_a_beat() -> None:
    assert [syllables(word) for word in ("hmm", "6", "the", "e")] == [1, 1, 1, 1]


def test_a_sentence_ends_where_a_reader_breathes() -> None:
    assert sentences_of("Stop. Breathe out… Are you there?") == ["Stop.", "Breathe out…", "Are you there?"]
    assert sentences_of('Say "I am here." Then wait') == ['Say "I am here."', "Then wait"]
    assert sentences_of("It was 4.5 hours, on 3.5.2026") == ["It was 4.5 hours, on 3.5.2026"]
    assert sentences_of("Скажите: «Мне больно». И подождите.") == ["Скажите: «Мне больно».", "И подождите."]
    assert sentences_of("  ") == []


def test_words_are_what_is_spoken_in_one_go() -> None:
    assert words_of("I don't, and it's a last-minute call at 9.") == [
        "I", "don't", "and", "it's", "a", "last-minute", "call", "at", "9",
    ]  # fmt: skip


def test_the_grade_is_that_of_kincaid() -> None:
    reading = reading_of(["The cat sat on the mat.", "It was a wonderful day"])
    assert (reading.words, reading.sentences, reading.syllables) == (11, 2, 13)
    assert reading.average == 5.5
    assert reading.grade == pytest.approx(0.39 * 5.5 + 11.8 * 13 / 11 - 15.59)


def test_a_hard_text_reads_harder_than_an_easy_one() -> None:
    easy = reading_of(["Sit down. Breathe out. Say one true thing."])
    hard = reading_of(
        ["The reconciliation of incompatible expectations necessitates considerable emotional availability."]
    )
    assert easy.grade < 2
    assert hard.grade > 20


def test_an_empty_text_measures_nothing() -> None:
    assert reading_of(["", "…"]) == reading_of([])
    assert (reading_of([]).average, reading_of([]).grade) == (0.0, 0.0)
