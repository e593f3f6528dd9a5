"""Measures how easily a text is read, so that a tired person can use it: grade in English, sentence length."""

import re
from collections.abc import Iterable

import msgspec

_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s|\Z)")
# A date or a sum is read as one word; so is a word with an apostrophe or a hyphen.
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# Endings whose vowel is written and not spoken: "made", "times", "asked", "called", "whole".
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouyscxzgl]es|[^aeiouytdl]ed|[aeiouyl](?:le|les|led))\Z")
# An "e" that is not spoken inside a word made of two.
_INNER = re.compile(
    r"every|evening|(?:some|there|here|where)(?=[a-z])(?!one)|[cgkvr]e(?=ful|less|ness|ment|ly\Z)"
)
# Neighbouring vowels that are spoken apart: "being", "going", "idea", "quiet", "diary", "video", "create".
_APART = re.compile(
    r"[yeou]ing|[dr]ia|[rh]ea(?=te|tive)|[dr]ea\Z|iet|[rv]io(?:[lt]|us)|ual|eo\Z|ier\Z|ience|ayal"
)
# "didn't" has a beat of its own for the ending; "don't" and "can't" have none.
_NOT = re.compile(r"[dslt]n['’]t\Z")


class Reading(msgspec.Struct, frozen=True):
    """How a text reads: `words`, `sentences`, and `syllables` by English rules."""

    words: int
    sentences: int
    syllables: int

    @property
    def average(self) -> float:
        """Words a sentence; 0 for a text without words."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """The grade of Kincaid et al. (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59.

        It is the year of an American school; 7 is read at the age of twelve. 0 for a text without words.
        """
        if not self.words:
            return 0.0
        return 0.39 * self.average + 11.8 * self.syllables / self.words - 15.59


def reading_of(texts: Iterable[str]) -> Reading:
    """Measure several texts together; the end of a text ends a sentence."""
    spoken = [words for text in texts for sentence in sentences_of(text) if (words := words_of(sentence))]
    return Reading(
        words=sum(len(words) for words in spoken),
        sentences=len(spoken),
        syllables=sum(syllables(word) for words in spoken for word in words),
    )


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its mark. A full stop within a word or number ends nothing."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *ends]
    parts = [text[start:end].strip() for start, end in zip(starts, [*ends, len(text)], strict=True)]
    return [part for part in parts if part]


def words_of(sentence: str) -> list[str]:
    """The words of a sentence, numbers among them."""
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """How many beats an English word has, by its spelling; at least one."""
    low = word.lower().replace("’", "'")
    spoken = len(_VOWELS.findall(low)) + len(_APART.findall(low)) + bool(_NOT.search(low))
    return max(1, spoken - len(_INNER.findall(low)) - bool(_SILENT.search(low)))
