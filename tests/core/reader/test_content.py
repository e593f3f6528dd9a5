"""What the shipped topics and moments owe to whoever opens them in a bad hour."""

from collections.abc import Collection
from itertools import chain

import pytest

from goldseam.core.catalogue import load_catalogue
from goldseam.core.catalogue.model import Audience, Language
from goldseam.core.reader import HelpPlace, Moment, Section, load_moments, load_topics
from goldseam.core.situation.model import Barrier

OWED_TOPICS = [
    "how-trust-forms",
    "why-it-breaks",
    "what-stands-in-the-way",
    "what-recovery-feels-like",
    "what-is-known",
    "how-this-method-works",
]
OWED_MOMENTS = {
    "i-just-found-out", "it-just-came-out", "they-ask-again", "the-question-comes-back", "i-need-to-be-alone",
    "they-need-to-be-alone", "cannot-sleep", "i-met-the-other-person", "i-saw-the-other-person",
    "tempted-to-lie", "i-just-lied", "they-want-to-leave", "i-want-to-leave", "children-ask",
    "the-day-comes-round", "the-day-hurts", "they-ask-for-my-phone", "i-want-to-check",
    "a-flashback-in-public", "my-anger-is-rising", "somebody-else-found-out", "they-will-not-talk",
    "they-go-silent", "do-you-love-me", "first-evening-back", "asked-for-sex", "i-broke-a-promise",
    "i-cannot-stop", "it-happened-again", "thoughts-of-not-living",
}  # fmt: skip
# Where somebody can come to harm, the way to the help page is part of the moment.
OWED_CARE = {
    "thoughts-of-not-living", "i-am-afraid-right-now", "i-just-found-out", "it-just-came-out", "i-want-to-leave",
    "they-want-to-leave", "my-anger-is-rising", "they-shout-at-me", "asked-for-sex", "i-cannot-stop",
    "it-happened-again", "i-hurt-back", "tempted-to-lie", "i-just-lied", "i-met-the-other-person",
    "accused-of-nothing", "cannot-sleep", "first-evening-back",
}  # fmt: skip


def sections(topic: str, language: Language = Language.EN) -> dict[str, Section]:
    (found,) = (each for each in load_topics(language) if each.slug == topic)
    return {section.id: section for section in found.sections}


def moments(language: Language = Language.EN) -> dict[str, Moment]:
    return {moment.slug: moment for moment in load_moments(language)}


def said(section: Section) -> str:
    return " ".join(section.paragraphs)


def test_the_topics_are_there_in_their_order() -> None:
    assert [topic.slug for topic in load_topics(Language.EN)] == OWED_TOPICS


def test_content_is_read_once() -> None:
    assert load_topics(Language.EN) is load_topics(Language.EN)
    assert load_moments(Language.RU) is load_moments(Language.RU)


def test_all_nine_barriers_stand_there_once_and_in_their_order() -> None:
    found = [section.barrier for topic in load_topics(Language.EN) for section in topic.sections]
    assert [barrier for barrier in found if barrier] == list(Barrier)


def test_b04_3_reads_as_the_design_says() -> None:
    heading = sections("what-stands-in-the-way")["cannot-forgive-now"].heading
    assert heading == "I cannot forgive now. That is allowed."


def test_all_causes_of_the_method_are_there_in_two_or_three_sentences_and_a_little() -> None:
    breaks = sections("why-it-breaks")
    assert breaks.keys() >= {
        "somebody-else",
        "lies",
        "things-kept-secret",
        "broken-promises",
        "unspoken",
        "real-life",
        "goals",
        "words-without-deeds",
        "jealousy",
        "from-the-start",
        "not-known",
    }
    covers = {element for topic in load_topics(Language.EN) for element in topic.covers}
    assert covers >= {f"B03.{number}" for number in range(1, 5)} | {f"D02.{number}" for number in range(6)}
    assert all(len(section.paragraphs) <= 2 for section in breaks.values())


@pytest.mark.parametrize(
    ("section", "figures", "source"),
    [
        ("online-programmes", ["300", "0.69", "recent affair"], "doss-2016"),
        ("online-programmes", ["0.40", "59"], "le-2023"),
        ("asking-how-it-goes", ["205", "four times"], "anker-2009"),
        ("counselling-after-a-hurt", ["15 of 24"], "makinen-johnson-2006"),
        ("counselling-after-a-hurt", ["three months", "trust had slipped"], "greenberg-2010"),
        ("the-shock", ["73", "45 %"], "roos-2019"),
        ("apologies", ["755", "counted most", "counted least"], "lewicki-2016"),
        ("deeds-after-a-lie", ["laboratory", "did not bring all of it back"], "schweitzer-2006"),
    ],
)
def test_a_fact_stands_with_its_source(section: str, figures: list[str], source: str) -> None:
    known = sections("what-is-known")[section]
    assert source in known.sources
    for figure in figures:
        assert figure in said(known), figure


