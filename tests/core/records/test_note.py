"""The list of notes: each that is there by its number, and none that was erased."""

from collections.abc import Callable

from goldseam.core.records import Entry, Erased, Noted, Preferred
from goldseam.core.records.note import NOTES

By = Callable[..., list[Entry]]


def test_notes_stand_in_the_order_in_which_they_were_written(by: By) -> None:
    assert NOTES.over(by(("a", Noted("one")), ("a", Noted("two")))).seqs == (1, 2)


def test_what_is_no_note_is_passed_over(by: By) -> None:
    assert NOTES.over(by(("a", Preferred("theme", "dark")), ("a", Noted("one")))).seqs == (2,)


def test_what_was_erased_is_gone_whatever_its_kind_was_called(by: By) -> None:
    written = by(
        ("a", Noted("one")), ("a", Noted("two")), ("a", Erased((1,), "note")), ("a", Erased((7,), ""))
    )
    assert NOTES.over(written).seqs == (2,)
