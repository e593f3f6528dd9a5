"""The private safety check: for one person alone, never seen by another, and followed by help (S02 to S06)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from goldseam.core.catalogue.model import Language, Sensitivity
from goldseam.core.catalogue.words import load_words
from goldseam.core.records import Handed, SafetyAnswered
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.together import TOGETHER
from goldseam.core.situation.safety_check import AFRAID, SAFETY_CHECK
from goldseam.web.shared import method

Who = Any
TOPICS = tuple(question.id for question in SAFETY_CHECK)
FIVE = {
    "fear, violence or coercion": {"fear", "humiliation", "violence", "sexual_coercion"},
    "an affair going on": {"still_going_on"},
    "addiction or gambling": {"addiction"},
    "self-harm": {"self_harm"},
    "being pushed to use this": {"pushed"},
}


def asked(page: Any) -> set[str]:
    return set(re.findall(r'<input type="radio" name="(\w+)"', page.content.decode()))


def suggested(who: Who) -> list[str]:
    """The practices on the Today page, in their order."""
    found = re.findall(r'<h3><a href="/practices/([\w-]+)/', who.get("/today/").content.decode())
    return [str(slug) for slug in found]


def is_offered(who: Who) -> bool:
    return 'action="/safety/"' in who.get("/today/").content.decode()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_s02_it_covers_its_five_topics_in_both_languages(language: str, arrive: Callable[..., Who]) -> None:
    page = arrive("Alice", language=language, role="injured").get("/safety/")
    assert asked(page) == set(TOPICS) == set().union(*FIVE.values())
    for question in SAFETY_CHECK:
        words = load_words(Language(language), "intake")
        assert words[f"{question.id}.title"] in page.content.decode().replace("&#x27;", "'")
        assert f'name="{question.id}" value="not_now"' in page.content.decode()


def test_s01_it_is_asked_in_ones_own_account_after_the_passphrase(alice: Who, clock: Any) -> None:
    clock.passes(minutes=6)
    assert "again=1" in alice.get("/safety/")["Location"]
    alice.lock()
    assert alice.get("/safety/")["Location"].startswith("/locked/")


def test_s01_whoever_is_led_here_first_reads_why_and_whoever_comes_by_themselves_does_not(alice: Who) -> None:
    line = "These questions come before anything two people share."
    assert line not in alice.get("/safety/").content.decode()
    assert line in alice.get(alice.get("/openness/")["Location"]).content.decode()
    alice.post("/safety/", {"move": "not_now"})
    assert line not in alice.get("/safety/?next=/openness/").content.decode()


def test_s04_the_person_alone_goes_on_unchanged_or_leaves(alice: Who) -> None:
    answer = alice.post("/safety/", {"fear": "yes"})
    assert answer["Location"] == "/safety/?done=1"
    page = alice.get("/safety/?done=1").content.decode()
    for way in ('href="/today/"', 'href="/help/"'):
        assert way in page


@pytest.mark.parametrize("topic", [topic.value for topic in AFRAID])
def test_s05_fear_force_or_pressure_lead_to_help_and_to_a_way_that_needs_nobody(
    topic: str, alice: Who
) -> None:
    alice.post("/safety/", {topic: "yes"})
    page = alice.get("/safety/?done=1").content.decode()
    assert 'href="/help/"' in page
    assert 'href="/practices/reach-specialist-help/"' in page
    assert alice.get("/practices/reach-specialist-help/").status_code == 200
    plan = suggested(alice)
    assert plan[0] == "reach-specialist-help"
    assert not any(method.catalogue().practices[slug].facts.contact for slug in plan)


def test_s05_thoughts_of_self_harm_put_help_first(bob: Who) -> None:
    bob.post("/safety/", {"self_harm": "yes", "fear": "yes"})
    page = bob.get("/safety/?done=1").content.decode()
    assert page.index("get through tonight alone") < page.index("comes before any repair")
    assert suggested(bob)[0] == "reach-help-tonight"


def test_s05_thoughts_of_self_harm_alone_say_nothing_of_a_fear_that_was_not_named(bob: Who) -> None:
    bob.post("/safety/", {"self_harm": "yes"})
    page = bob.get("/safety/?done=1").content.decode()
    assert "get through tonight alone" in page
    for other in ("What you are afraid of", "Thank you for saying so", "Saved."):
        assert other not in page
    bob.post("/safety/", {"self_harm": "yes", "addiction": "yes"})
    assert "Thank you for saying so" in bob.get("/safety/?done=1").content.decode()


def test_s05_after_thoughts_of_self_harm_help_stands_above_the_scales_of_the_day(bob: Who) -> None:
    page = bob.get("/today/").content.decode()
    assert page.index("<check-in") < page.index('class="suggestion"')
    bob.post("/safety/", {"self_harm": "yes"})
    page = bob.get("/today/").content.decode()
    assert page.index('<h3><a href="/practices/reach-help-tonight/"') < page.index("<check-in")
    assert page.count('class="day seam"') == 1


@pytest.mark.parametrize("topic", ["still_going_on", "addiction"])
def test_s05_what_goes_on_closes_only_what_assumes_that_it_stopped(topic: str, alice: Who) -> None:
    assert suggested(alice)
    alice.post("/safety/", {topic: "yes"})
    plan = suggested(alice)
    assert plan
    for slug in plan:
        assert Sensitivity.ASSUMES_ENDED not in method.catalogue().practices[slug].facts.asks
    assert alice.get("/practices/").status_code == 200


def test_s05_no_answer_leads_to_an_invitation(alice: Who, words: Callable[[Any], str]) -> None:
    for topic in TOPICS:
        alice.post("/safety/", {topic: "yes"})
        for page in ("/safety/?done=1", "/today/"):
            assert "invite" not in words(alice.get(page)).lower()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("topic", TOPICS)
def test_s03_s04_no_answer_changes_a_byte_of_what_the_partner_sees(
    topic: str, language: str, couple: Any, seen_by: Callable[..., dict[str, str]]
) -> None:
    couple.bob.client.cookies["lang"] = couple.alice.client.cookies["lang"] = language
    (number,) = couple.bob.gave(Handed(HandedKind.NOTE, "a title", "words"))
    item = f"/us/shared/{number}/"
    before = seen_by(couple.alice, item)
    assert {before[page][:3] for page in ("/us/", "/today/", "/us/closeness/", item)} == {"200"}
    for answer in ("yes", "no", "not_now"):
        assert couple.bob.post("/safety/", {topic: answer}).status_code == 302
        assert seen_by(couple.alice, item) == before
    assert not mail.outbox


def test_s03_s04_every_topic_at_once_and_not_now_change_nothing_for_the_partner_either(
    couple: Any, seen_by: Callable[..., dict[str, str]]
) -> None:
    before = seen_by(couple.alice)
    shared = couple.bob.shared.head()
    for fields in (dict.fromkeys(TOPICS, "yes"), dict.fromkeys(TOPICS, "no"), {"move": "not_now"}):
        couple.bob.post("/safety/", fields)
        couple.bob.get("/safety/?done=1")
        assert seen_by(couple.alice) == before
    assert couple.bob.shared.head() == shared


@pytest.mark.parametrize("topic", TOPICS)
def test_s04_the_person_alone_chooses_to_go_on_to_pause_or_to_leave(topic: str, couple: Any) -> None:
    couple.bob.post("/safety/", {topic: "yes"})
    page = couple.bob.get("/safety/?done=1").content.decode()
    ways = re.findall(r'<a class="([^"]+)" href="(/today/|/us/pause/|/us/leave/)">', page)
    assert ways == [("button", "/today/"), ("button", "/us/pause/"), ("button", "/us/leave/")]
    for _look, way in ways:
        assert couple.bob.get(way).status_code == 200
    state = couple.bob.shared.states(TOGETHER)[TOGETHER]
    assert not state.paused
    assert not state.frozen


def test_s04_alone_there_is_nothing_to_pause_or_to_leave(alice: Who) -> None:
    alice.post("/safety/", {"fear": "yes"})
    page = alice.get("/safety/?done=1").content.decode()
    assert "/us/pause/" not in page
    assert "/us/leave/" not in page


@pytest.mark.parametrize("topic", [topic.value for topic in AFRAID])
def test_s05_t4_whoever_is_afraid_gets_a_way_alone_and_no_openness_is_suggested(
    topic: str, couple: Any
) -> None:
    couple.bob.post("/safety/", {topic: "yes"})
    plan = suggested(couple.bob)
    assert plan[0] == "reach-specialist-help"
    for slug in plan:
        facts = method.catalogue().practices[slug].facts
        assert not facts.contact
        assert Sensitivity.OPENNESS not in facts.asks
    openness = [
        slug
        for slug, practice in method.catalogue().practices.items()
        if Sensitivity.OPENNESS in practice.facts.asks
    ]
    assert openness
    assert not set(openness).intersection(plan)


def test_s06_it_is_offered_at_the_start_and_again_after_thirty_days(alice: Who, clock: Any) -> None:
    assert is_offered(alice)
    alice.post("/safety/", {"fear": "no"})
    for days, offered in ((0, False), (29, False), (1, True)):
        clock.passes(days=days)
        alice.unlock(alice.passphrase)
        assert is_offered(alice) is offered


def test_s06_not_now_counts_as_an_answer(alice: Who, clock: Any) -> None:
    assert alice.post("/safety/", {"move": "not_now"})["Location"] == "/today/"
    assert not is_offered(alice)
    clock.passes(days=30)
    alice.unlock(alice.passphrase)
    assert is_offered(alice)


def test_s06_not_now_takes_back_no_earlier_answer(alice: Who) -> None:
    alice.post("/safety/", {"fear": "yes"})
    alice.post("/safety/", {"move": "not_now"})
    assert suggested(alice)[0] == "reach-specialist-help"
    assert 'name="fear" value="yes" checked' in alice.get("/safety/").content.decode()


def test_s06_it_is_always_one_tap_away(alice: Who) -> None:
    alice.post("/safety/", {"move": "not_now"})
    for page in ("/menu/", "/situation/"):
        assert 'href="/safety/"' in alice.get(page).content.decode()


def test_every_answer_may_be_left_open(alice: Who) -> None:
    assert alice.post("/safety/", {"move": "save"})["Location"] == "/safety/?done=1"
    assert alice.read(SafetyAnswered)[-1].answers == dict.fromkeys(TOPICS, "not_now")


@pytest.mark.parametrize("odd", ["maybe", "", "\0", "yes" * 1000, "😀"])
def test_an_answer_that_is_none_is_left_open(odd: str, alice: Who) -> None:
    alice.post("/safety/", {"fear": odd, "nonsense": "yes"})
    assert alice.read(SafetyAnswered)[-1].answers == dict.fromkeys(TOPICS, "not_now")


def test_t17_telling_waits_for_the_private_question(arrive: Callable[..., Who]) -> None:
    alice = arrive("Alice", role="offending", causes=("lying",), came_out="not_yet")
    page = alice.get("/today/").content.decode()
    assert 'href="/situation/addressed_safely/"' in page
    assert not telling(suggested(alice))
    assert alice.get("/situation/addressed_safely/").status_code == 200
    leads = {
        "no": "/practices/reach-specialist-help/",
        "not_sure": "/situation/addressed_safely/?next=%2Ftoday%2F",
    }
    for answer, way in leads.items():
        sent = alice.post("/situation/addressed_safely/", {"addressed_safely": answer})
        assert sent["Location"] == way
        assert not telling(suggested(alice))
        assert "reach-specialist-help" in suggested(alice)
    assert alice.post("/situation/addressed_safely/", {"move": "skip"})["Location"] == "/today/"
    assert not telling(suggested(alice))
    alice.post("/situation/addressed_safely/", {"addressed_safely": "yes"})
    assert 'href="/situation/addressed_safely/"' not in alice.get("/today/").content.decode()


def test_t17_whoever_is_not_sure_reads_why_it_waits_with_help_and_the_answer_at_hand(alice: Who) -> None:
    way = "/situation/addressed_safely/?next=/truth/account/"
    line = "so saying it can wait. If you only fear a hard talk, change your answer below."
    assert line not in alice.get(way).content.decode()
    sent = alice.post(way, {"addressed_safely": "not_sure", "next": "/truth/account/"})
    page = alice.get(sent["Location"]).content.decode()
    assert line in page
    for link in ("/help/", "/practices/reach-specialist-help/", "/truth/account/"):
        assert f'href="{link}"' in page
    assert 'value="not_sure" checked' in page
    sent = alice.post(way, {"addressed_safely": "yes", "next": "/truth/account/"})
    assert sent["Location"] == "/truth/account/"
    assert line not in alice.get(way).content.decode()


@pytest.mark.parametrize(
    ("language", "asks"),
    [("en", "tell your partner what happened?"), ("ru", "рассказать партнёру о том, что произошло?")],
)
def test_t17_the_question_on_today_names_what_would_be_told(
    language: str, asks: str, arrive: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    who = arrive("Alice", language=language, role="offending", causes=("lying",), came_out="not_yet")
    for page in ("/today/", "/situation/addressed_safely/"):
        assert asks in words(who.get(page))


def test_t12_whoever_is_accused_without_a_breach_is_asked_about_being_watched_first(carol: Who) -> None:
    assert 'href="/situation/watched/"' in carol.get("/today/").content.decode()
    carol.post("/situation/watched/", {"watched": "yes"})
    assert 'href="/situation/watched/"' not in carol.get("/today/").content.decode()


def telling(slugs: list[str]) -> list[str]:
    """Those of these practices that suggest telling or parting."""
    weighty = {Sensitivity.TELLING, Sensitivity.PARTING}
    return [slug for slug in slugs if weighty.intersection(method.catalogue().practices[slug].facts.asks)]
