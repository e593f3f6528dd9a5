"""The words of the full account: its fields, what is asked so that nothing is forgotten, how a part is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.core.records import AccountPart
from goldseam.core.records.account import PartKind
from goldseam.web.account.telling_account import FIELDS_OF, PARTS, field_name

LONGEST_FIELD = 20_000
LONGEST_WHEN = 80
# What each field is for. None asks for sexual detail (T1).
HINTS: Mapping[str, Promise] = {
    "happened": _("Plainly, in the order it came. No names for what you did, only what you did."),
    "said": _("The story that was told, or what was left out."),
    "truth": _("Only where it differs from what was said."),
    "knew": _("Then, or later."),
    "money": _("What was spent, lent or owed, as exactly as you know it."),
    "health": _("Whether there was a risk. Which tests are done, and which are not yet."),
    "unsure": _("What you do not know, or do not remember for certain."),
}
REASONS_HINT = _("How it came about, as an account. A reason explains; it does not excuse.")
ANSWER_HINTS: Mapping[str, Promise] = {
    "said": _("As it was asked. It stands in the account beside the answer."),
    "happened": _("What is true, as exactly as you know it. Where you do not remember, say that."),
}
# They ask and never suggest an answer.
PROMPTS: tuple[Promise, ...] = (
    _("When did it begin, and when was the last time?"),
    _("Is there a time in between that you left out?"),
    _("What did it cost, and where did the money come from?"),
    _("Who knew, or helped, or covered for you?"),
    _("Has there been any contact since? Of what kind, and when?"),
    _("Is there anything about health that has to be tested, or told?"),
    _("What did you deny when you were asked?"),
    _("Is there something you hope nobody will ask about?"),
    _("What else would you not want to be found out?"),
)


@dataclass(frozen=True)
class Field:
    """One field of the form: its name, what it is called, what it is for, and what stands in it."""

    name: str
    label: Promise
    hint: Promise
    text: str


@dataclass(frozen=True)
class ShownPart:
    """A part as its author, the preview and the reader see it: its kind, its time, and what is filled in."""

    kind: Promise
    when: str
    lines: tuple[tuple[Promise, str], ...]
    plain: bool
    root: int = 0
    event: bool = False

    @property
    def title(self) -> str:
        """What stands above it: of an event its time, where there is one; else what it is."""
        if self.event and self.when:
            return self.when
        return f"{self.kind} · {self.when}" if self.when else str(self.kind)


def fields_of(part: AccountPart) -> list[Field]:
    """The fields that belong to a part of this kind."""
    return [
        Field(name, field_name(part.part, name), _hint(part.part, name), getattr(part, name))
        for name in FIELDS_OF[part.part]
    ]


def _hint(part: PartKind, name: str) -> Promise:
    if part is PartKind.REASONS:
        return REASONS_HINT
    return ANSWER_HINTS[name] if part is PartKind.ANSWER else HINTS[name]


def shown_part(part: AccountPart, root: int = 0) -> ShownPart:
    """A part with the fields that are filled in."""
    lines = tuple((each.label, each.text) for each in fields_of(part) if each.text)
    plain, event = part.part is PartKind.REASONS, part.part is PartKind.EVENT
    return ShownPart(PARTS[part.part], part.when, lines, plain, root, event)


def shown_parts(parts: Iterable[AccountPart]) -> list[ShownPart]:
    """Several parts, in their order."""
    return [shown_part(part) for part in parts]
