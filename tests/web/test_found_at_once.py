"""What somebody looks for stands first: practices for their own role, and the moments in which help comes first."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.catalogue.model import Audience, Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.reader import HelpPlace, load_moments
from goldseam.core.situation.model import Role
from goldseam.web.shared import labels, method

Who = Any


@pytest.mark.parametrize("role", [Role.INJURED, Role.OFFENDING])
def test_the_practices_open_with_those_for_ones_own_role_and_all_are_one_link_away(
    role: Role, arrive: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    who = arrive(role=role.value)
    page = who.get("/practices/")
    listed = set(re.findall(r'<li><a href="/practices/([\w-]+)/"', page.content.decode()))
    known = method.catalogue().practices
    mine = {slug for slug, each in known.items() if each.facts.audience in {Audience(role), Audience.BOTH}}
    assert listed - {"method"} == mine
    assert f"Shown here: {labels.AUDIENCES[Audience(role)]}." in words(page)
    assert "<details open" not in page.content.decode()
    assert 'href="/practices/?for=all"' in page.content.decode()
    every = who.get("/practices/?for=all")
    assert all(f'href="/practices/{slug}/"' in every.content.decode() for slug in known)
    assert "Shown here" not in words(every)
    searched = who.post("/practices/", {"q": "", "for": ""})
    assert all(f'href="/practices/{slug}/"' in searched.content.decode() for slug in known)


def test_whoever_was_hurt_and_broke_trust_too_sees_every_practice_at_once(
    arrive: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    page = arrive(role="both").get("/practices/")
    assert all(f'href="/practices/{slug}/"' in page.content.decode() for slug in method.catalogue().practices)
    assert "Shown here" not in words(page)


@pytest.mark.parametrize("language", list(Language))
def test_the_moments_in_which_help_comes_first_stand_above_both_roles(
    language: Language, browser: Who
) -> None:
    html = browser.get("/help/words/", headers={"Accept-Language": language.value}).content.decode()
    moments = load_moments(language)
    order = re.findall(r'<details class="card" id="([\w-]+)"', html)
    danger = [each.slug for each in moments if each.help is HelpPlace.FIRST]
    assert danger[0] == "thoughts-of-not-living"
    assert order[: len(danger)] == danger
    assert sorted(order) == sorted(each.slug for each in moments)


@pytest.mark.parametrize("language", list(Language))
def test_a_number_that_was_not_checked_bears_the_very_words_that_explain_it(language: Language) -> None:
    words = load_words(language, "help")
    mark = words["checked.not_verified_mark"]
    assert words["checked.not_verified"].startswith(f"{mark}.")
    assert mark in words["checked.mark"]
