"""One part of the account: written, changed, erased; two devices at once lose nothing."""

from dataclasses import dataclass

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.core.records import AccountPart
from goldseam.core.records.account import PartKind, StandingPart
from goldseam.ledger.spaces import MovedOnError
from goldseam.web.account.telling_account import FIELDS_OF, PARTS
from goldseam.web.shared import clock
from goldseam.web.shared.access import fresh
from goldseam.web.shared.answers import INVALID
from goldseam.web.shared.signed_in import PersonRequest
from goldseam.web.together.typed import text_of
from goldseam.web.truth.access import Here, own_or_both
from goldseam.web.truth.account import ACCOUNT, level_wanted
from goldseam.web.truth.account_asked import asked_before
from goldseam.web.truth.account_desk import number_in, own_account, private_of
from goldseam.web.truth.account_words import LONGEST_FIELD, LONGEST_WHEN, PROMPTS, fields_of, shown_part

CONFLICT = 409
TRIES = 8
DATED = (PartKind.EVENT, PartKind.DENIAL)


@dataclass(frozen=True)
class Typed:
    """What a form holds: the part, the number it was read under, and what stands there by now."""

    part: AccountPart
    base: int
    error: str = ""
    other: StandingPart | None = None
    gone: bool = False


@fresh
@own_or_both
def part(request: PersonRequest, here: Here) -> HttpResponse:
    """The form of one part. What was typed is kept also before the caution was read."""
    if request.method == "POST":
        return _sent(request, here)
    if not private_of(here.private).cautioned:
        return redirect("/truth/account/caution/")
    root = number_in(request.GET.get("of", ""))
    if not root:
        return _form(request, here, Typed(_begun(request, here), 0))
    found = _standing(here, root)
    if found is None:
        raise Http404
    return _form(request, here, Typed(msgspec.structs.replace(found.part, root=found.root), found.seq))


def _begun(request: PersonRequest, here: Here) -> AccountPart:
    """An empty part; an answer to a question that waits for this person begins with the question."""
    asked = number_in(request.GET.get("question", ""))
    if asked and here.couple is not None:
        text = next((each.text for each in asked_before(here.couple) if each.seq == asked), "")
        return AccountPart(PartKind.ANSWER, said=text)
    return AccountPart(_kind(request.GET.get("part", "")))


def _sent(request: PersonRequest, here: Here) -> HttpResponse:
    typed = _typed(request)
    if request.POST.get("move") == "erase":
        return _erased(request, here, typed)
    error = _wrong(typed.part)
    if error:
        return _form(request, here, Typed(typed.part, typed.base, error), INVALID)
    for _try in range(TRIES):
        own = own_account(here.private)
        found = next((each for each in own.parts if each.root == typed.part.root), None)
        if _stale(typed, found):
            return _both(request, here, typed, found)
        if any(_same(each.part, typed.part) for each in own.parts):
            return redirect(ACCOUNT)
        try:
            here.private.append(typed.part, at=clock.now(), day=here.day, after=here.private.last_seen)
        except MovedOnError:
            continue
        if found is not None:
            # What was changed is gone with its words: the account is its author's own while it is private.
            here.private.erase(found.seqs, at=clock.now(), day=here.day)
        return redirect(ACCOUNT)
    return _both(request, here, typed, _standing(here, typed.part.root))


def _erased(request: PersonRequest, here: Here, typed: Typed) -> HttpResponse:
    found = _standing(here, typed.part.root)
    if found is None:
        return redirect(ACCOUNT)
    if _stale(typed, found):
        return _both(request, here, typed, found)
    here.private.erase(found.seqs, at=clock.now(), day=here.day)
    return redirect(ACCOUNT)


def _stale(typed: Typed, found: StandingPart | None) -> bool:
    """Whether the form was read before something else was written, or erased, elsewhere."""
    if not typed.part.root:
        return False
    return found is None or (found.seq != typed.base and not _same(found.part, typed.part))


def _both(request: PersonRequest, here: Here, typed: Typed, found: StandingPart | None) -> HttpResponse:
    """Say plainly that there are two versions; the next saving knows of both."""
    if found is None:
        part = msgspec.structs.replace(typed.part, root=0)
        return _form(request, here, Typed(part, 0, gone=True), CONFLICT)
    return _form(request, here, Typed(typed.part, found.seq, other=found), CONFLICT)


def _same(one: AccountPart, other: AccountPart) -> bool:
    return one.part is other.part and _texts(one) == _texts(other)


def _texts(part: AccountPart) -> dict[str, str]:
    return {name: getattr(part, name) for name in ("when", *FIELDS_OF[PartKind.EVENT])}


def _typed(request: PersonRequest) -> Typed:
    kind = _kind(request.POST.get("part", ""))
    names = ("when", *FIELDS_OF[kind]) if kind in DATED else FIELDS_OF[kind]
    texts = {name: text_of(request, name) for name in names}
    root = number_in(request.POST.get("of", ""))
    found = msgspec.structs.replace(AccountPart(kind, root=root), **texts)
    return Typed(found, number_in(request.POST.get("base", "")))


def _kind(asked: str) -> PartKind:
    return PartKind(asked) if asked in set(PartKind) else PartKind.EVENT


def _wrong(part: AccountPart) -> str:
    texts = _texts(part)
    if not any(texts.values()):
        return _("Write something first. One line is enough.")
    if len(part.when) > LONGEST_WHEN:
        return _("Write the time in a few words. The rest fits below.")
    if max(map(len, texts.values())) > LONGEST_FIELD:
        return _("One field is too long. Begin another part for the rest.")
    return ""


def _standing(here: Here, root: int) -> StandingPart | None:
    return next((each for each in own_account(here.private).parts if each.root == root), None)


def _form(request: PersonRequest, here: Here, typed: Typed, status: int = 200) -> HttpResponse:
    context = {
        "place": "truth",
        "typed": typed,
        "kind": typed.part.part.value,
        "title": PARTS[typed.part.part],
        "dated": typed.part.part in DATED,
        "fields": fields_of(typed.part),
        "other": shown_part(typed.other.part) if typed.other else None,
        "prompts": PROMPTS,
        "level": level_wanted(here),
        "error": typed.error,
        "kept_item": request.POST.get("kept_item", ""),
    }
    return render(request, "truth/account_part.html", context, status=status)
