"""Puts into one sentence why something is suggested today, or why it is not."""

from collections.abc import Iterable, Iterator, Mapping

from goldseam.core.catalogue.model import Fact, Language
from goldseam.core.catalogue.words import load_words
from goldseam.core.plan.index import Indexed
from goldseam.core.plan.model import Withheld
from goldseam.core.plan.view import View
from goldseam.core.plan.weights import Boost, wish_for

Words = Mapping[str, str]
_SAYS_SPACE = frozenset({"fact.some_space", "fact.no_contact"})


def plan_words(language: Language) -> Words:
    """The words of the plan: `reason.*`, `fact.*`, `stage.*`, `why_not.*` and others, by flat key."""
    return load_words(language, "plan")


def say(words: Words, key: str, view: View) -> str:
    """The words under a key, in the form for this person's role where there is one of its own."""
    return words.get(f"{key}.{view.situation.role.value}") or words[key]


def reason_for(view: View, entry: Indexed, boosts: Iterable[Boost], words: Words) -> str:
    """One sentence from the one or two facts that decided most; `boosts` come strongest first."""
    clauses: list[str] = []
    for key in _reasons(view, entry, boosts):
        clause = say(words, key, view)
        if clause not in clauses:
            clauses.append(clause)
        if len(clauses) == 2:
            return words["reason.two"].format(first=clauses[0], second=clauses[1])
    return words["reason.one"].format(first=clauses[0])


def _reasons(view: View, entry: Indexed, boosts: Iterable[Boost]) -> Iterator[str]:
    wish = wish_for(view, entry)
    if wish is not None:
        yield wish
    lifting = [boost.reason for boost in boosts if boost.lifts(entry)]
    says_space = not _SAYS_SPACE.isdisjoint(lifting)
    yield from (reason for reason in lifting if not (says_space and reason == "without_contact"))
    yield f"stage.{entry.stage.value}"


def why_withheld(view: View, entry: Indexed, withheld: Withheld, language: Language) -> str:
    """The sentence that says why this practice waits."""
    words = plan_words(language)
    facts = view.index.practices[entry.slug].facts
    if withheld.rule == "conditions":
        return _why_conditions(view, entry, words)
    sentence = say(words, f"why_not.{withheld.reason}", view)
    if withheld.rule == "after":
        first = next(slug for slug in facts.after if slug not in view.last_done and slug not in view.refused)
        return sentence.format(title=view.index.practices[first].words[language].title)
    return sentence


def _why_conditions(view: View, entry: Indexed, words: Words) -> str:
    facts = view.index.practices[entry.slug].facts
    against = [fact for fact in facts.unless if fact in view.facts]
    missing = [fact for fact in facts.when_all if fact not in view.facts] or list(facts.when_any)
    key, decided = ("why_not.against", against) if against else ("why_not.meant_for", missing)
    return say(words, key, view).format(clause=_clause(view, words, decided))


def _clause(view: View, words: Words, facts: list[Fact]) -> str:
    return say(words, f"fact.{facts[0].value}", view)
