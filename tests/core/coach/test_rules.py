"""Every rule speaks on its own examples, is silent on the others, and has its words in the language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.coach import Card, Component, Flag, RulesError, load_rules
from goldseam.core.coach.matching import matches, prepared
from goldseam.core.coach.rules import Rule

RULES = [(language, rule) for language in Language for rule in load_rules(language).rules]
each_rule = pytest.mark.parametrize(
    ("language", "rule"), RULES, ids=[f"{one}-{two.id}" for one, two in RULES]
)

GRAMMAR = """
spellings = []
quoted = []
clause = ','
[macros]
me = 'i'
[guards.negated]
where = "before"
pattern = ['not $']
"""
RULE = """
[[rule]]
id = "one"
label = "excuse"
message = "excuse.state"
pattern = ['<me> was']
guards = ["negated"]
must_fire = ["a", "b", "c"]
must_stay_quiet = ["a", "b", "c"]
"""
Write = Callable[[str, str], Path]


def speaks(language: Language, rule: Rule, text: str) -> bool:
    return any(not each.silenced for each in matches(prepared(text, load_rules(language)), [rule]))


@each_rule
def test_a_rule_speaks_on_every_example_it_must_fire_on(language: Language, rule: Rule) -> None:
    assert [text for text in rule.must_fire if not speaks(language, rule, text)] == []


@each_rule
def test_a_rule_is_silent_on_every_example_it_must_stay_quiet_on(language: Language, rule: Rule) -> None:
    assert [text for text in rule.must_stay_quiet if speaks(language, rule, text)] == []


@each_rule
def test_a_rule_has_three_examples_of_each_kind_and_its_sentence(language: Language, rule: Rule) -> None:
    assert len(rule.must_fire) >= 3
    assert len(rule.must_stay_quiet) >= 3
    assert rule.message in load_words(language, "coach")


@pytest.mark.parametrize("language", Language)
def test_every_label_can_be_found_and_said_in_every_language(language: Language) -> None:
    labels = {label for rule in load_rules(language).rules for label in rule.labels}
    assert {*Flag, *Component, *Card} - {Flag.VAGUE} <= labels
    words = load_words(language, "coach")
    assert all(f"found.{label}" in words for label in (*Flag, *Component))
    assert all(f"cards.{card}" in words for card in Card)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A folder of rules of one language: its grammar and one file."""

    def put(grammar: str, rule: str) -> Path:
        home = tmp_path / "en"
        home.mkdir()
        (home / "grammar.toml").write_text(grammar, encoding="utf-8")
        (home / "one.toml").write_text(rule, encoding="utf-8")
        return tmp_path

    return put


def test_rules_of_another_folder_are_read_from_there(write: Write) -> None:
    book = load_rules(Language.EN, write(GRAMMAR, RULE))
    assert [rule.id for rule in book.rules] == ["one"]


def test_finding_nothing_at_a_place_is_no_finding(write: Write) -> None:
    book = load_rules(Language.EN, write(GRAMMAR, RULE.replace("<me> was", "(?:<me> was)?")))
    assert [each.start for each in matches(prepared("so i was", book), book.rules)] == [3]
    assert list(matches(prepared("nothing here", book), book.rules)) == []


@pytest.mark.parametrize(
    ("grammar", "rule", "says"),
    [
        (GRAMMAR, RULE.replace('"excuse"', '"excuses"'), "one.toml: rule one: a label is not known"),
        (GRAMMAR, RULE.replace('["negated"]', '["denied"]'), "guard denied is not known; allowed: negated"),
        (GRAMMAR, RULE.replace("<me>", "<you>"), "<you> is not known; allowed: me"),
        (GRAMMAR, RULE.replace("<me> was", "(was"), "one.toml: rule one: "),
        (GRAMMAR, RULE + RULE, "two rules have this id"),
        (GRAMMAR, RULE.replace('must_fire = ["a", "b", "c"]', 'must_fire = ["a"]'), "one.toml: "),
        (GRAMMAR, "rule = 3", "one.toml: "),
        (GRAMMAR, "rule = ", "one.toml: "),
        ("", RULE, "grammar.toml: "),
        (GRAMMAR.replace("me = 'i'", "me = '<us>'"), RULE, "macro me: <us> is not known"),
    ],
)
def test_a_broken_rule_is_named_with_what_is_allowed(
    grammar: str, rule: str, says: str, write: Write
) -> None:
    with pytest.raises(RulesError) as raised:
        load_rules(Language.EN, write(grammar, rule))
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"grammar\.toml: cannot be read"):
        load_rules(Language.EN, tmp_path)
