"""The content check: on the method that is shipped, and on made-up ones with one thing wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goldseam.core.catalogue import quality
from goldseam.core.catalogue.elements import ElementWords, load_elements
from goldseam.core.catalogue.forbidden import Voice
from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Audience, Catalogue, Language, Practice
from goldseam.core.catalogue.pages import missing_from_pages
from goldseam.core.catalogue.quality import Method, check_method
from goldseam.core.catalogue.texts import Said, page_sections, said_by_pages, said_by_practices
from goldseam.core.plan.gates import SITUATION_RULES
from goldseam.core.plan.history import HISTORY_RULES

METHOD = load_catalogue()
ELEMENTS = {language: load_elements(language) for language in Language}
RULES = frozenset(rule.__name__ for rule in (*SITUATION_RULES, *HISTORY_RULES))
FIRST, SECOND = "stop-lying-today", "breathe-and-ground"


@pytest.fixture
def changed() -> Callable[..., Catalogue]:
    """The shipped method with one practice's words or facts changed."""

    def change(slug: str = FIRST, language: Language = Language.EN, **changes: Any) -> Catalogue:
        practice = METHOD.practices[slug]
        words = msgspec.structs.replace(practice.words[language], **changes)
        made = Practice(slug, practice.facts, {**practice.words, language: words})
        return Catalogue({**METHOD.practices, slug: made}, METHOD.elements, METHOD.sources)

    return change


def method_of(catalogue: Catalogue = METHOD, rules: frozenset[str] = RULES, *texts: Said) -> Method:
    return Method(catalogue, ELEMENTS, (*said_by_practices(catalogue), *texts), rules)


def test_nothing_is_wrong_with_the_method_that_is_shipped() -> None:
    checked = check_method(RULES)
    assert checked.problems == ()
    figures = dict(checked.figures)
    assert int(figures["practices"]) >= 90
    assert int(figures["for injured"]) >= 30
    assert figures["elements"].startswith("165")
    assert figures["languages"] == "en, ru"


def test_an_element_without_a_practice_or_a_rule_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    practices = {s: p for s, p in METHOD.practices.items() if not {"C11.1", "D03.5"} & set(p.facts.covers)}
    fewer = method_of(Catalogue(practices, METHOD.elements, METHOD.sources))
    lines = list(quality.covered(fewer))
    assert any(
        line.startswith("elements.toml: C11.1 is not covered; allowed is a practice") for line in lines
    )
    assert not any("D03.5" in line for line in lines)
    monkeypatch.setattr(quality, "KEPT_BY_RULES", {})
    assert any("D03.5" in line for line in quality.covered(fewer))


def test_a_rule_that_the_plan_does_not_have_is_named() -> None:
    lines = list(quality.covered(method_of(rules=RULES - {"space_is_kept"})))
    assert {line.split(";")[0] for line in lines} >= {
        "kept_by_rules.py: C05.0 names the rule 'space_is_kept'",
        "kept_by_rules.py: C06.0 names the rule 'space_is_kept'",
    }


def test_too_few_practices_are_counted() -> None:
    few = dict(list(METHOD.practices.items())[:89])
    lines = list(quality.enough(method_of(Catalogue(few, {}, {}))))
    assert lines[0] == "practices: there are 89; allowed are 90 or more"
    none = {s: p for s, p in METHOD.practices.items() if p.facts.audience is Audience.OFFENDING}
    assert "practices: 0 are for injured; allowed are 30 or more" in quality.enough(
        method_of(Catalogue(none, {}, {}))
    )
    assert not list(quality.enough(method_of()))


def test_a_title_is_short_and_belongs_to_one_practice(changed: Callable[..., Catalogue]) -> None:
    lines = list(quality.titles(method_of(changed(title="A" * 61))))
    assert lines == [f"practices/{FIRST}/en.toml: title has 61 characters; allowed are 60 at most"]
    taken = METHOD.practices[SECOND].words[Language.RU].title.upper()
    (line,) = quality.titles(method_of(changed(language=Language.RU, title=taken)))
    assert line == f"practices/{FIRST}/ru.toml: title is also that of {SECOND}; allowed is a title of its own"
    assert not list(quality.titles(method_of(changed(title="A" * 60))))


