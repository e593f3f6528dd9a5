"""The whole method can be looked through in its own order, with the place where each part of it is done."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldseam.core.catalogue.elements import Article, load_elements, method_in_order, section_of
from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.modules import MODULES
from goldseam.core.catalogue.words import load_words
from goldseam.web.library import method_order
from goldseam.web.library.method_order import PAGES

Who = Any
METHOD = load_catalogue()
SECTIONS = tuple(dict.fromkeys(section_of(each) for each in METHOD.elements))
CARD = re.compile(r'<section class="card" id="([^"]+)">(.*?)</section>', re.DOTALL)


def articles(language: Language = Language.EN) -> tuple[Article, ...]:
    return method_in_order(METHOD, load_elements(language))


def cards(who: Who, section: str) -> dict[str, str]:
    """What a section shows, by element, in order."""
    page = who.get(f"/practices/method/{section}/").content.decode()
    return {element: unescape(card) for element, card in CARD.findall(page)}


@pytest.mark.parametrize("language", list(Language))
def test_the_four_articles_stand_in_order_each_section_one_sentence_and_one_tap_away(
    language: Language, arrive: Callable[..., Who]
) -> None:
    page = unescape(arrive(role="both", language=language.value).get("/practices/method/").content.decode())
    assert re.findall(r'href="/practices/method/(\w+)/"', page) == list(SECTIONS)
    said = [
        text
        for article in articles(language)
        for text in (
            f">{article.title}<",
            *(f">{each.says} <small>{each.id} · {len(each.elements)} " for each in article.sections),
        )
    ]
    places = [page.index(text) for text in said]
    assert places == sorted(places)


def test_a_section_shows_every_element_with_every_practice_that_covers_it(alice: Who) -> None:
    seen: list[str] = []
    for article in articles():
        for section in article.sections:
            shown = cards(alice, section.id)
            seen += shown
            for said in section.elements:
                card = shown[said.element.id]
                assert said.says in card
                listed = re.findall(
                    r'href="/practices/([^/"]+)/">([^<]+)</a> <span class="when">(\d+) min', card
                )
                assert listed == [
                    (each.slug, each.words[Language.EN].title, str(each.facts.minutes))
                    for each in said.practices
                ]
    assert seen == list(METHOD.elements)


@pytest.mark.parametrize("language", list(Language))
def test_a_rule_that_keeps_an_element_is_said_in_words_and_never_by_its_name(
    language: Language, arrive: Callable[..., Who]
) -> None:
    who, words = arrive(role="injured", language=language.value), load_words(language, "rules")
    for article in articles(language):
        for section in article.sections:
            shown = cards(who, section.id)
            for said in section.elements:
                card = shown[said.element.id]
                assert [words[each] for each in said.rules] == re.findall(r"<p>([^<]+)</p>", card)
                assert not any(each in card for each in words)


def test_an_element_without_a_practice_shows_only_the_rule_that_keeps_it(
    alice: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, *_) = articles()
    fifth = first.sections[4]
    bare = type(fifth.elements[3])(fifth.elements[3].element, "It stands alone.", (), fifth.elements[3].rules)
    section = type(fifth)(fifth.id, fifth.says, (bare,))
    monkeypatch.setattr(method_order, "PAGES", {})
    monkeypatch.setattr(method_order, "_articles", lambda: (type(first)("A", first.title, (section,)),))
    shown = cards(alice, "A05")["A05.3"]
    assert "Nobody is given forgiving as a task." in shown
    assert "<a " not in shown
    assert "In the practices" not in shown


def test_an_element_links_to_the_page_where_it_is_done_and_else_lives_in_the_practices(alice: Who) -> None:
    for section in SECTIONS:
        for element, card in cards(alice, section).items():
            page = PAGES.get(METHOD.elements[element].lives)
            if page is None:
                assert "In the practices" in card
                assert "its own page" not in card
            else:
                assert f'<a href="{page[0]}">{page[1]}</a> <span class="when">its own page</span>' in card
                assert "In the practices" not in card


def test_every_page_is_of_a_module_that_exists() -> None:
    assert PAGES.keys() <= MODULES


def test_somebody_alone_finds_every_page_or_is_led_to_what_comes_first(alice: Who) -> None:
    answers = {address: alice.get(address) for address, _ in PAGES.values()}
    assert {each.status_code for each in answers.values()} <= {200, 302}
    led = {each["Location"].partition("?")[0] for each in answers.values() if each.status_code == 302}
    assert led <= {"/us/", "/safety/"}


def test_one_walks_through_all_sections_by_next_and_back_by_before(alice: Who) -> None:
    def turn(way: str, section: str) -> str:
        page = alice.get(f"/practices/method/{section}/").content.decode()
        assert re.search(r'class="button" href="/practices/method/"', page)
        found = re.findall(rf'rel="{way}" href="/practices/method/(\w+)/"', page)
        return found[0] if found else ""

    for way, order in (("next", SECTIONS), ("prev", SECTIONS[::-1])):
        assert [turn(way, each) for each in order] == [*order[1:], ""]


@pytest.mark.parametrize("wrong", ["A11", "a01", "A01.0", "E01", "do", "никакой"])
def test_a_section_nobody_knows_is_not_found(wrong: str, alice: Who) -> None:
    assert alice.get(f"/practices/method/{wrong}/").status_code == 404


def test_no_practice_is_hidden_by_the_address_of_the_method() -> None:
    assert "method" not in METHOD.practices


def test_the_library_leads_to_the_whole_method(alice: Who) -> None:
    assert 'href="/practices/method/"' in alice.get("/practices/").content.decode()


def test_a_practice_leads_to_each_element_it_covers(alice: Who) -> None:
    practice = METHOD.practices["say-where-you-will-be"]
    page = alice.get(f"/practices/{practice.slug}/").content.decode()
    found = re.findall(r'href="/practices/method/(\w+)/#([^"]+)"', page)
    assert found == [(section_of(each), each) for each in practice.facts.covers]
    for section, element in found:
        assert element in cards(alice, section)


def test_the_pages_of_the_method_ask_for_nothing_but_the_session(alice: Who) -> None:
    def cost(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            alice.get(page)
        return len(queries)

    pages = ["/practices/method/", *(f"/practices/method/{each}/" for each in SECTIONS)]
    cost("/menu/")
    assert {cost(page) for page in pages} == {1}


def test_every_element_says_where_it_lives_and_each_place_can_be_visited(couple: Any) -> None:
    """`goldseam method --where`: 165 elements, each with a page, practices or rules, and every one of them there."""
    places = method_order.where()
    assert len(places) == 165
    assert [each.element for each in places if not (each.page or each.practices or each.rules)] == []
    assert {rule for each in places for rule in each.rules} <= set(load_words(Language.EN, "rules"))
    pages = {each.page for each in places if each.page}
    pages |= {f"/practices/{slug}/" for each in places for slug in each.practices}
    for who in (couple.alice, couple.bob):
        assert {page: who.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
