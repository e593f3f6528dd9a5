"""What follows an item: said back, heard or not quite, a few words, a correction. Seen first, then handed over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import AmendsAnswered, Corrected, Entry, SaidBack, SaidBackHeard
from goldseam.core.records.amends import AMENDS_TAKEN_BACK_FREELY, AmendsKind, AmendsLine, Heard
from goldseam.core.records.breach import BREACHES
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.web.amends import coaching
from goldseam.web.amends.coaching import Reads
from goldseam.web.amends.items import HEARD, KINDS, Shown, found, page_of, playing, shown
from goldseam.web.shared.answers import INVALID, WAITS
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.correcting import HOW
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.items import HOW_READ, Correction
from goldseam.web.together.pacing import NOT_LOOKED, Pace, pace, pace_of_correction
from goldseam.web.together.typed import steps, text_of, wrong_text


@dataclass(frozen=True)
class Reply:
    """One way to follow an item: what it follows, the words of its page, and the record it becomes.

    `choices` is what is chosen beside the words; `bare` says that the choice is enough. `own` ones follow what
    one wrote oneself. `paced` ones wait while space is asked for; a correction does not (T2), see `_pace`. `reads` says
    who writes it: whoever broke trust, or, in all but what is said back, somebody who is not asked about style.
    """

    heading: Promise
    lead: Promise
    label: Promise
    record: Callable[[int, str, str], Record]
    follows: tuple[AmendsKind, ...]
    choices: Mapping[str, Promise]
    first: str = ""
    bare: bool = False
    own: bool = False
    paced: bool = True
    reads: Reads = Reads.HURT


SAY_BACK = Reply(
    _("Say it back"),
    _("In words of your own: what it did to them, as you understand it. No reasons, and nothing about you."),
    _("What I heard"),
    lambda seq, text, _choice: SaidBack(seq, text),
    (AmendsKind.HARM,),
    {},
    reads=Reads.BROKE,
)
HEAR = Reply(
    _("Does it fit?"),
    _("Both answers are fine. You owe no explanation."),
    _("In your words, if you like"),
    lambda seq, text, choice: SaidBackHeard(seq, Heard(choice), text),
    (AmendsKind.SAID_BACK,),
    {heard.value: label for heard, label in HEARD.items()},
    bare=True,
)
ANSWER = Reply(
    _("A few words back"),
    _("Only if you want to. Leaving it without a word is an answer too."),
    _("Your words"),
    lambda seq, text, _choice: AmendsAnswered(seq, text),
    (AmendsKind.STATEMENT, AmendsKind.APOLOGY),
    {},
)
CORRECT = Reply(
    _("Correct it"),
    _("What stands here stays. What you write now is put below it, with the day."),
    _("How it really is"),
    lambda seq, text, choice: Corrected(seq, text, CorrectionHow(choice)),
    tuple(AmendsKind),
    {how.value: label for how, label in HOW.items()},
    first=CorrectionHow.NOT_SAID.value,
    own=True,
    paced=False,
)


def _overheard(sent: Mapping[str, str], couple: Couple, seq: int, way: Reply) -> tuple[str, Reads]:
    return sent.get("text", ""), _reads(couple, _line(couple, seq, way), way)


@together
@coaching.overheard(_overheard)
def reply(request: PersonRequest, couple: Couple, seq: int, way: Reply) -> HttpResponse:
    """Write it, see it as the other will, hand it over. The words of the other stand above the form."""
    line = _line(couple, seq, way)
    text, choice = text_of(request, "text"), request.POST.get("choice", "")
    choice, move = choice if choice in way.choices else way.first, request.POST.get("move")
    if request.method != "POST" or move == "back":
        return _form(request, couple, line, way, (text, choice))
    error = wrong_text(text, may_be_empty=way.bare)
    if way.choices and not choice:
        error = gettext("Choose one of the two.")
    if error or move == "read":
        return _form(request, couple, line, way, (text, choice), error)
    if not couple.open:
        raise RestingError
    paced = _pace(couple, line, way)
    if move == "hand":
        done, paced = _handed(couple, seq, way, way.record(seq, text, choice))
        if done:
            return redirect(f"{page_of(couple, line)}?handed=1")
    return _preview(request, couple, line, way, (text, choice), paced, WAITS if move == "hand" else 200)


def _handed(couple: Couple, seq: int, way: Reply, record: Record) -> tuple[bool, Pace]:
    paced, before = NOT_LOOKED, False

    def decided() -> list[Record]:
        nonlocal paced, before
        # What was taken back meanwhile takes nothing; a form that is sent twice is handed over once.
        line = _line(couple, seq, way)
        paced = _pace(couple, line, way)
        before = _newest(couple, line, way, record)
        return [] if before or paced.sentence else [record]

    return bool(couple.decide(decided)) or before, paced


def _pace(couple: Couple, line: AmendsLine, way: Reply) -> Pace:
    """Of corrections, those of a statement always pass (T2); those of a letter wait under no contact as it does."""
    if way.paced:
        return pace(couple, HandedKind.LETTER)
    if line.kind not in AMENDS_TAKEN_BACK_FREELY:
        return NOT_LOOKED
    return replace(NOT_LOOKED, sentence=pace_of_correction(couple, HandedKind.LETTER))


def _newest(couple: Couple, line: AmendsLine, way: Reply, record: Record) -> bool:
    """Whether the very same is what this person said last about the item."""
    me = str(couple.me)
    state, _same = found(couple, line.seq)
    if way is CORRECT:
        numbers = list(line.corrections)
    elif way is HEAR:
        numbers = [line.heard_in] if line.heard_in else []
    else:
        numbers = [each.seq for each in state.lines if each.follows == line.seq and each.author == me]
    entries: Mapping[int, Entry] = couple.space.some(numbers[-1:], type(record)) if numbers[-1:] else {}
    return any(entry.record == record for entry in entries.values())


def _line(couple: Couple, seq: int, way: Reply) -> AmendsLine:
    _state, line = found(couple, seq, own=way.own)
    if line.kind not in way.follows or (not way.own and line.author == str(couple.me)):
        raise Http404
    return line


def _page_of(line: AmendsLine) -> int:
    """What followed is read below what it follows."""
    return line.follows or line.seq


def _form(
    request: PersonRequest,
    couple: Couple,
    line: AmendsLine,
    way: Reply,
    said: tuple[str, str],
    error: str = "",
) -> HttpResponse:
    reads = _reads(couple, line, way)
    context = _context(request, couple, line, way, said) | {"error": error, "letters": reads is Reads.BROKE}
    context["coach"] = coaching.asked_for(said[0], reads) if coaching.wanted(request, error) else None
    page = render(request, "amends/reply.html", context, status=INVALID if error else 200)
    return playing(page, context["item"])


def _reads(couple: Couple, line: AmendsLine, way: Reply) -> Reads:
    """What is said back is the other's hurt: whoever sees it as done by the other is not asked about style."""
    if way.reads is Reads.HURT:
        return way.reads
    breaches = couple.space.states(BREACHES)[BREACHES].breaches if line.breach else ()
    return coaching.by_breach(breaches, line.breach, str(couple.me), lambda: coaching.role_of(couple.private))


