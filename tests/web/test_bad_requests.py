"""What no form of ours sends: a plain sentence and the right status, and nothing of anybody else (issue: bad input)."""

import base64
from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.records import Noted
from goldseam.ledger.models import Session

Who = Any
FORM = "application/x-www-form-urlencoded"
PART = b'--x\r\nContent-Disposition: form-data; name="text"'


def says_so(answer: Any, status: int) -> None:
    """A page with a heading, a sentence, and a way on."""
    page = answer.content.decode()
    assert answer.status_code == status
    assert page.count("<h1>") == 1
    assert 'class="lead"' in page
    assert 'href="/' in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"garbage", "multipart/form-data", 400),
        (b"garbage", "multipart/form-data; boundary=\xe9", 400),
        (b"x", "multipart/form-data; boundary=" + "x" * 300, 400),
        (PART + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!a", "multipart/form-data; boundary=x", 403),
        (PART + b"\r\n\r\nhalf a form", "multipart/form-data; boundary=x", 403),
        (b"text=a", f"{FORM}; charset=utf-16", 400),
        (b"text=a", f"{FORM}; charset=nonsense", 403),
        (b"text=%ff%fe%zz&&&==", FORM, 403),
        (b"{}", "application/json", 403),
        (b"", "", 403),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(body: bytes, kind: str, status: int, alice: Who) -> None:
    says_so(alice.client.generic("POST", "/notes/write/", body, content_type=kind), status)
    assert not alice.read(Noted)


def test_a_length_that_is_no_number_is_refused(alice: Who) -> None:
    answer = alice.client.generic("POST", "/notes/write/", b"a", content_type=FORM, CONTENT_LENGTH="abc")
    says_so(answer, 400)


@pytest.mark.parametrize("address", ["/notes/write/", "/sign-in/", "/exit/", "/help/", "/no/such/page/"])
def test_a_body_of_more_than_8_mb_is_too_much_at_once(address: str, alice: Who) -> None:
    says_so(alice.post(address, {"text": "x" * 9_000_000}), 413)
    says_so(alice.post(address, {f"field{number}": "x" for number in range(300)}), 413)
    assert alice.get("/today/").status_code == 200


def test_a_file_is_taken_nowhere_and_touches_no_disk(alice: Who, tmp_path: Any, settings: Any) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    body = PART + b'; filename="f"\r\n\r\n' + b"q" * 3_000_000 + b"\r\n--x--\r\n"
    answer = alice.client.generic(
        "POST", "/notes/write/", body, content_type="multipart/form-data; boundary=x"
    )
    says_so(answer, 403)
    assert not list(tmp_path.iterdir())


def test_early_refusals_speak_the_language_of_whoever_asked(browsers: Callable[..., Who]) -> None:
    russian, english = browsers("ru"), browsers("en")
    for who, language in ((russian, "ru"), (english, "en"), (russian, "ru")):
        for answer in (
            who.post("/sign-in/", {"name": "x" * 9_000_000}),
            who.client.put("/"),
            who.client.generic("POST", "/", b"x", content_type="multipart/form-data"),
            who.get("/no/such/page/"),
        ):
            assert f'<html lang="{language}"' in answer.content.decode()
        english.get("/")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
@pytest.mark.parametrize("address", ["/today/", "/notes/write/", "/help/", "/no/such/page/", "/exit/"])
def test_other_methods_are_not_allowed(method: str, address: str, alice: Who) -> None:
    headers = {"X-CSRFToken": alice.token} if alice.token else {}
    answer = alice.client.generic(method, address, b"text=x", content_type=FORM, headers=headers)
    says_so(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(
    "address", ["/lock/", "/today/answer/", "/check-in/one/", "/notes/write/", "/exit/", "/theme/"]
)
def test_an_address_that_only_takes_forms_says_so_to_a_visitor(address: str, alice: Who) -> None:
    answer = alice.get(address)
    says_so(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_a_head_request_gets_the_headers_of_the_page(alice: Who) -> None:
    answer = alice.client.head("/today/")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "address",
    [
        "/no/such/page/",
        "/%00",
        "/%ff%fe/",
        "/practices/nonsense/",
        "/practices/nonsense/do/",
        "/understand/nonsense/",
        "/situation/nonsense/",
        "/help/nonsense/",
        "/help/..%2f..%2fsettings.py",
        "/static/../settings.py",
        "/static/goldseam/",
        "/admin/",
        "/" + "x" * 10_000,
    ],
)
def test_what_there_is_not_is_not_found_and_not_repeated(address: str, alice: Who, browser: Who) -> None:
    for who in (alice, browser):
        answer = who.get(address)
        if answer.status_code == 302:
            assert who is browser
            continue
        says_so(answer, 404)
        assert "nonsense" not in answer.content.decode()


def test_another_hosts_name_is_refused(alice: Who) -> None:
    says_so(alice.client.get("/today/", headers={"host": "evil.example"}), 400)


@pytest.mark.parametrize(
    "value", ["", "é", "A", "=", "A" * 64, "!" * 64, "x" * 4000, "\xff\x80", "AAAA" * 50]
)
@pytest.mark.parametrize(
    ("cookie", "lands"),
    [("session", "/sign-in/"), ("unlock", "/locked/"), ("seen", ""), ("csrf", ""), ("theme", "")],
)
def test_a_forged_cookie_opens_nothing_and_breaks_nothing(
    cookie: str, lands: str, value: str, alice: Who
) -> None:
    for name in [each for each in alice.cookies if each.partition("-")[0] == cookie]:
        alice.client.cookies[name] = value
    answer = alice.get("/today/")
    assert answer.headers.get("Location", "").partition("?")[0] == lands
    assert answer.status_code == (302 if lands else 200)


@pytest.mark.parametrize("value", ["de", "xx", "ru; x", "../../etc", "é", "x" * 4000])
def test_a_forged_language_is_english_or_one_there_is(value: str, alice: Who) -> None:
    alice.client.cookies["lang"] = value
    assert '<html lang="' in alice.get("/today/").content.decode()
    assert alice.post("/language/", {"language": value})["Location"] == "/account/"
    assert alice.cookies["lang"] == "en"


def raw(who: Who) -> bytes:
    """The session cookie as bytes: the person, then the secret."""
    return base64.urlsafe_b64decode(who.cookies["session"] + "==")


def test_carols_cookies_open_nothing_of_alice(alice: Who, carol: Who, browsers: Callable[..., Who]) -> None:
    alice.wrote(Noted("only Alice's"))
    for session, unlock in (
        (raw(alice)[:16] + raw(carol)[16:], carol.cookies["unlock"]),
        (raw(carol)[:16] + raw(alice)[16:], alice.cookies["unlock"]),
        (raw(alice)[:16] + raw(carol)[16:], alice.cookies["unlock"]),
        (raw(alice), carol.cookies["unlock"]),
    ):
        thief = browsers()
        thief.client.cookies["session"] = base64.urlsafe_b64encode(session).decode().rstrip("=")
        thief.client.cookies["unlock"] = unlock
        answer = thief.get("/notes/")
        assert answer.status_code == 302
        assert "only Alice's" not in thief.get("/notes/", follow=True).content.decode()


def test_a_session_row_moved_to_another_person_opens_nothing(alice: Who, carol: Who) -> None:
    alice.wrote(Noted("only Alice's"))
    row = alice.session
    Session.objects.filter(person=carol.device.person).update(
        sealed=bytes(row.sealed), device=bytes(row.device)
    )
    answer = carol.get("/notes/")
    assert answer["Location"].startswith("/locked/")
    assert "only Alice's" not in carol.get("/notes/", follow=True).content.decode()


def test_a_session_row_given_alices_hash_does_not_serve_carol(alice: Who, carol: Who) -> None:
    Session.objects.filter(person=carol.device.person).update(key_hash=alice.device.key_hash)
    assert carol.get("/today/")["Location"].startswith("/sign-in/")
    assert alice.get("/today/").status_code == 200


def test_the_same_form_sent_twice_is_taken_or_refused_plainly(alice: Who) -> None:
    for _ in range(2):
        assert alice.post("/notes/write/", {"text": "once more"}).status_code == 302
        assert alice.post("/evening/", {"missed": "once more"}).status_code == 302
        assert (
            alice.post("/today/answer/", {"practice": "stay-yourself", "answer": "done"}).status_code == 302
        )
        assert alice.post("/start/device/").status_code == 302
    assert alice.post("/sign-out/").status_code == 302
    assert alice.post("/sign-out/").status_code == 302


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"practice": "nonsense", "answer": "done"},
        {"practice": "stay-yourself", "answer": "perhaps"},
        {"practice": "stay-yourself"},
        {"practice": "\0", "answer": "\0"},
        {"practice": "../stay-yourself", "answer": "done"},
    ],
)
def test_an_answer_to_no_practice_is_not_written(fields: dict[str, str], alice: Who) -> None:
    before = alice.space.head().last
    assert alice.post("/today/answer/", fields)["Location"] == "/today/"
    assert alice.space.head().last == before


@pytest.mark.parametrize(
    "text", ["\0", "\u202e\u202d\u2066", "😀" * 1000, "\ud7ff\uffff", "a\u0301" * 50_000]
)
def test_odd_letters_are_words_like_others(text: str, alice: Who) -> None:
    for page, fields in (
        ("/notes/write/", {"text": f"x{text}"}),
        ("/situation/look/", {"question": "why_trust", "text": text[:10_000]}),
        ("/practices/stay-yourself/do/", {"text": text}),
    ):
        assert alice.post(page, fields).status_code == 302
    for page in ("/notes/", "/situation/look/", "/today/"):
        assert alice.get(page).status_code == 200
