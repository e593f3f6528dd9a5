"""Puts into one sentence why something is suggested today, or why it is not."""

from collections.abc import Iterable, Iterator, Mapping

from goldseam.core.catalogue.model import Fact, Language, Stage
from goldseam.core.catalogue.words import load_words
from goldseam.core.plan.history import first_thing_missing
from goldseam.core.plan.index import Indexed
from goldseam.core.plan.model import Withheld
from goldseam.core.plan.view import View
from goldseam.core.plan.weights import Boost, wish_for
from goldseam.core.situation.model import Role

Words = Mapping[str, str]
_SAYS_SPACE = frozenset({"fact.some_space", "fact.no_contact"})
_OF_SPACE = _SAYS_SPACE | {"why_not.space"}
# Where nobody answered and space is the careful guess: nobody is told that it was asked for.
_UNSAID = {"fact.some_space": "closeness_unsaid.reason", "why_not.space": "closeness_unsaid.why_not"}
# Nothing has to be added to these: a second clause would take from their weight.
_ENOUGH = frozenset({"fact.self_harm", "fact.fear", "fact.not_safe_to_say", "fact.body_at_risk"})
# "Being there is what counts" and "space is asked for", or "you have separated", do not go together in one sentence.
_NEARNESS = f"stage.{Stage.STAY.value}"
_AWAY = frozenset({*_SAYS_SPACE, "fact.apart", "fact.separated", "without_contact", "in_private"})
_STAGES = frozenset(f"stage.{stage.value}" for stage in Stage)


def plan_words(language: Language) -> Words:
    """The words of the plan: `reason.*`, `fact.*`, `stage.*`, `why_not.*` and others, by flat key."""
    return load_words(language, "plan")


def say(words: Words, key: str, view: View) -> str:
    """The words under a key, in the form for this person's role where there is one of its own.

    Where space is asked for between the two, nobody is told that it was the other, or they themselves; where
    the question was left open, nobody is told that it was asked for.
    """
    if key in _UNSAID and not (view.situation.closeness_said or view.situation.closeness_between):
        return words[_UNSAID[key]]
    between = view.situation.closeness_between and key in _OF_SPACE
    role = Role.BOTH if between else view.situation.role
    return words.get(f"{key}.{role.value}") or words[key]


def reason_for(view: View, entry: Indexed, boosts: Iterable[Boost], words: Words) -> str:
    """One sentence from the one or two facts that decided most; `boosts` come strongest first.

    What holds is said before what follows from it, and how it can be done comes last.
    """
    keys: list[str] = []
    for key in _reasons(view, entry, boosts):
        if say(words, key, view) not in (say(words, other, view) for other in keys):
            keys.append(key)
        if len(keys) == 2 or keys[0] in _ENOUGH:
            break
    keys.sort(key=_place)
    if len(keys) == 1:
        return words["reason.one"].format(first=say(words, keys[0], view))
    return words["reason.two"].format(first=say(words, keys[0], view), second=say(words, keys[1], view))


def _place(key: str) -> int:
    if key in {"in_private", "without_contact"}:
        return 2
    return int(key.startswith("stage."))


def _reasons(view: View, entry: Indexed, boosts: Iterable[Boost]) -> Iterator[str]:
    wish = wish_for(view, entry)
    if wish is not None:
        yield wish
    lifting = [boost.reason for boost in boosts if boost.lifts(entry)]
    silent = _silent(view, frozenset(lifting))
    yield from (key for key in (*lifting, f"stage.{entry.stage.value}") if key not in silent)


def _silent(view: View, lifting: frozenset[str]) -> frozenset[str]:
    """What is left out beside something else that is said."""
    silent = _STAGES if "steady" in lifting else frozenset()
    if lifting & _SAYS_SPACE:
        silent |= {"without_contact"}
    if lifting & _AWAY and view.situation.role is Role.OFFENDING:
        silent |= {_NEARNESS}
    return silent


def why_withheld(view: View, entry: Indexed, withheld: Withheld, language: Language) -> str:
    """The sentence that says why this practice waits."""
    words = plan_words(language)
    if withheld.rule == "conditions":
        return _why_conditions(view, entry, words)
    sentence = say(words, f"why_not.{withheld.reason}", view)
    first = first_thing_missing(view, entry) if withheld.rule == "after" else None
    return sentence if first is None else sentence.format(title=_title(view, first, language))


def _title(view: View, slug: str, language: Language) -> str:
    return view.index.practices[slug].words[language].title


def _why_conditions(view: View, entry: Indexed, words: Words) -> str:
    facts = view.index.practices[entry.slug].facts
    against = [fact for fact in facts.unless if fact in view.facts]
    missing = [fact for fact in facts.when_all if fact not in view.facts] or list(facts.when_any)
    key, decided = ("why_not.against", against) if against else ("why_not.meant_for", missing)
    return say(words, key, view).format(clause=_clause(view, words, decided))


def _clause(view: View, words: Words, facts: list[Fact]) -> str:
    return say(words, f"fact.{facts[0].value}", view)
