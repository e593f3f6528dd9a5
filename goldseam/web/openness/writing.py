"""Writing an offer, or where one is: it begins as a draft in a space of its own, which nobody else can see."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records.kinds import Record
from goldseam.core.records.openness import MOST_AT_ONCE, USUAL_DAYS, OpennessKind, OpennessWritten
from goldseam.core.records.where_i_am import WhereWritten
from goldseam.core.situation.questions import as_date
from goldseam.ledger import media_files, openness
from goldseam.ledger.spaces import OpenSpace
from goldseam.web.helping.days import days_of, last_day, problem
from goldseam.web.openness.draft import keep_newest
from goldseam.web.openness.items import Item, last_day_of_a_note, mine
from goldseam.web.photos.cleaning import Photo
from goldseam.web.photos.incoming import Incoming, with_photo
from goldseam.web.photos.keeping import keep
from goldseam.web.shared import clock
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.access import together
from goldseam.web.together.couple import Couple, RestingError
from goldseam.web.together.typed import steps, text_of

PLACE = "/openness/"
FIELDS = ("title", "text", "why", "days", "review", "says")
LONGEST, LONGEST_LINE = 20_000, 120
Typed = dict[str, str]


@with_photo
@together
def new(request: PersonRequest, couple: Couple, what: OpennessKind, incoming: Incoming) -> HttpResponse:
    """The form; what is sent is kept as a draft, and the next page shows it exactly as the other would see it."""
    draft = _draft(couple, request.POST.get("draft", request.GET.get("draft", "")), what)
    if request.method != "POST":
        return _form(request, couple, what, _typed_before(draft, couple.day), draft)
    typed = {name: text_of(request, name) for name in FIELDS}
    photo = incoming.photo()
    error = _wrong(typed, what, couple.day) or str(incoming.error)
    if error:
        return _form(request, couple, what, typed, draft, error)
    if not couple.open:
        raise RestingError
    if draft is None and len(mine(couple)) >= MOST_AT_ONCE:
        error = _("You show many things at once now. End one first, then write this one.")
        return _form(request, couple, what, typed, draft, error)
    space = _kept(couple, what, typed, draft)
    room = _with_photo(space, photo, typed["says"])
    keep_newest(space, couple.day, photo=bool(photo) or not _without(request))
    return redirect(f"{PLACE}mine/{space.id}/{'' if room else '?room=0'}")


def _draft(couple: Couple, asked: str, what: OpennessKind) -> Item | None:
    """The own draft that is written on. What was shown already is never changed under the eyes of the other."""
    if not asked:
        return None
    try:
        space = UUID(asked)
    except ValueError:
        raise Http404 from None
    for each in mine(couple):
        if each.space.id == space and each.line is None and each.what is what:
            return each
    raise Http404


def _typed_before(draft: Item | None, day: date) -> Typed:
    if draft is None:
        return {"days": str(USUAL_DAYS), "review": (day + timedelta(days=USUAL_DAYS // 2)).isoformat()}
    says = draft.photo.says if draft.photo else ""
    days = str((draft.until - day).days)
    told = {"title": draft.title, "text": draft.text, "why": draft.offer.why, "review": draft.offer.review}
    return {**told, "days": days, "says": says}


def _wrong(typed: Typed, what: OpennessKind, today: date) -> str:
    if not typed["text"] or (what is OpennessKind.OFFER and not (typed["title"] and typed["why"])):
        return _missing(what)
    if len(typed["text"]) > LONGEST or len(typed["why"]) > LONGEST:
        return _("This is too long. Say it in fewer words.")
    if max(len(typed["title"]), len(typed["says"])) > LONGEST_LINE:
        return _("The name and what the photo shows are short: a few words each.")
    return _wrong_days(typed, today) if what is OpennessKind.OFFER else ""


def _missing(what: OpennessKind) -> str:
    if what is OpennessKind.WHERE:
        return _("Write a few words first.")
    return _("Write what it is, what they will see, and what it is for.")


def _wrong_days(typed: Typed, today: date) -> str:
    days, review = days_of(typed["days"]), as_date(typed["review"])
    if days is None:
        return problem()
    if review is None or not today <= review <= last_day(today, days):
        return _("Choose a day to look at it again, between today and its last day.")
    return ""


def _kept(couple: Couple, what: OpennessKind, typed: Typed, draft: Item | None) -> OpenSpace:
    """Put the words into the draft, a new one where there is none. A form sent twice finds its first draft."""
    now, day = clock.now(), couple.day
    record: Record
    if what is OpennessKind.WHERE:
        record, ends = WhereWritten(typed["text"], typed["title"]), last_day_of_a_note()
    else:
        review = as_date(typed["review"]) or day
        record = OpennessWritten(typed["title"], typed["text"], typed["why"], review)
        ends = last_day(day, days_of(typed["days"]) or USUAL_DAYS)
    draft = draft or _same(couple, record)
    if draft is None:
        return openness.begin(couple.unlocked, record, at=now, day=day, ends_on=ends)
    draft.space.append(record, at=now, day=day)
    openness.prolong(draft.space, ends)
    return draft.space


def _same(couple: Couple, record: Record) -> Item | None:
    """A draft of the very same words."""
    for each in mine(couple):
        if each.line is None and each.text == getattr(record, "text", "") and _like(each, record):
            return each
    return None


def _like(each: Item, record: Record) -> bool:
    if isinstance(record, OpennessWritten):
        return each.what is OpennessKind.OFFER and (each.title, each.offer.why) == (record.title, record.why)
    return each.what is OpennessKind.WHERE and each.title == getattr(record, "place", "")


def _with_photo(space: OpenSpace, photo: Photo | None, says: str) -> bool:
    """Keep the photo with the words; whether there was room for it."""
    try:
        if photo:
            keep(space, photo, of=1, says=says)
    except media_files.NoRoomError:
        return False
    return True


def _without(request: PersonRequest) -> bool:
    """Whether the photo that is with a draft is to be left out."""
    return request.POST.get("without") == "1"


def _form(
    request: PersonRequest,
    couple: Couple,
    what: OpennessKind,
    typed: Typed,
    draft: Item | None,
    error: str = "",
) -> HttpResponse:
    context = steps(
        request,
        couple=couple,
        typed=typed,
        error=error,
        draft=str(draft.space.id) if draft else "",
        photo=draft.photo if draft else None,
        says=typed.get("says", ""),
        without=_without(request),
        today=couple.day.isoformat(),
    )
    template = "openness/where.html" if what is OpennessKind.WHERE else "openness/write.html"
    return render(request, template, context, status=INVALID if error else 200)
