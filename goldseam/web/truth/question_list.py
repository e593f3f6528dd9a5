"""The list of questions: what waits for whom, what is put off to a day, what is answered, what is settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.core.records import Asked
from goldseam.core.records.question import QUESTIONS, QuestionLine, Questions
from goldseam.core.records.question_time import QUESTION_TIMES
from goldseam.core.situation.model import Role
from goldseam.core.truth import Standing, due_on, is_resting, standing, to_answer
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.couple import Couple
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.question_times import in_words

BEGINS = 200
PAGE = 30
ORDER = (Standing.ANSWERED, Standing.WAITING, Standing.NOT_NOW)


@dataclass(frozen=True)
class Line:
    """One question of the list: the first words of it, who asked, and the day by which an answer is promised."""

    seq: int
    name: str
    on: date
    begins: str
    due: date | None = None
    late: bool = False
    settled_on: date | None = None


@own_or_both
def questions(request: PersonRequest, here: Here) -> HttpResponse:
    """The questions between the two; alone, the way to one's own list."""
    couple = here.couple
    if couple is None:
        page = {"place": "truth", "offending": here.role() is Role.OFFENDING}
        return render(request, "truth/questions_alone.html", page)
    states = couple.space.states(QUESTIONS, QUESTION_TIMES)
    state, times = states[QUESTIONS], states[QUESTION_TIMES]
    settled = _settled(state, request.GET.get("before", ""))
    mine, theirs = my_questions(state, couple), to_answer(state, couple.me)
    answered = [line for line in state.questions if _theirs(line, couple) and standing(line) is ORDER[0]]
    shown = _lines(couple, (*mine, *theirs, *answered, *settled))
    context = {
        "place": "truth",
        "couple": couple,
        "for_me": [shown[line.seq] for line in theirs],
        "mine": [(Standing(kind).value, [shown[each.seq] for each in lines]) for kind, lines in _by(mine)],
        "answered": [shown[line.seq] for line in answered],
        "settled": [shown[line.seq] for line in settled],
        "older": settled[-1].seq if len(settled) == PAGE else 0,
        "rested": [couple.name_of(each) for each in state.rested_by],
        "they_rest": is_resting(state, couple.partner),
        "time": in_words(times.agreed, inside=True) if times.agreed else "",
    }
    return render(request, "truth/questions.html", context)


def my_questions(state: Questions, couple: Couple) -> list[QuestionLine]:
    """What the person asked and did not settle, in order of number."""
    me = str(couple.me)
    return [line for line in state.questions if line.author == me and not line.settled_on]


def _theirs(line: QuestionLine, couple: Couple) -> bool:
    return line.author != str(couple.me)


def _by(lines: Sequence[QuestionLine]) -> Iterable[tuple[Standing, list[QuestionLine]]]:
    for kind in ORDER:
        found = [line for line in lines if standing(line) is kind]
        if found:
            yield kind, found


def _settled(state: Questions, asked: str) -> list[QuestionLine]:
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 15 else None
    found = [line for line in state.questions if line.settled_on and (before is None or line.seq < before)]
    return found[-PAGE:][::-1]


def _lines(couple: Couple, lines: Sequence[QuestionLine]) -> dict[int, Line]:
    """These questions with their first words, by number. Two queries."""
    texts = couple.space.some([line.seq for line in lines], Asked) if lines else {}
    found = {}
    for line in lines:
        entry, due = texts.get(line.seq), due_on(line)
        text = entry.record.text if entry is not None and isinstance(entry.record, Asked) else ""
        found[line.seq] = Line(
            line.seq,
            couple.name_of(line.author),
            date.fromisoformat(line.day),
            text[:BEGINS],
            due,
            due is not None and due < couple.day,
            date.fromisoformat(line.settled_on) if line.settled_on else None,
        )
    return found