def test_what_is_hard_to_read_is_named_with_its_figure(changed: Callable[..., Catalogue]) -> None:
    long = "They go on and on and on and on and on and on and on and on and on and on and on and on."
    (line,) = quality.readable(method_of(changed(steps=(long,) * 30)))
    assert line.startswith(f"practices/{FIRST}/en.toml: a sentence has ")
    assert line.endswith("words on average; allowed are 15 at most")
    heavy = "Institutional reconciliation necessitates consideration."
    (line,) = quality.readable(method_of(changed(steps=(heavy,) * 30)))
    assert "it reads at grade " in line
    assert line.endswith("; allowed is 7 at most")
    words = "Они идут всё дальше и дальше и дальше и дальше и дальше и дальше и дальше."
    (line,) = quality.readable(method_of(changed(language=Language.RU, steps=(words,) * 30)))
    assert line.endswith("words on average; allowed are 12 at most")


def test_the_sentences_of_the_elements_are_measured_too() -> None:
    hard = ElementWords(
        {}, {}, {"A01.0": "Notwithstanding interdependencies, transparency necessitates honesty."}
    )
    method = Method(METHOD, {Language.EN: hard, Language.RU: hard}, (), RULES)
    (line,) = quality.readable(method)
    assert line.startswith("elements/en.toml: it reads at grade ")


@pytest.mark.parametrize(
    ("language", "changes", "pattern"),
    [
        (Language.EN, {"why": "You must do this."}, "why breaks you_must"),
        (
            Language.EN,
            {"steps": ("Breathe.", "Cut off all friends.", "Rest.")},
            "steps, entry 2 breaks cutting_off",
        ),
        (Language.EN, {"avoid": ("Shouting at your wife.",)}, "avoid, entry 1 breaks gender_assumed"),
        (Language.RU, {"words": ("Прости!", "Прости.")}, "words, entry 1 breaks exclamation"),
        (Language.RU, {"alone": "Запиши, что тебе важно."}, "alone breaks familiar_you"),
    ],
)
def test_what_must_not_be_said_is_found_where_it_stands(
    language: Language, changes: dict[str, Any], pattern: str, changed: Callable[..., Catalogue]
) -> None:
    lines = list(quality.nothing_forbidden(method_of(changed(language=language, **changes))))
    assert len(lines) == 1
    assert lines[0].startswith(f"practices/{FIRST}/{language.value}.toml: {pattern}; allowed is a text that")


def test_a_link_leads_to_a_practice(changed: Callable[..., Catalogue]) -> None:
    texts = {"why": f"Start with {FIRST}, day-to-day.", "alone": "See no-such-practice for more."}
    (line,) = quality.links(method_of(changed(**texts)))
    assert (
        line == f"practices/{FIRST}/en.toml: alone names 'no-such-practice'; allowed are slugs of practices"
    )


def test_the_words_of_the_pages_are_looked_at_as_well() -> None:
    wheres = {said.where for said in said_by_pages()}
    assert "words/ru/plan.toml: stage.understand" in wheres
    assert {(language, "help") for language in Language} <= set(page_sections())
    bad = Said("words/en/now.toml: first", Language.EN, Voice.SPOKEN, "Deny it.")
    assert any(
        line.startswith(bad.where) for line in quality.nothing_forbidden(method_of(METHOD, RULES, bad))
    )


def test_a_text_that_one_language_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {
        (Language.EN, "now"): {"a": "A", "b.offending": "B", "b.injured": "B", "b.both": "B", "c": "C"},
        (Language.RU, "now"): {"a": "А", "b": "Б", "c.offending": "В"},
        (Language.EN, "more"): {"x": "X"},
    }
    monkeypatch.setattr("goldseam.core.catalogue.pages.page_sections", lambda: iter(pages))
    monkeypatch.setattr("goldseam.core.catalogue.pages.load_words", lambda *key: pages[key])
    assert list(missing_from_pages()) == [
        "words/ru/more.toml: x is missing; allowed is text, for all or for each role",
        "words/ru/now.toml: c is missing; allowed is text, for all or for each role",
    ]
    monkeypatch.undo()
    assert list(quality.pages_complete(method_of())) == []


def test_a_method_that_cannot_be_loaded_is_reported_with_the_loaders_lines(tmp_path: Path) -> None:
    checked = check_method(RULES, tmp_path)
    assert "elements.toml: the file is missing or cannot be read" in checked.problems
    assert checked.figures == ()
