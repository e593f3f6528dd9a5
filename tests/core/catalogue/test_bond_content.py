"""Ideas and small questions: the same in every language, read strictly, and nothing in them presses."""

import re
from pathlib import Path

import pytest

from goldseam.core.catalogue.ideas import Like, load_ideas
from goldseam.core.catalogue.loader import CatalogueError
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.small_questions import load_small_questions

FACTS = '[[idea]]\nslug = "a"\nlikes = ["food"]\neffort = "small"\ncost = "free"\ncompany = "alone"\n'
PRESSING = re.compile(r"\b(sex|bed|kiss|naked|must|have to|секс|постел|поцел|должн|обязан)", re.IGNORECASE)


def test_there_are_enough_for_every_liking() -> None:
    ideas = load_ideas(Language.EN)
    assert len(ideas) >= 60
    for like in Like:
        assert sum(like in idea.likes for idea in ideas) >= 4, like


def test_every_language_has_the_same_ones() -> None:
    one, other = ([(i.slug, i.likes, i.cost) for i in load_ideas(language)] for language in Language)
    assert one == other
    first, second = ([(q.id, q.depth) for q in load_small_questions(language)] for language in Language)
    assert first == second
    assert len(first) >= 40
    assert {depth for _id, depth in first} == {1, 2, 3}


@pytest.mark.parametrize("language", Language)
def test_nothing_in_them_presses_for_closeness_or_commands(language: Language) -> None:
    says = [each.says for each in (*load_ideas(language), *load_small_questions(language))]
    assert [line for line in says if PRESSING.search(line) or "!" in line] == []
    assert PRESSING.search("You must kiss them")
    assert all(line.endswith("?") for line in (each.says for each in load_small_questions(language)))


def write(root: Path, facts: str, words: str) -> Path:
    (root / "ideas").mkdir()
    (root / "ideas" / "facts.toml").write_text(facts)
    (root / "ideas" / "en.toml").write_text(words)
    return root


@pytest.mark.parametrize(
    ("facts", "words", "problem"),
    [
        (FACTS + FACTS, '[ideas]\na = "A"\n', "ideas/facts.toml: a stands twice"),
        (FACTS, '[ideas]\nb = "B"\n', "ideas: a needs facts, and words in en.toml"),
        (FACTS.replace("food", "noise"), '[ideas]\na = "A"\n', "ideas/facts.toml"),
        (FACTS, "ideas = 3", "ideas/en.toml"),
        ("=", '[ideas]\na = "A"\n', "ideas/facts.toml"),
    ],
)
def test_ideas_that_are_wrong_are_refused_with_their_place(
    tmp_path: Path, facts: str, words: str, problem: str
) -> None:
    with pytest.raises(CatalogueError) as refused:
        load_ideas(Language.EN, write(tmp_path, facts, words))
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[light]\na = "A?"\n[closer]\na = "B?"\n[deep]\n', "an id stands at two depths"),
        ('[light]\na = "A?"\n', "small_questions/en.toml"),
        ("=", "small_questions/en.toml"),
    ],
)
def test_questions_that_are_wrong_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "small_questions").mkdir()
    (tmp_path / "small_questions" / "en.toml").write_text(text)
    with pytest.raises(CatalogueError) as refused:
        load_small_questions(Language.EN, tmp_path)
    assert problem in str(refused.value)
