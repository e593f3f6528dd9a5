"""Private notes, forms that arrived while locked, and the record that something was erased."""

from goldseam.core.records.kinds import Record


class Noted(Record, frozen=True, tag="note"):
    """A private note. `practice` names the practice it was written for, where there is one."""

    text: str
    practice: str = ""


class FormKept(Record, frozen=True, tag="kept_form"):
    """A form that was sent while locked: the page it belongs to and its fields as they were typed."""

    page: str
    fields: tuple[tuple[str, str], ...]


class Erased(Record, frozen=True, tag="erased"):
    """Numbers of own items that were emptied, and their kind. It makes a restored old row noticeable."""

    seqs: tuple[int, ...]
    what: str = ""