def test_figures_without_a_source_are_named_as_such_and_stand_nowhere_else() -> None:
    for language in Language:
        for topic in load_topics(language):
            for section in topic.sections:
                here = section.id == "figures-without-a-source"
                assert ("67 %" in said(section)) is here
                assert ("70 %" in said(section)) is here
    myths = sections("what-is-known")["figures-without-a-source"]
    assert myths.sources == ()
    assert "No study behind them could be traced" in said(myths)


def test_a_figure_with_a_per_cent_has_a_source_or_is_a_myth() -> None:
    for topic in load_topics(Language.EN):
        for section in topic.sections:
            if "%" in said(section) and section.id != "figures-without-a-source":
                assert section.sources, section.id


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("six-stages", ["Stop:", "Tell:", "Own:", "Be there:", "Show:", "Renew:"]),
        ("nobody-owes-harm", ["violence", "threats", "humiliation", "forced sex", "sleep", "friends"]),
        ("openness", ["without a reason", "nothing is shared here now", "proves nothing"]),
        ("decide", ["go on", "not yet", "part well"]),
        ("forgiving", ["never a task", "no date"]),
    ],
)
def test_how_the_method_works_says_what_it_owes(section: str, words: list[str]) -> None:
    for word in words:
        assert word in said(sections("how-this-method-works")[section]), word


def test_every_moment_that_is_owed_is_there_and_both_sides_are_balanced() -> None:
    found = moments()
    assert found.keys() >= OWED_MOMENTS
    counts = {audience: sum(one.audience is audience for one in found.values()) for audience in Audience}
    assert len(found) >= 24
    assert abs(counts[Audience.OFFENDING] - counts[Audience.INJURED]) <= 2
    assert min(counts.values()) >= 8


def test_every_moment_has_first_more_not_and_then_in_both_languages() -> None:
    for language in Language:
        for one in load_moments(language):
            assert one.first
            assert 2 <= len(one.more) <= 4
            assert 2 <= len(one.avoid) <= 3
            assert one.then


def test_every_order_is_taken_once() -> None:
    for found in (load_topics(Language.EN), load_moments(Language.EN)):
        orders = [entry.order for entry in found]
        assert orders == sorted(set(orders))


@pytest.mark.parametrize(("language", "word"), [(Language.EN, "help page"), (Language.RU, "страниц")])
def test_where_danger_is_possible_a_line_leads_to_the_help_page(language: Language, word: str) -> None:
    found = moments(language)
    for slug in OWED_CARE:
        assert found[slug].care, slug
    for slug, one in found.items():
        assert one.care is None or word in one.care, slug


def test_t17_before_telling_or_leaving_the_line_asks_whether_it_is_safe() -> None:
    for slug in (
        "tempted-to-lie",
        "i-just-lied",
        "i-met-the-other-person",
        "i-want-to-leave",
        "i-cannot-stop",
    ):
        assert "safe" in (moments()[slug].care or ""), slug


def test_health_is_spoken_of_in_the_first_hour_on_both_sides() -> None:
    assert any("my health" in text for text in moments()["i-just-found-out"].more)
    assert any("tested" in text for text in moments()["it-just-came-out"].more)


def test_where_life_is_at_stake_or_leaving_is_thought_of_help_stands_first() -> None:
    first = {slug for slug, one in moments().items() if one.help is HelpPlace.FIRST}
    assert first == {"thoughts-of-not-living", "i-am-afraid-right-now", "i-want-to-leave"}
    assert [one.slug for one in load_moments(Language.EN)][:2] == [
        "thoughts-of-not-living",
        "i-am-afraid-right-now",
    ]
    assert "emergency number" in moments()["thoughts-of-not-living"].then


def test_every_topic_and_moment_names_elements_of_the_method() -> None:
    known: Collection[str] = load_catalogue().elements
    covers = [topic.covers for topic in load_topics(Language.EN)]
    covers += [moment.covers for moment in load_moments(Language.EN)]
    assert all(covers)
    assert set(chain.from_iterable(covers)) <= set(known)


def test_the_two_languages_hold_the_same_things() -> None:
    english, russian = (load_moments(language) for language in Language)
    for one, other in zip(english, russian, strict=True):
        assert (one.slug, len(one.more), len(one.avoid)) == (other.slug, len(other.more), len(other.avoid))
    for topic, same in zip(load_topics(Language.EN), load_topics(Language.RU), strict=True):
        lengths = [(section.id, len(section.paragraphs)) for section in topic.sections]
        assert lengths == [(section.id, len(section.paragraphs)) for section in same.sections]
