"""Drawing a photo anew: without what it carried, upright, small; what is no photo is refused; alone and limited."""

import io
import struct
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import Any

import pytest

from goldseam.web.photos import child, cleaning
from tests.made_photos import BOMB, MARKER, drawing, jpeg, red_corner

TURNED = {
    1: "upper left",
    2: "upper right",
    3: "lower right",
    4: "lower left",
    5: "upper left",
    6: "upper right",
    7: "lower right",
    8: "lower left",
}


def test_nothing_a_photo_carried_goes_along() -> None:
    data = jpeg()
    assert MARKER in data
    found = cleaning.clean(data)
    assert MARKER not in found.jpeg
    assert b"Exif" not in found.jpeg
    assert [
        marker for marker, _at in child.segments(found.jpeg) if 0xE1 <= marker <= 0xEF or marker == 0xFE
    ] == []


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("held", TURNED)
def test_it_is_upright_however_the_camera_was_held(held: int, order: str) -> None:
    data = jpeg(held=held, order=order)
    assert child.orientation(data) == held
    drawn = child.drawn(data)
    assert red_corner(drawn) == TURNED[held]
    assert child.size_of(drawn) == ((400, 200) if held < 5 else (200, 400))


@pytest.mark.parametrize("held", [0, 9, 65535])
def test_a_way_of_holding_that_there_is_not_is_passed_over(held: int) -> None:
    assert child.orientation(jpeg(held=held)) == 1


def test_broken_exif_data_are_passed_over() -> None:
    whole = jpeg(held=6)
    at = whole.index(b"Exif\0\0") + 6
    for broken in (
        whole[:at] + b"XX" + whole[at + 2 :],
        whole[: at + 4] + struct.pack(">I", 60_000) + whole[at + 8 :],
        whole[: at + 4],
        drawing().tobytes("png"),
    ):
        assert child.orientation(bytes(broken)) == 1
    no_turn = whole.replace(struct.pack(">HHI", 0x0112, 3, 1), struct.pack(">HHI", 0x0113, 3, 1))
    assert child.orientation(no_turn) == 1


def test_a_big_one_becomes_small_and_keeps_its_shape() -> None:
    found = cleaning.clean(jpeg(4096, 1024))
    assert (found.width, found.height) == (2048, 512)
    assert red_corner(found.jpeg) == "upper left"


def test_what_is_transparent_becomes_white() -> None:
    import pymupdf  # noqa: PLC0415 - only this test draws with it

    clear = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 20, 10), True)
    clear.clear_with()
    found = cleaning.clean(bytes(clear.tobytes("png")))
    assert pymupdf.Pixmap(found.jpeg).pixel(5, 5) == (255, 255, 255)


