"""Signing in: every failure looks the same, guessing gets slow, and nobody is ever locked out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from goldseam.core import vault
from goldseam.core.records import Noted
from goldseam.web.account import proof

Who = Any
WRONG = "not the one it was made with"


def test_signing_in_leads_to_where_one_was_going(alice: Who, browser: Who) -> None:
    answer = browser.sign_in(alice.name, alice.passphrase, next="/progress/?of=close")
    assert answer["Location"] == "/progress/?of=close"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "/\tx", ""],
)
def test_signing_in_leads_nowhere_else(elsewhere: str, alice: Who, browser: Who) -> None:
    assert browser.sign_in(alice.name, alice.passphrase, next=elsewhere)["Location"] == "/today/"


def test_a_wrong_name_and_a_wrong_passphrase_look_the_same(alice: Who, browsers: Callable[..., Who]) -> None:
    def tried(name: str) -> tuple[int, bytes, list[str], int]:
        who = browsers()
        who.get("/sign-in/")
        with CaptureQueriesContext(connection) as queries:
            answer = who.sign_in(name, WRONG)
        body = answer.content.replace(who.token.encode(), b"").replace(name.encode(), b"")
        return answer.status_code, body, sorted(answer.headers), len(queries)

    known, unknown = tried(alice.name), tried("nobody-" + alice.name[-4:])
    assert known == unknown
    assert known[0] == 403


def test_a_wrong_name_costs_the_same_work(
    alice: Who, browsers: Callable[..., Who], monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[vault.KdfParams] = []
    derive = vault.derive_passphrase_key

    def counting(passphrase: str, salt: bytes, parameters: vault.KdfParams) -> Any:
        runs.append(parameters)
        return derive(passphrase, salt, parameters)

    monkeypatch.setattr(vault, "derive_passphrase_key", counting)
    browsers().sign_in(alice.name, WRONG)
    browsers().sign_in("nobody-1234", WRONG)
    assert len(runs) == 2
    assert runs[0] == runs[1]


@pytest.mark.parametrize("odd", ["", "\0", "x" * 1_000_000, "\u202e", "😀"])
@pytest.mark.parametrize("known", [True, False])
def test_an_odd_passphrase_is_a_wrong_one(odd: str, known: bool, alice: Who, browser: Who) -> None:
    answer = browser.sign_in(alice.name if known else "nobody-1234", odd)
    assert answer.status_code == 403
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("name", ["", "\0", "x" * 1_000_000, "\u202eanna", "😀", "ﷺ" * 300])
def test_an_odd_name_is_a_wrong_one_and_comes_back(name: str, browser: Who) -> None:
    answer = browser.sign_in(name, WRONG)
    assert answer.status_code == 403
    assert answer.context["name"] == name
    assert WRONG not in answer.content.decode()


def test_delays_grow_and_end_and_never_lock_out(alice: Who, browser: Who, clock: Any) -> None:
    waits = []
    for _ in range(14):
        answer = browser.sign_in(alice.name, WRONG)
        waits.append(int(answer.headers.get("Retry-After", 0)))
        assert answer.status_code == (429 if waits[-1] else 403)
        clock.passes(seconds=waits[-1])
    assert waits[:5] == [0] * 5
    assert waits[5] > 0
    assert waits == sorted(waits)
    assert waits[-1] == 40
    assert browser.sign_in(alice.name, alice.passphrase).status_code == 302


def test_while_waiting_even_the_right_passphrase_waits(
    alice: Who, browser: Who, clock: Any, words: Callable[[Any], str]
) -> None:
    for _ in range(6):
        browser.sign_in(alice.name, WRONG)
    early = browser.sign_in(alice.name, alice.passphrase)
    assert early.status_code == 429
    assert "Wait 2 seconds" in words(early)
    clock.passes(seconds=2)
    assert browser.sign_in(alice.name, alice.passphrase).status_code == 302


def test_an_unknown_name_is_slowed_down_just_the_same(alice: Who, browsers: Callable[..., Who]) -> None:
    def tried(name: str) -> list[int]:
        return [browsers().sign_in(name, WRONG).status_code for _ in range(7)]

    assert tried(alice.name) == tried("nobody-1234")


def test_a_success_ends_the_delay(alice: Who, browsers: Callable[..., Who], clock: Any) -> None:
    for _ in range(6):
        browsers().sign_in(alice.name, WRONG)
    clock.passes(seconds=40)
    browsers().sign_in(alice.name, alice.passphrase)
    assert browsers().sign_in(alice.name, WRONG).status_code == 403


def test_failures_elsewhere_do_not_hold_up_another_network_or_a_signed_in_device(
    alice: Who, browsers: Callable[..., Who]
) -> None:
    alice.lock()
    for _ in range(12):
        browsers().sign_in(alice.name, WRONG)
    assert alice.unlock(alice.passphrase).status_code == 302
    away = browsers()
    away.client.defaults["REMOTE_ADDR"] = "198.51.100.7"
    assert away.sign_in(alice.name, alice.passphrase).status_code == 302


def test_guessing_at_a_locked_device_gets_slow_too(alice: Who, clock: Any) -> None:
    alice.lock()
    for _ in range(6):
        answer = alice.unlock(WRONG)
    assert answer.status_code == 429
    assert alice.unlock(alice.passphrase).status_code == 429
    clock.passes(seconds=40)
    assert alice.unlock(alice.passphrase).status_code == 302


def test_guessing_inside_the_account_counts_with_the_device(alice: Who) -> None:
    for page in ("/account/export/", "/account/delete/", "/account/code/") * 2:
        answer = alice.post(page, {"passphrase": WRONG})
    assert answer.status_code == 429
    assert alice.post("/account/delete/", {"passphrase": alice.passphrase}).status_code == 429


def test_signing_in_as_somebody_else_ends_what_was_open_here(alice: Who, bob: Who) -> None:
    alice.wrote(Noted("only Alice reads this"))
    alice.sign_in(bob.name, bob.passphrase)
    assert alice.session is None
    assert "only Alice reads this" not in alice.get("/notes/").content.decode()


def test_a_busy_server_says_so_and_loses_nothing(
    alice: Who, browser: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldseam.ledger import kdf_queue  # noqa: PLC0415

    def full(_patience: float = 0.0) -> Any:
        raise kdf_queue.ServerBusyError

    monkeypatch.setattr("goldseam.ledger.people.place_in_queue", full)
    answer = browser.sign_in(alice.name, alice.passphrase)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert alice.get("/today/").status_code == 200


def test_a_busy_server_is_no_reason_to_wait_longer_in_the_end(
    alice: Who, browser: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goldseam.ledger import kdf_queue  # noqa: PLC0415

    def full(_patience: float = 0.0) -> Any:
        raise kdf_queue.ServerBusyError

    with monkeypatch.context() as busy:
        busy.setattr("goldseam.ledger.people.place_in_queue", full)
        for _ in range(3):
            browser.sign_in(alice.name, alice.passphrase)
    assert browser.sign_in(alice.name, alice.passphrase).status_code == 302


@pytest.mark.parametrize(
    ("secure", "direct", "forwarded", "found"),
    [
        (True, "127.0.0.1", "198.51.100.7", "198.51.100.7"),
        (True, "127.0.0.1", "made up, 198.51.100.7", "198.51.100.7"),
        (True, "127.0.0.1", "", "127.0.0.1"),
        (True, "203.0.113.9", "198.51.100.7", "203.0.113.9"),
        (False, "127.0.0.1", "198.51.100.7", "127.0.0.1"),
    ],
)
def test_only_our_own_proxy_is_believed_about_where_somebody_is(
    secure: bool, direct: str, forwarded: str, found: str, settings: Any
) -> None:
    settings.SECURE = secure
    request = RequestFactory().get("/sign-in/", REMOTE_ADDR=direct, headers={"x-forwarded-for": forwarded})
    assert proof._address(request) == found


def test_the_servers_word_for_whoever_watches_it(browser: Who) -> None:
    answer = browser.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert not answer.cookies
