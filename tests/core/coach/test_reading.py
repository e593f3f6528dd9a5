"""What a whole draft is read as: places in the writer's own words, silence where nothing is sure, cards first."""

from itertools import pairwise

import msgspec
import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.coach import (
    LONGEST,
    Card,
    Component,
    Finding,
    Flag,
    Reading,
    TooLongError,
    comments,
    more_was_found,
    read,
    read_injured,
)

EN, RU = Language.EN, Language.RU


@pytest.mark.parametrize(
    ("language", "text", "flag"),
    [
        (EN, "I'm sorry if I hurt you.", Flag.CONDITIONAL),
        (EN, "I'm soooo sorry for everything.", Flag.VAGUE),
        (EN, "Mistakes were made.", Flag.PASSIVE_EVASION),
        (EN, "You made me lie to you.", Flag.BLAME_SHIFT),
        (RU, "Прости, если обидел.", Flag.CONDITIONAL),
        (RU, "Хватит дуться, давай жить дальше.", Flag.PRESSURE),
    ],
)
def test_what_can_be_misread_is_found_at_its_place(language: Language, text: str, flag: Flag) -> None:
    reading = read(text, language)
    assert flag in reading.flags
    places = [each for each in reading.findings if each.label is flag]
    assert places
    assert all(0 <= each.start < each.end <= len(text) and each.sentence for each in places)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, ""),
        (EN, " \n\t "),
        (EN, "I'm sorry I lied about the loan. If you want to ask, I will answer."),
        (EN, "I was drunk, and that is no excuse. I kissed her."),
        (EN, 'I told you "it was just a kiss". That was a lie. I slept with him.'),
        (RU, "Прости, что соврал про деньги. Если захочешь спросить, отвечу."),
        (RU, "Я был пьян, и это не оправдание. Я изменил тебе."),
    ],
)
def test_a_draft_with_nothing_to_misread_is_left_alone(language: Language, text: str) -> None:
    assert read(text, language).flags == ()


@pytest.mark.parametrize("text", ["", "a", "hello", "((((", "The cat sat on the mat.", "kot", "кот"])
def test_nothing_is_misread_in_words_that_are_no_apology(text: str) -> None:
    assert all(read(text, language).flags == () for language in Language)


def test_an_act_of_ones_own_is_ownership_unless_something_takes_it_back() -> None:
    assert Component.RESPONSIBILITY in read("I kissed her.", EN).components
    assert Component.RESPONSIBILITY not in read("I kissed her. You made me do it.", EN).components


def test_places_are_those_of_the_draft_as_it_was_written() -> None:
    text = "Hello\u200b my love,\u00a0I\u2019m  soooo sorry if e\u0301verything hurt you."
    found = [each for each in read(text, EN).findings if each.label is Flag.CONDITIONAL]
    assert text[found[0].start : found[0].end].startswith("sorry if")


def test_what_somebody_else_reads_is_the_same_each_time() -> None:
    assert read("I'm sorry if I hurt you.", EN) == read("I'm sorry if I hurt you.", EN)


def test_a_draft_that_is_too_long_is_refused_without_being_quoted() -> None:
    assert read("a" * LONGEST, EN).flags == ()
    with pytest.raises(TooLongError) as raised:
        read("secret " * LONGEST, EN)
    assert "20,000" in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("language", "text", "card"),
    [
        (EN, "If you leave I will kill myself.", Card.SELF_HARM),
        (EN, "You will regret this.", Card.THREAT),
        (EN, "I hit you and I am ashamed.", Card.VIOLENCE),
        (EN, "You are pathetic.", Card.CONTEMPT),
        (RU, "Я больше не хочу жить.", Card.SELF_HARM),
        (RU, "Убью, если узнаю.", Card.THREAT),
    ],
)
def test_s29_words_of_danger_open_a_card_in_place_of_advice(
    language: Language, text: str, card: Card
) -> None:
    reading = read(text, language)
    assert card in reading.cards
    assert comments(reading) == ()
    assert read_injured(text, language).cards == reading.cards


def test_the_injured_partner_gets_the_safety_reading_only() -> None:
    reading = read_injured("I'm sorry if I hurt you, but you made me do it. You owe me.", EN)
    assert (reading.flags, reading.components, reading.findings, reading.cards) == ((), (), (), ())
    with pytest.raises(TooLongError):
        read_injured("a" * (LONGEST + 1), EN)