REFUSED = {
    "words": b"hello",
    "a PDF": b"%PDF-1.4 and more",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    "a HEIC": b"\0\0\0\x18ftypheic\0\0\0\0",
    "half a head": jpeg()[:60],
    "no size": child.PNG + bytes(20),
    "a short PNG": child.PNG,
    "a GIF of nothing": b"GIF89a",
    "a JPEG that ends": b"\xff\xd8\xff\xe0\0",
    "a JPEG of filling": b"\xff\xd8" + b"\xff" * 40,
    "a PNG without a picture": child.PNG + struct.pack(">I4sIIB4x", 13, b"IHDR", 60, 60, 8),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(cleaning.NotAPhotoError):
        cleaning.clean(data)


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_photo_is_known_by_its_head_or_when_it_is_opened(data: bytes) -> None:
    def look() -> None:
        child.size_of(data)
        child.drawn(data)

    with pytest.raises(child.NotAPhotoError):
        look()


def test_the_size_is_read_from_the_head_of_each_kind() -> None:
    assert child.size_of(jpeg(40, 20)) == child.size_of(bytes(drawing(40, 20).tobytes("png"))) == (40, 20)
    assert child.size_of(b"GIF89a" + struct.pack("<HH", 40, 20)) == (40, 20)


@pytest.mark.parametrize("data", [jpeg(), b"hello", BOMB], ids=["photo", "words", "bomb"])
def test_its_limits_are_set_before_anything_is_read(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    done = list[str]()

    class Input(io.BytesIO):
        def read(self, *size: Any) -> bytes:
            done.append("read")
            return super().read(*size)

    out = io.BytesIO()
    monkeypatch.setattr(child.resource, "setrlimit", lambda *_: done.append("limit"))
    monkeypatch.setattr(child.sys, "stdin", SimpleNamespace(buffer=Input(data)))
    monkeypatch.setattr(child.sys, "stdout", SimpleNamespace(buffer=out))
    code = child.main()
    is_drawn = data.startswith(b"\xff\xd8")
    assert done == [*["limit"] * 4, "read", *["limit"] * (2 * is_drawn)]
    assert (code == 0) is bool(out.getvalue()) is is_drawn


def test_a_photo_with_a_colour_profile_that_is_none_is_drawn_all_the_same() -> None:
    profile = b"ICC_PROFILE\0\1\1" + MARKER
    plain = bytes(drawing().tobytes("jpeg"))
    odd = plain[:2] + b"\xff\xe2" + struct.pack(">H", len(profile) + 2) + profile + plain[2:]
    photo = cleaning.clean(odd)
    assert photo.jpeg.startswith(b"\xff\xd8\xff")
    assert MARKER not in photo.jpeg


def test_what_is_drawn_and_no_picture_is_no_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess[bytes]([], 0, b"warning: something", b"")
    monkeypatch.setattr(cleaning.subprocess, "run", lambda *_, **__: done)
    with pytest.raises(cleaning.NotAPhotoError):
        cleaning.clean(jpeg())


def gif(width: int, height: int, frames: int = 1, *, more: bytes = b"") -> bytes:
    """A GIF that says 2 x 2, with pictures of another size in it."""
    colours = b"\0\0\0\xff\xff\xff"
    picture = b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x03\x44\x02\x05\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + colours + more + picture * frames + b";"


@pytest.mark.parametrize("data", [gif(60_000, 60_000), gif(2000, 2000, 50)], ids=["large", "many"])
def test_a_gif_is_measured_by_the_pictures_in_it(data: bytes) -> None:
    with pytest.raises(cleaning.TooManyPointsError):
        cleaning.clean(data)


def test_a_gif_with_words_and_a_place_of_its_own_is_a_photo_without_them() -> None:
    comment = b"\x21\xfe" + bytes([len(MARKER)]) + MARKER + b"\0"
    own_colours = b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0x80) + bytes(6) + b"\x02\x03\x44\x02\x05\x00"
    photo = cleaning.clean(gif(2, 2, more=comment + own_colours))
    assert (photo.width, photo.height) == (2, 2)
    assert MARKER not in photo.jpeg


@pytest.mark.parametrize("data", [gif(2, 2)[:-1], gif(2, 2, more=b"?")], ids=["cut", "strange"])
def test_a_gif_whose_parts_do_not_follow_one_another_is_refused(data: bytes) -> None:
    with pytest.raises(cleaning.NotAPhotoError):
        cleaning.clean(data)


@pytest.mark.parametrize("what", ["open('/etc/hostname')", "socket.socket()", "os.pipe()"])
def test_while_it_draws_it_can_open_no_file_and_no_connection(what: str) -> None:
    probe = (
        f"import io, os, runpy, socket, sys\nchild = runpy.run_path({str(cleaning.CHILD)!r})\n"
        "def drawn(data):\n    try:\n"
        f"        {what}\n    except OSError as error:\n        return os.strerror(error.errno).encode()\n"
        "    return b'opened'\n"
        "child['main'].__globals__['drawn'] = drawn\nsys.exit(child['main']())"
    )
    told = subprocess.run([sys.executable, "-I", "-c", probe], input=jpeg(), capture_output=True, check=False)
    assert (told.returncode, told.stdout) == (0, b"Too many open files")


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    with pytest.raises(cleaning.TooManyPointsError):
        cleaning.clean(BOMB)


@pytest.mark.parametrize(("width", "height"), [(4000, 3000), (8064, 6048), (8192, 6144), (9248, 6944)])
def test_what_telephones_make_is_not_too_much(width: int, height: int) -> None:
    head = jpeg(40, 20).replace(struct.pack(">HH", 20, 40), struct.pack(">HH", height, width), 1)
    assert child.size_of(head) == (width, height)
    assert child.points_of(head) <= child.MOST_POINTS
    assert child.SECONDS <= 10


def test_whoever_finds_all_places_taken_waits_a_moment_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    class Taken:
        def acquire(self, *, timeout: float) -> bool:
            waited.append(timeout)
            return False

    monkeypatch.setattr(cleaning, "AT_ONCE", Taken())
    with pytest.raises(cleaning.BusyError):
        cleaning.clean(jpeg())
    assert 0 < waited[0] <= 5


def test_a_place_is_free_again_after_a_picture_that_could_not_be_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cleaning, "AT_ONCE", threading.BoundedSemaphore(1))
    for _ in range(2):
        with pytest.raises(cleaning.NotAPhotoError):
            cleaning.clean(b"hello")
    assert cleaning.AT_ONCE.acquire(blocking=False)


def test_a_process_that_had_no_turn_in_time_says_busy_and_not_that_it_is_no_photo(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cleaning, "AT_ONCE", threading.BoundedSemaphore(1))

    def slow(*_: Any, **__: Any) -> Any:
        raise subprocess.TimeoutExpired("child", 1)

    monkeypatch.setattr(cleaning.subprocess, "run", slow)
    with pytest.raises(cleaning.BusyError):
        cleaning.clean(jpeg())
    assert cleaning.AT_ONCE.acquire(blocking=False)
    assert child.SECONDS < cleaning.LONGEST_SECONDS


def test_it_is_drawn_by_a_process_without_keys_environment_or_leave_to_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: dict[str, Any] = {}
    run = subprocess.run

    def watched(*args: Any, **more: Any) -> Any:
        seen.update(more, command=args[0])
        return run(*args, **more)

    monkeypatch.setattr(cleaning.subprocess, "run", watched)
    cleaning.clean(jpeg())
    assert (seen["env"], seen["command"][1]) == ({}, "-I")
    probe = (
        f"import runpy, sys, io\nchild = runpy.run_path({str(cleaning.CHILD)!r})\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'x'))\nchild['main']()\n"
        "import resource, tempfile\nprint(resource.getrlimit(resource.RLIMIT_FSIZE)[0])\n"
        "print(any(name.startswith('goldseam') for name in sys.modules))"
    )
    told = run([sys.executable, "-I", "-c", probe], capture_output=True, text=True, check=False)
    assert told.stdout.split() == ["0", "False"]


def test_the_process_itself_answers_as_its_exit_code_says() -> None:
    def answer(data: bytes) -> tuple[int, bytes]:
        done = subprocess.run(
            [sys.executable, "-I", str(cleaning.CHILD)], input=data, capture_output=True, check=False
        )
        return done.returncode, done.stdout

    assert answer(b"hello") == (child.NOT_A_PHOTO, b"")
    assert answer(BOMB) == (child.TOO_MANY_POINTS, b"")
    code, drawn = answer(jpeg())
    assert (code, red_corner(drawn)) == (0, "upper left")
