"""Names what a sentence is made of, so that it can be weighed: words, their kinds, pairs, endings, rules."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec
import regex

Feature = tuple[str, int]
"""A name, and the token it stands at (-1 where it stands nowhere)."""

NOWHERE = -1
_NEAR = 4
_TOKEN = regex.compile(r"[\p{L}'][\p{L}'-]*|\d+|¤+|[?!…,;:—]|\.")
_ENDING, _STEM = 3, 5
_CUTS = frozenset(",;:—.!?…") | frozenset(
    "but because and so then when while что и а но когда потому".split()  # noqa: SIM905 - words read better so
)
_SUBJECTS = frozenset({"me", "my", "you", "your", "we", "they", "anybody", "kin"})


class Token(msgspec.Struct, frozen=True):
    """A word or a mark, and its place in the folded text; all numbers are one word, and all that is covered."""

    word: str
    start: int
    end: int
    kinds: tuple[str, ...]


class Sentence(msgspec.Struct, frozen=True):
    """A sentence ready to be weighed: its tokens, the rules that spoke, and those that a guard silenced."""

    tokens: Sequence[Token]
    fired: Collection[str]
    silenced: Collection[str]


class Kinds(msgspec.Struct, frozen=True):
    """Which kinds of word there are in a language: whole words, and beginnings by their length."""

    whole: Mapping[str, tuple[str, ...]]
    begun: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]

    def of(self, word: str) -> tuple[str, ...]:
        """The kinds of a word, in the order of the file."""
        found = self.whole.get(word, ())
        for length in self.lengths:
            found += self.begun.get(word[:length], ())
        return found


def kinds(classes: Mapping[str, Sequence[str]]) -> Kinds:
    """Make classes of words ready; a word with a star at its end stands for every ending."""
    whole: dict[str, tuple[str, ...]] = {}
    begun: dict[str, tuple[str, ...]] = {}
    for name, words in classes.items():
        for word in words:
            table, key = (begun, word[:-1]) if word.endswith("*") else (whole, word)
            table[key] = (*table.get(key, ()), name)
    return Kinds(whole, begun, tuple(sorted({len(key) for key in begun})))


def tokens(text: str, start: int, end: int, known: Kinds) -> list[Token]:
    """The words and marks of [start, end)."""
    found = []
    for each in _TOKEN.finditer(text, start, end):
        word = each.group()
        word = "#" if word[0].isdigit() else word[0] if word[0] == "¤" else word
        found.append(Token(word, each.start(), each.end(), known.of(word)))
    return found


def names(sentence: Sentence, *, endings: bool) -> set[str]:
    """What a sentence is made of, as `features` names it, without the places."""
    here = sentence.tokens
    said = {name for source in _sources(endings=endings) for name, _ in source(here)}
    said.update(f"r:{name}" for name in sentence.fired)
    said.update(f"q:{name}" for name in sentence.silenced)
    return {"bias", *said}


def features(sentence: Sentence, *, endings: bool) -> dict[str, int]:
    """What a sentence is made of: each name once, with the token it first stands at, or `NOWHERE`.

    Args:
        sentence: its tokens, and what the rules made of it.
        endings: whether stems and endings say something in this language.
    """
    found: dict[str, int] = {"bias": NOWHERE}
    found.update((f"r:{name}", NOWHERE) for name in sentence.fired)
    found.update((f"q:{name}", NOWHERE) for name in sentence.silenced)
    for source in _sources(endings=endings):
        for name, at in source(sentence.tokens):
            found.setdefault(name, at)
    return found


def _sources(*, endings: bool) -> Sequence[Callable[[Sequence[Token]], Iterator[Feature]]]:
    return [_words, _kinds, _subjects, *([_endings] if endings else [])]


def _words(here: Sequence[Token]) -> Iterator[Feature]:
    words = ["^", *(each.word for each in here), "$"]
    for at, word in enumerate(words[1:-1]):
        yield word, at
        yield f"{words[at]} {word}", at
        yield f"{words[at]} {word} {words[at + 2]}", at
    if len(words) > 2:
        yield f"{words[-2]} $", len(words) - 3
        yield f"^ {words[1]} {words[2]}", 0


def _kinds(here: Sequence[Token]) -> Iterator[Feature]:
    near: list[tuple[str, ...]] = [("^",)]
    for at, token in enumerate(here):
        own = token.kinds
        for kind in own:
            yield f"k:{kind}", at
            for back, others in enumerate(reversed(near)):
                sign = "+" if not back else "~"
                for other in others:
                    yield f"{other}{sign}{kind}", at
        yield from ((f"{other}+{token.word}", at) for other in near[-1])
        if at:
            yield from ((f"{here[at - 1].word}+{kind}", at) for kind in own)
        near = [*near[1 - _NEAR :], own]


def _subjects(here: Sequence[Token]) -> Iterator[Feature]:
    """Who each clause is about, what is said after it, and what a "not" shortly before takes back."""
    subject, denied = "", -_NEAR
    for at, token in enumerate(here):
        if token.word in _CUTS:
            subject, denied = f"{subject[-8:]}|", -_NEAR
            continue
        if subject[-1:] in {"", "|"}:
            who = next((kind for kind in token.kinds if kind in _SUBJECTS), "")
            if who:
                yield f"{subject}{who}", at
                subject = who
        yield from ((f"{subject}>{kind}", at) for kind in token.kinds)
        if "not" in token.kinds:
            denied = at
        elif at - denied < _NEAR:
            yield from ((f"!{kind}", at) for kind in token.kinds)


def _endings(here: Sequence[Token]) -> Iterator[Feature]:
    last, last_ending = "^", "^"
    for at, token in enumerate(here):
        word = token.word
        stem, ending = word[:_STEM], word[-_ENDING:]
        if len(word) > _STEM:
            yield f"{stem}*", at
        yield f"*{ending}", at
        yield f"{last}* {stem}*", at
        yield f"*{last_ending} *{ending}", at
        last, last_ending = stem, ending