def _preview(
    request: PersonRequest,
    couple: Couple,
    line: AmendsLine,
    way: Reply,
    said: tuple[str, str],
    held: Pace,
    status: int = 200,
) -> HttpResponse:
    context = _context(request, couple, line, way, said)
    (item,) = shown(couple, [line])
    text, choice = said
    me, on = couple.name_of(couple.me), couple.day
    if way is CORRECT:
        added = Correction(on, HOW_READ[CorrectionHow(choice)], text)
        after = replace(item, corrections=(*item.corrections, added))
    elif way is HEAR:
        after = replace(item, heard=HEARD[Heard(choice)], heard_words=text)
    else:
        kind = AmendsKind.SAID_BACK if way is SAY_BACK else AmendsKind.ANSWER
        after = Shown(me, KINDS[kind], on, parts=(("", text),))
    context |= {"after": after, "held": held, "coach": coaching.dangers(text, _reads(couple, line, way))}
    return playing(render(request, "amends/reply_preview.html", context, status=status), after)


def _context(
    request: PersonRequest, couple: Couple, line: AmendsLine, way: Reply, said: tuple[str, str]
) -> dict[str, Any]:
    text, choice = said
    context = steps(request, couple=couple, line=line, way=way, text=text, choice=choice, place="amends")
    return context | {"item": shown(couple, [line])[0], "back": page_of(couple, line)}
