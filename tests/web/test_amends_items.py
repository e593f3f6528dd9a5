"""What follows what was handed over: said back, heard or not quite, a few words, corrections, and taking back."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import (
    ActsOwned,
    AmendsAnswered,
    Apologised,
    ClosenessWished,
    Corrected,
    HarmTold,
    Paused,
    SaidBack,
    SaidBackHeard,
    Withdrawn,
)
from goldseam.core.records.amends import ApologyForm, Heard
from goldseam.core.records.kinds import Record

Who = Any
Words = Callable[[Any], str]
HARM, ACTS = HarmTold(None, "I lie <awake>."), ActsOwned(None, "I took the card.")
SORRY = Apologised(None, ApologyForm.LETTER, "Sorry", "I am sorry.")


def seen(response: Any) -> list[str]:
    """The items a page shows."""
    return re.findall(r'<article class="card seam">.*?</article>', response.content.decode(), re.DOTALL)


def follow(who: Who, seq: int, way: str, text: str = "my words", **fields: str) -> Any:
    return who.post(f"/amends/{seq}/{way}/", {"text": text, "move": "hand", **fields})


def read(who: Who, kind: type[Record]) -> list[Any]:
    return [entry.record for entry in who.shared.read(kind)]


def test_what_it_did_is_said_back_in_own_words_and_heard(couple: Any, words: Words) -> None:
    (harm,) = couple.bob.gave(HARM)
    assert "Bob wrote what it did to them. It is not said back yet." in words(couple.alice.get("/amends/"))
    preview = couple.alice.post(f"/amends/{harm}/say-back/", {"text": "You lie <awake>"})
    assert read(couple.bob, SaidBack) == []
    assert (
        follow(couple.alice, harm, "say-back", "You lie <awake>")["Location"] == f"/amends/{harm}/?handed=1"
    )
    page = couple.bob.get(f"/amends/{harm}/")
    assert seen(page)[1] == seen(preview)[0]
    (said,) = [entry.seq for entry in couple.bob.shared.read(SaidBack)]
    follow(couple.bob, said, "heard", "and the mornings", choice="not_quite")
    assert "Not quite and the mornings" in words(couple.alice.get(f"/amends/{harm}/"))
    follow(couple.alice, harm, "say-back", "And the mornings too")
    follow(couple.bob, said, "heard", "", choice="yes")
    assert "You heard me" in words(couple.alice.get(f"/amends/{harm}/"))
    assert "not said back yet" not in words(couple.alice.get("/amends/"))


def test_s20_both_answers_are_made_alike_and_none_is_chosen_beforehand(couple: Any) -> None:
    couple.bob.gave(HARM)
    (said,) = couple.alice.gave(SaidBack(couple.bob.shared.last_seen, "You lie awake"))
    page = couple.bob.get(f"/amends/{said}/heard/").content.decode()
    (yes, no) = re.findall(r'<label><input type="radio" name="choice" value="\w+"([^>]*)>', page)
    assert yes == no == ""
    refused = follow(couple.bob, said, "heard")
    assert refused.status_code == 422
    assert "my words" in refused.content.decode()
    assert not read(couple.bob, SaidBackHeard)


def test_s24_nothing_counts_or_weighs_the_answers(couple: Any, words: Words) -> None:
    (harm,) = couple.bob.gave(HARM)
    for _ in range(3):
        (said,) = couple.alice.gave(SaidBack(harm, "You lie awake"))
        couple.bob.gave(SaidBackHeard(said, Heard.NOT_QUITE))
    for page in ("/amends/", f"/amends/{harm}/"):
        assert not re.search(r"\b3\b|times|tries", words(couple.alice.get(page)).replace("Sometimes", ""))


@pytest.mark.parametrize("record", [ACTS, SORRY])
def test_the_other_answers_in_a_few_words_or_not_at_all(record: Record, couple: Any, words: Words) -> None:
    (seq,) = couple.alice.gave(record)
    assert "You owe no answer, now or later." in words(couple.bob.get(f"/amends/{seq}/"))
    assert follow(couple.bob, seq, "answer", "I read it")["Location"] == f"/amends/{seq}/?handed=1"
    assert "I read it" in words(couple.alice.get(f"/amends/{seq}/"))
    (answer,) = [entry.seq for entry in couple.bob.shared.read(AmendsAnswered)]
    couple.bob.post(f"/amends/{answer}/back/")
    assert "I read it" not in words(couple.alice.get(f"/amends/{seq}/"))


@pytest.mark.parametrize(
    ("who", "way"),
    [
        ("bob", "say-back"),
        ("bob", "heard"),
        ("bob", "answer"),
        ("alice", "answer"),
        ("alice", "heard"),
        ("alice", "correct"),
        ("alice", "back"),
    ],
)
def test_nobody_follows_their_own_harm_nor_changes_that_of_the_other(who: str, way: str, couple: Any) -> None:
    (harm,) = couple.bob.gave(HARM)
    person = getattr(couple, who)
    assert person.get(f"/amends/{harm}/{way}/").status_code == 404
    assert follow(person, harm, way, choice="yes").status_code == 404


def test_what_is_not_there_is_not_found(couple: Any) -> None:
    couple.alice.gave(HARM)
    for page in ("", "say-back/", "heard/", "answer/", "correct/", "back/"):
        for seq in (1, 999):
            assert couple.bob.get(f"/amends/{seq}/{page}").status_code == 404


@pytest.mark.parametrize("record", [HARM, ACTS, SORRY])
def test_s21_a_correction_stands_below_with_its_day_as_the_preview_showed(
    record: Record, couple: Any
) -> None:
    (seq,) = couple.alice.gave(record)
    fields = {"text": "Twice, and <more>.", "choice": "asked"}
    preview = couple.alice.post(f"/amends/{seq}/correct/", fields)
    for _ in range(2):
        follow(couple.alice, seq, "correct", **fields)
    assert read(couple.bob, Corrected) == [Corrected(seq, "Twice, and <more>.", "asked")]
    page = couple.bob.get(f"/amends/{seq}/")
    assert seen(page) == seen(preview)
    assert "Corrected on 22 November 2026, after a question" in seen(page)[0]


def test_t2_a_correction_is_never_held_back_by_a_wish_for_space(couple: Any) -> None:
    (seq,) = couple.alice.gave(ACTS)
    couple.bob.gave(ClosenessWished("no_contact", practical=False))
    assert follow(couple.alice, seq, "correct").status_code == 302
    (harm,) = couple.bob.gave(HARM)
    held = follow(couple.alice, harm, "say-back")
    assert held.status_code == 409
    assert "my words" in held.content.decode()


@pytest.mark.parametrize("record", [HARM, SORRY])
def test_s22_a_letter_is_taken_back_with_its_corrections(record: Record, couple: Any, words: Words) -> None:
    (seq,) = couple.alice.gave(record)
    couple.alice.gave(Corrected(seq, "rather so"))
    assert couple.alice.get(f"/amends/{seq}/back/").status_code == 200
    couple.bob.gave(Paused())
    assert couple.alice.post(f"/amends/{seq}/back/")["Location"] == "/amends/"
    assert read(couple.bob, type(record)) == []
    assert read(couple.bob, Corrected) == []
    assert "Alice: taken back on 22 November 2026" in words(couple.bob.get("/amends/"))
    assert couple.bob.get(f"/amends/{seq}/").status_code == 404


@pytest.mark.parametrize("kind", ["statement", "said_back"])
def test_s22_a_statement_and_what_was_said_back_are_only_marked(kind: str, couple: Any, words: Words) -> None:
    (harm,) = couple.bob.gave(HARM)
    record = ACTS if kind == "statement" else SaidBack(harm, "You lie awake")
    (seq,) = couple.alice.gave(record)
    page = seq if kind == "statement" else harm
    for _ in range(2):
        couple.alice.post(f"/amends/{seq}/back/")
    assert read(couple.bob, Withdrawn) == [Withdrawn(seq)]
    assert read(couple.bob, type(record)) == [record]
    assert "Marked as withdrawn on 22 November 2026 by its author." in words(
        couple.bob.get(f"/amends/{page}/")
    )


def test_what_was_said_back_stays_readable_when_the_harm_is_taken_back(couple: Any, words: Words) -> None:
    (harm,) = couple.bob.gave(HARM)
    (said,) = couple.alice.gave(SaidBack(harm, "You lie awake"))
    couple.bob.post(f"/amends/{harm}/back/")
    assert f'href="/amends/{said}/"' in couple.bob.get("/amends/").content.decode()
    assert "You lie awake" in words(couple.bob.get(f"/amends/{said}/"))
    assert follow(couple.bob, said, "heard", "", choice="yes")["Location"] == f"/amends/{said}/?handed=1"
    assert follow(couple.alice, said, "correct")["Location"] == f"/amends/{said}/?handed=1"


@pytest.mark.parametrize("way", ["say-back", "correct"])
def test_while_the_space_rests_what_was_typed_is_given_back(way: str, couple: Any, words: Words) -> None:
    (harm,) = couple.bob.gave(HARM)
    (acts,) = couple.alice.gave(ACTS)
    couple.bob.gave(Paused())
    answer = follow(couple.alice, harm if way == "say-back" else acts, way)
    assert answer.status_code == 409
    assert "my words" in words(answer)


@pytest.mark.parametrize("way", ["say-back", "answer"])
def test_a_form_that_is_sent_twice_is_handed_over_once(way: str, couple: Any) -> None:
    (seq,) = couple.bob.gave(HARM if way == "say-back" else SORRY)
    for _ in range(2):
        assert follow(couple.alice, seq, way).status_code == 302
    assert len(read(couple.bob, SaidBack)) + len(read(couple.bob, AmendsAnswered)) == 1


def test_s17_reading_leaves_no_trace_for_the_other(couple: Any, words: Words) -> None:
    (seq,) = couple.alice.gave(SORRY)
    before = words(couple.alice.get(f"/amends/{seq}/"))
    couple.bob.get(f"/amends/{seq}/")
    couple.bob.get(f"/amends/{seq}/answer/")
    assert words(couple.alice.get(f"/amends/{seq}/")) == before


def test_the_list_goes_on_on_another_page(couple: Any) -> None:
    couple.alice.gave(
        *(Apologised(None, ApologyForm.LETTER, f"number {count}.", "words") for count in range(45))
    )
    pages = ["/amends/"]
    pages += [
        f"/amends/{way}"
        for way in re.findall(r'href="(\?before=\d+)"', couple.bob.get("/amends/").content.decode())
    ]
    found = [
        title
        for page in pages
        for title in re.findall(r"number \d+\.", couple.bob.get(page).content.decode())
    ]
    assert found == [f"number {count}." for count in range(44, -1, -1)]


def test_the_cost_of_the_list_does_not_grow(couple: Any, costs: Callable[[Who, str], int]) -> None:
    couple.alice.gave(*[SORRY, HARM] * 3)
    few = costs(couple.bob, "/amends/")
    couple.alice.gave(*[SORRY, HARM] * 15)
    assert costs(couple.bob, "/amends/") == few
