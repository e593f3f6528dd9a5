"""What can be written here: the three pieces with their fields, what is wrong with one, and the record it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import ActsOwned, AmendsDrafted, Apologised, HarmTold
from goldseam.core.records.amends import RECORDED, AmendsKind, ApologyForm
from goldseam.core.records.amends_draft import DraftOf
from goldseam.web.together.typed import wrong_text, wrong_title

Written = HarmTold | ActsOwned | Apologised
YES = "yes"


@dataclass(frozen=True)
class Field:
    """One field to write in. What is left open is no mistake, unless it is `needed`."""

    name: str
    label: Promise
    hint: Promise | str = ""
    rows: int = 5
    needed: bool = False


@dataclass(frozen=True)
class Piece:
    """Something that is written here: its heading, its first sentence, its name to both, and its fields."""

    what: DraftOf
    heading: Promise
    lead: Promise
    kind: AmendsKind
    fields: tuple[Field, ...]


PIECES: Mapping[DraftOf, Piece] = {
    DraftOf.HARM: Piece(
        DraftOf.HARM,
        _("What this did to me"),
        _("Write it as it is. Nobody has to agree with it, and you can keep it for yourself."),
        AmendsKind.HARM,
        (
            Field(
                "text",
                _("In your words"),
                _("Sleep, body, work, money, the children, how you see yourself: whatever it touched."),
                10,
                needed=True,
            ),
        ),
    ),
    DraftOf.STATEMENT: Piece(
        DraftOf.STATEMENT,
        _("What I did"),
        _("Only what was done. Reasons have their own place, and not this one."),
        AmendsKind.STATEMENT,
        (
            Field("did", _("What I did"), _("Each act, with “I”. Plain words are enough."), 6, needed=True),
            Field("hid", _("What I said, and what I hid"), _("What was said then, and what was true.")),
            Field("cost", _("What it cost you, as I understand it"), _("Only what you know or were told.")),
            Field("own", _("What I own"), _("What was my choice, and mine alone to answer for.")),
        ),
    ),
    DraftOf.APOLOGY: Piece(
        DraftOf.APOLOGY,
        _("An apology"),
        _("Once and well is enough. Take the time it needs."),
        AmendsKind.APOLOGY,
        (Field("text", _("Your words"), "", 12, needed=True),),
    ),
}
FORMS: Mapping[ApologyForm, Promise] = {
    ApologyForm.LETTER: _("A letter"),
    ApologyForm.VOICE: _("A voice"),
    ApologyForm.VIDEO: _("A video"),
    ApologyForm.GIFT: _("A gift, with words"),
    ApologyForm.DEED: _("A deed they have long wished for"),
    ApologyForm.IN_PERSON: _("In person"),
}
# In the order in which it matters to whoever reads it. Asking for forgiveness is not among it.
GUIDE: tuple[tuple[Promise, Promise], ...] = (
    (_("I did it."), _("Name the act, and that it was your choice.")),
    (_("I put right what can be put right."), _("What you do about it, and by when.")),
    (_("I see what it did to you."), _("Name the hurt as they have told it.")),
    (_("This is what changes."), _("What you have begun already, and what comes next.")),
    (_("I am sorry."), _("Plainly, without “if” and without “but”.")),
    (_("How it came about, if they want to know."), _("As an account. It clears nobody.")),
)


@dataclass(frozen=True)
class Typed:
    """A piece as it was typed.

    `draft` is the first number of its draft, 0 while there is none; `version` the number it was read from. `apart`:
    it was changed elsewhere meanwhile, and this stands as a draft of its own, so that neither is lost.
    """

    piece: Piece
    fields: Mapping[str, str] = field(default_factory=dict)
    breach: int = 0
    draft: int = 0
    version: int = 0
    apart: bool = False

    @property
    def form(self) -> ApologyForm:
        """The form of an apology; a letter where none was chosen."""
        asked = self.fields.get("form", "")
        return ApologyForm(asked) if asked in set(ApologyForm) else ApologyForm.LETTER

    @property
    def asks(self) -> bool:
        """Whether the apology asks for forgiveness, as its author says."""
        return self.piece.what is DraftOf.APOLOGY and self.fields.get("asks") == YES

    @property
    def rows(self) -> list[tuple[Field, str]]:
        """Each field with what stands in it."""
        return [(each, self.fields.get(each.name, "")) for each in self.piece.fields]

    @property
    def left_open(self) -> list[Promise]:
        """The fields nothing was written in: said once, and no mistake. Beside a recording no words are missed."""
        return [] if self.spoken else [each.label for each, text in self.rows if not text]

    @property
    def spoken(self) -> bool:
        """Whether it comes in a voice or a video."""
        return self.piece.what is DraftOf.APOLOGY and self.form in RECORDED

    @property
    def recording(self) -> str:
        """The own recording it comes in, "" where none was chosen; what is written needs none."""
        return self.fields.get("recording", "") if self.spoken else ""

    @property
    def words(self) -> str:
        """Everything that was written in it, as one draft to read over."""
        return "\n\n".join(text for text in (self.fields.get("title", ""), *dict(self.rows).values()) if text)

    def spoken_in(self, recording: str, form: ApologyForm) -> "Typed":
        """The same, with this recording ("" for none yet), which is a voice or a video."""
        return replace(self, fields={**self.fields, "form": form.value, "recording": recording})

    def without_breach(self) -> "Typed":
        """The same about nothing that is named."""
        return replace(self, breach=0)

    def record(self, recording: str = "") -> Written:
        """The record it becomes when it is handed over, with the recording that goes with it."""
        breach, said = self.breach or None, self.fields
        match self.piece.what:
            case DraftOf.HARM:
                return HarmTold(breach, said.get("text", ""))
            case DraftOf.STATEMENT:
                return ActsOwned(breach, *(said.get(name, "") for name in ("did", "hid", "cost", "own")))
            case _:
                title, text = said.get("title", ""), said.get("text", "")
                return Apologised(breach, self.form, title, text, self.asks, recording)


def typed_in(sent: Mapping[str, str], piece: Piece) -> Typed:
    """What was sent, with plain ends of lines."""
    names = [each.name for each in piece.fields]
    if piece.what is DraftOf.APOLOGY:
        names += ["form", "title", "asks", "recording"]
    said = {name: sent.get(name, "").replace("\r\n", "\n").strip() for name in names}
    breach, draft, version = (number_in(sent.get(name, "")) for name in ("breach", "draft", "version"))
    return Typed(piece, {name: text for name, text in said.items() if text}, breach, draft, version)


def typed_from(record: AmendsDrafted, root: int, seq: int) -> Typed:
    """A draft as it was typed: its first number, and that of the version."""
    return Typed(PIECES[record.what], record.fields, record.breach or 0, root, seq)


def wrong(typed: Typed, *, whole: bool) -> str:
    """What to do before it can be kept, or, as a `whole`, go on; "" where nothing is wrong."""
    for each, text in typed.rows:
        needed = whole and each.needed and not typed.spoken
        error = wrong_text(text, may_be_empty=not needed)
        if error:
            return error if text else gettext("Write in “%(field)s” first.") % {"field": each.label}
    if not typed.spoken and not any(text for _each, text in typed.rows):
        return gettext("Write something first.")
    return wrong_title(typed.fields.get("title", ""))


def number_in(text: str) -> int:
    """A number as it stands in a form or an address; 0 where there is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 15 else 0