def test_there_are_three_comments_at_most_with_what_is_there_first() -> None:
    draft = (
        "I'm ashamed that I lied to you. Mistakes were made. It was just a kiss. "
        "You made me do it. I got carried away. You have to forgive me now."
    )
    said = comments(read(draft, EN))
    assert len(said) == 3
    assert isinstance(said[0].label, Component)
    assert [each.label for each in said[1:]] == [Flag.PASSIVE_EVASION, Flag.PRESSURE]
    assert all(each.quoted in draft for each in said)
    assert more_was_found(read(draft, EN))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "I am sorry. Mistakes were made, because you were always at work. It will never happen again."),
        (RU, "Прости, если тебе было больно. Давай забудем, это больше никогда не повторится."),
    ],
)
def test_words_are_commented_on_once_and_what_wounds_is_among_what_is_said(
    language: Language, text: str
) -> None:
    said = comments(read(text, language))
    places = sorted((text.index(each.quoted), text.index(each.quoted) + len(each.quoted)) for each in said)
    assert len(said) > 1
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert {each.label for each in said} & {Flag.BLAME_SHIFT, Flag.PRESSURE}


@pytest.mark.parametrize(
    ("label", "kinder"), [(Flag.BLAME_SHIFT, Flag.EXCUSE), (Flag.PRESSURE, Flag.CONDITIONAL)]
)
def test_of_two_on_the_same_words_the_more_wounding_one_is_said_and_never_a_praise(
    label: Flag, kinder: Flag
) -> None:
    there = Finding(Component.REGRET, 0, 5, "there")
    findings = (there, Finding(kinder, 3, 9, "kinder"), Finding(label, 4, 12, "wounding"))
    reading = Reading((kinder, label), (Component.REGRET,), findings, (), "twelve signs")
    assert [each.label for each in comments(reading)] == [label]
    assert not more_was_found(reading)


def test_what_is_left_for_the_next_reading_is_known_and_nothing_is_where_all_is_said() -> None:
    places = [Finding(label, 3 * at, 3 * at + 3, "it") for at, label in enumerate(Flag)]
    one, all_of_them = (Reading((), (), tuple(each), (), "x" * 30) for each in (places[:1], places))
    assert not more_was_found(one)
    assert more_was_found(all_of_them)
    assert not more_was_found(msgspec.structs.replace(all_of_them, cards=(Card.THREAT,)))


@pytest.mark.parametrize(
    ("language", "promise", "change"),
    [
        (EN, "I lied to you. I will never lie to you again.", "I lied to you. I have started therapy."),
        (RU, "Я изменил тебе. Больше никогда не буду врать.", "Я изменил тебе. Я хожу к психологу."),
    ],
)
def test_never_again_is_not_called_a_change(language: Language, promise: str, change: str) -> None:
    said = [
        each.sentence
        for text in (promise, change)
        for each in comments(read(text, language))
        if each.label is Component.REPENTANCE
    ]
    assert len(said) == 2
    assert all("changes" not in each and "меняется" not in each for each in said)


def test_a_missing_request_for_forgiveness_is_never_mentioned() -> None:
    said = comments(read("I'm sorry I lied about the loan. I will pay back every pound.", EN))
    assert said
    assert all(isinstance(each.label, Component) for each in said)
    assert Component.REQUEST_FORGIVENESS not in {each.label for each in said}


def test_a_long_quotation_is_cut_between_words() -> None:
    draft = "To the extent that " + "somewhere in those long and winding " * 2 + "i am sorry."
    quoted = [each.quoted for each in comments(read(draft, EN)) if each.label is Flag.CONDITIONAL]
    assert all(len(each) <= 92 for each in quoted)


def test_nothing_is_said_of_an_empty_draft() -> None:
    assert comments(read("", EN)) == ()


@pytest.mark.parametrize(
    "piece", ["(", '"', "i am ", "sorry ", "'", "\u0301", "you never ", "\U0001f600", "¤ "]
)
def test_odd_text_is_read_like_any_other(piece: str) -> None:
    for language in Language:
        reading = read(piece * 400, language)
        assert all(0 <= each.start < each.end <= len(piece) * 400 for each in reading.findings)
