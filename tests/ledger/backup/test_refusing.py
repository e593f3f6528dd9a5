"""What is no backup, is cut, changed, of another server or of another version is refused, and leaves nothing."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldseam.core import vault
from goldseam.ledger import server_keys
from goldseam.ledger.backup import checking, parts, restoring, tables
from goldseam.ledger.backup.parts import Reason, RefusedError
from goldseam.ledger.models import Space

Back = Callable[[], checking.Checked]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("media_folder")]


def refused(place: Path, keys: vault.DayKeys | None = None) -> Reason:
    with pytest.raises(RefusedError) as error:
        checking.check(place, keys or server_keys.current())
    return error.value.reason


def test_a_file_that_is_cut_anywhere_is_refused(filled: Any, back_up: Back, file: Path) -> None:
    assert filled
    back_up()
    raw = file.read_bytes()
    for length in {*range(60), *range(60, len(raw), 997), len(raw) - 1}:
        file.write_bytes(raw[:length])
        expected = {Reason.CUT} if length >= 18 else {Reason.NO_BACKUP, Reason.OTHER_FORMAT}
        assert refused(file) in expected, length
    for more in (b"\0", raw):
        file.write_bytes(raw + more)
        assert refused(file) is Reason.CHANGED


def test_a_file_with_a_changed_byte_is_refused(filled: Any, back_up: Back, file: Path) -> None:
    assert filled
    back_up()
    raw = bytearray(file.read_bytes())
    for place in {*range(120), *range(120, len(raw), 1499), len(raw) - 1}:
        raw[place] ^= 1
        file.write_bytes(raw)
        assert refused(file)
        raw[place] ^= 1
    file.write_bytes(raw)
    assert checking.check(file, server_keys.current())


def test_parts_that_change_places_or_are_left_out_are_refused(filled: Any, back_up: Back, file: Path) -> None:
    assert filled
    back_up()
    raw = file.read_bytes()
    begin = len(parts.TITLE + parts.FORMAT) + parts._HEAD.size
    blocks, at = [], begin
    while at < len(raw):
        length = parts._PART.size + parts._PART.unpack_from(raw, at)[1]
        blocks.append(raw[at : at + length])
        at += length
    assert len(blocks) > 6
    for order in ([0, 2, 1], [0, 2], [1, 0, 2], [0, 0, 1, 2]):
        file.write_bytes(raw[:begin] + b"".join([*(blocks[each] for each in order), *blocks[3:]]))
        assert refused(file) in (Reason.CHANGED, Reason.OTHER_KEY)


def test_another_servers_key_and_other_formats_are_refused(
    filled: Any, back_up: Back, file: Path, day: date
) -> None:
    assert filled
    back_up()
    raw = file.read_bytes()
    assert refused(file, vault.DayKeys.begin(day, lambda size: b"\1" * size)) is Reason.OTHER_KEY
    file.write_bytes(raw.replace(b"goldseam-backup 1", b"goldseam-backup 2", 1))
    assert refused(file) is Reason.OTHER_FORMAT
    for other in (b"", b"SQLite format 3\0" + bytes(100), b"goldseam-export", raw[1:]):
        file.write_bytes(other)
        assert refused(file) is Reason.NO_BACKUP


def sealed(*given: Any) -> Path:
    """A file of these parts, sealed as it should be, whatever they say."""
    file = io.BytesIO()
    writer = parts.Writer(file, server_keys.current())
    for part in given:
        writer.put(part)
    place: Path = server_keys.settings.SERVER_KEYS.with_name("sealed")
    place.write_bytes(file.getvalue())
    return place


BEGUN = parts.Begun("2026-03-02T18:30:15+00:00", "0.1.0", "sqlite")
NOTHING = parts.Manifest({}, checking.Digest().counted())


def test_parts_that_do_not_add_up_to_the_manifest_are_refused() -> None:
    assert checking.check(sealed(BEGUN, NOTHING), server_keys.current()).found == ()
    assert refused(sealed(BEGUN, parts.File("a/b/0", b"x"), NOTHING)) is Reason.CHANGED
    inbox = parts.Rows("SealedInbox", ("person_id", "id"), [["x", "y"]])
    assert refused(sealed(BEGUN, inbox, NOTHING)) is Reason.CHANGED
    for odd in (parts.Rows("Space", ("id",), [["x"]]), parts.Rows("Space", ("id",), [["x", "y"]])):
        assert refused(sealed(BEGUN, odd, NOTHING)) is Reason.NEWER
    assert refused(sealed(NOTHING)) is Reason.CHANGED
    assert refused(sealed(BEGUN, BEGUN, NOTHING)) is Reason.CHANGED


@pytest.mark.parametrize(
    "part",
    [
        parts.Rows("Wish", ("id",), [["x"]]),
        parts.Rows("Session", ("id",), [["x"]]),
        parts.Rows("Space", ("id", "colour"), [["x", "y"]]),
        parts.Rows("Space", ("id",), [["00000000-0000-0000-0000-000000000001"]]),
        parts.Rows("SignInName", ("name_key", "person"), [[b"x", "no id"]]),
        parts.File("../outside", b"x"),
        parts.File("a/../b", b"x"),
        parts.File("/etc/passwd", b"x"),
    ],
)
def test_what_this_version_does_not_know_leaves_the_place_as_empty_as_it_was(
    part: parts.Part, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError):
        restoring.restore(sealed(BEGUN, part, NOTHING), server_keys.current(), [])
    restoring.check_empty()
    assert not (tmp_path / "outside").exists()


def test_a_column_that_came_later_gets_its_default() -> None:
    columns = [name for name in tables.columns_of(Space) if name != "ends_on"]
    row = ["00000000-0000-0000-0000-000000000001", 1, 0, b"seal", "2026-03-02"]
    tables.put_in(parts.Rows("Space", tuple(columns), [row]))
    assert Space.objects.get().ends_on is None
