"""What a person wrote before that an answer does not fit together with: for its author alone, before it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldseam.core.catalogue.model import Language
from goldseam.core.records import AnswerGiven, AnswerPrepared, Asked, Corrected, Entry, FollowedUp, Handed
from goldseam.core.records.handed import HANDED, HandedLine, HandedState
from goldseam.core.records.question import QUESTIONS, AnswerLine, QuestionLine, Questions, standing_notes
from goldseam.core.truth import EarlierText, contradictions
from goldseam.web.together.couple import Couple
from goldseam.web.together.items import HOW_READ, Correction, Shown, shown
from goldseam.web.truth.threads import Piece, answer_piece, corrections_of

# The newest texts of each sort are looked through: enough for years, and never a slow page.
LOOKS_BACK = 300


@dataclass(frozen=True)
class Against:
    """One place: the day and the words of then, and the words of now. `shared`: the other has it too."""

    seq: int
    on: date
    then: str
    now: str
    shared: bool


def against(couple: Couple, line: QuestionLine, text: str, language: Language) -> tuple[Against, ...]:
    """Where this answer to a question does not fit together with its author's own earlier texts."""
    if not text:
        return ()
    states = couple.space.states(QUESTIONS, HANDED)
    earlier = (*_shared(couple, states[QUESTIONS], states[HANDED]), *_drafts(couple))
    texts = {each.seq: each for each in earlier}
    asked = _question(couple, line)
    return tuple(
        Against(
            abs(each.seq),
            texts[each.seq].day,
            texts[each.seq].text[slice(*each.quote)],
            text[slice(*each.span)],
            shared=each.seq > 0,
        )
        for each in contradictions(text, earlier, language, asked=asked, today=couple.day)
    )


def corrected(couple: Couple, corrections: Sequence[Corrected]) -> list[Shown | Piece]:
    """The earlier texts as both will read them, with these corrections below."""
    states = couple.space.states(QUESTIONS, HANDED)
    items = {line.seq: line for line in states[HANDED].items}
    answers = {each.seq: each for line in states[QUESTIONS].questions for each in line.answers}
    found: list[Shown | Piece] = []
    for each in corrections:
        added = Correction(couple.day, HOW_READ[each.how], each.text)
        if each.follows in items:
            item = shown(couple, items[each.follows])
            found.append(replace(item, corrections=(*item.corrections, added)))
        elif each.follows in answers:
            said = answers[each.follows]
            entries = couple.space.some([said.seq, *said.corrections], AnswerGiven, Corrected)
            record, before = entries[said.seq].record, corrections_of(said, entries)
            if isinstance(record, AnswerGiven):
                name, on = couple.name_of(couple.me), entries[said.seq].day
                found.append(answer_piece(name, on, record, said.seq, (*before, added)))
    return found


def _shared(couple: Couple, questions: Questions, handed: HandedState) -> list[EarlierText]:
    """The own answers and hand-overs that stand; what was corrected since counts as it was corrected last."""
    me = str(couple.me)
    asked_of = {
        each.seq: line.seq for line in questions.questions if line.author != me for each in line.answers
    }
    said = [each for line in questions.questions if line.author != me for each in line.answers][-LOOKS_BACK:]
    items = [each for each in handed.items if each.author == me and not each.withdrawn_on][-LOOKS_BACK:]
    lines: list[AnswerLine | HandedLine] = [*said, *items]
    newest = {each.seq: each.corrections[-1] if each.corrections else each.seq for each in lines}
    seqs = [*newest, *newest.values(), *(asked_of[each.seq] for each in said)]
    entries = couple.space.some(seqs, Asked, AnswerGiven, Corrected, Handed) if seqs else {}
    return [
        EarlierText(seq, entries[last].day, words, _text(entries, asked_of.get(seq, 0)))
        for seq, last in newest.items()
        if (words := _text(entries, last))
    ]


def _drafts(couple: Couple) -> list[EarlierText]:
    """The own private drafts of answers. Their numbers are of another space: they stand below zero here."""
    kept = standing_notes(couple.private.read(AnswerPrepared))[-LOOKS_BACK:]
    drafts = [(each, each.record) for each in kept if isinstance(each.record, AnswerPrepared)]
    return [EarlierText(-each.seq, each.day, draft.text, draft.question) for each, draft in drafts]


def _question(couple: Couple, line: QuestionLine) -> str:
    seqs = [line.seq, *(each.seq for each in line.follow_ups)]
    entries = couple.space.some(seqs, Asked, FollowedUp)
    return "\n".join(_text(entries, seq) for seq in seqs)


def _text(entries: Mapping[int, Entry], seq: int) -> str:
    record = entries[seq].record if seq in entries else None
    return record.text if isinstance(record, Asked | AnswerGiven | Corrected | FollowedUp | Handed) else ""
