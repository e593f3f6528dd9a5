"""The code that confirms an address: its tries are counted one by one, and no export gives it away."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest

from goldseam.core.records import Preferred
from goldseam.ledger import post_key, reminders
from goldseam.ledger.posting import Ways, post_due
from goldseam.ledger.smtp import send
from goldseam.web.account import exporting
from goldseam.web.reminders import mail

Who = Any
Box = Any
PAGE = "/account/reminders/"
ADDRESS = "kim@mail.example"


@pytest.fixture
def asked(carol: Who, mailbox: Box, inspecting: Callable[[], AbstractContextManager[None]]) -> Who:
    """Carol, who gave an address and has the code."""
    carol.post(f"{PAGE}mail/", {"address": ADDRESS})
    with inspecting():
        post_due(post_key.private_key(), Ways(mail=partial(send, mailbox.smtp)), carol.clock.moment)
    return carol


def code_in(mailbox: Box) -> str:
    return re.findall(rb"code: (\d{6})", mailbox.raw[-1])[0].decode()  # type: ignore[no-any-return]


def test_tries_at_the_same_moment_are_counted_one_by_one(
    asked: Who, mailbox: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = code_in(mailbox)
    wrong = "000000" if right != "000000" else "111111"
    read, others = mail.kept_in, [wrong] * 4

    def late(private: Any) -> Any:
        found = read(private)
        # Between reading and writing of one try all others come.
        while others:
            asked.post(f"{PAGE}code/", {"code": others.pop()})
        return found

    monkeypatch.setattr(mail, "kept_in", late)
    assert asked.post(f"{PAGE}code/", {"code": wrong})["Location"] == f"{PAGE}?ended=1"
    assert not reminders.standing(asked.unlocked.person).mail


def test_no_export_shows_the_code_that_is_on_its_way(asked: Who, mailbox: Box) -> None:
    for form in ("json", "html"):
        text = exporting.as_text(asked.unlocked, form, "en", asked.clock.moment)
        assert code_in(mailbox) not in text
        assert "k\u2026@m\u2026" in text
    assert asked.post(f"{PAGE}code/", {"code": code_in(mailbox)})["Location"] == f"{PAGE}?saved=1"


def test_one_asked_for_while_the_clock_was_years_ahead_holds_back_no_other(asked: Who) -> None:
    assert asked.post(f"{PAGE}mail/", {"address": ADDRESS}).status_code == 422
    asked.wrote(Preferred("reminder_asked", "2036-11-22T18:30:00+00:00"))
    assert asked.post(f"{PAGE}mail/", {"address": ADDRESS}).status_code == 302
    assert asked.post(f"{PAGE}mail/", {"address": ADDRESS}).status_code == 422
