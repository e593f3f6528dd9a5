"""Hands one mail to the operator's mail server, and says whether it may be tried again."""

import re
import smtplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate, make_msgid

from goldseam.core.reminders import Order
from goldseam.environment import Smtp

SECONDS = 30.0
# One run spends no more on mail than this, so that quiet hours and notices wait for no slow server.
SECONDS_A_RUN = 60.0
GO_AHEAD, PERMANENT = 354, 500
_DOT_FIRST = re.compile(rb"^\.", re.MULTILINE)


class NotNowError(Exception):
    """It was surely not taken; it may be tried again."""


class RefusedError(Exception):
    """It was refused for good."""


class AwayError(NotNowError):
    """The server itself is not there: the next letter would meet the same."""


class NextRunError(Exception):
    """Enough time went to that service for now. Nothing was sent, and nothing has failed."""


class MailRun:
    """One run of the post: a server that is away, or too slow, is not asked for each letter anew."""

    def __init__(self, smtp: Smtp, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin with no trouble. `seconds` is a clock that only goes forward."""
        self._smtp, self._seconds, self._spent, self._away = smtp, seconds, 0.0, False

    def send(self, address: str, order: Order) -> None:
        """Send it, as `send` does.

        Raises:
            NextRunError: the server took its share of this run, or was away a moment ago.
            NotNowError: it cannot be reached, or said to come back later.
            RefusedError: it does not take this address or this mail.
        """
        if self._away or self._spent >= SECONDS_A_RUN:
            raise NextRunError
        begun = self._seconds()
        try:
            send(self._smtp, address, order)
        except AwayError:
            self._away = True
            raise
        finally:
            self._spent += self._seconds() - begun


def send(smtp: Smtp, address: str, order: Order) -> None:
    """Send it. What broke off after the text went out counts as sent: twice would be worse than never.

    Raises:
        NotNowError: the server cannot be reached, or said to come back later.
        RefusedError: it does not take this address or this mail.
    """
    try:
        letter = _letter(smtp, address, order)
    except ValueError:
        # Words that no mail can hold, which only somebody with the database could have put there.
        raise RefusedError from None
    with _connected(smtp) as server:
        _say(server.mail(smtp.sender))
        _say(server.rcpt(address))
        answer = server.docmd("DATA")
        if answer[0] != GO_AHEAD:
            _say(answer)
            raise NotNowError
        try:
            # A lone dot ends the text, so a line's own first dot is doubled (RFC 5321, 4.5.2).
            server.send(_DOT_FIRST.sub(b"..", letter) + b".\r\n")
            answer = server.getreply()
        except (smtplib.SMTPException, OSError):
            return
        _say(answer)


@contextmanager
def _connected(smtp: Smtp) -> Iterator[smtplib.SMTP]:
    server, context = None, ssl.create_default_context()
    try:
        try:
            server = _reached(smtp, context)
            _greet(server, smtp, context)
        except (smtplib.SMTPException, OSError, UnicodeError):
            # Also wrong words at the door: the operator mends that, and the reminder waits.
            raise AwayError from None
        yield server
    except (smtplib.SMTPException, OSError, UnicodeError):
        raise NotNowError from None
    finally:
        if server is not None:
            server.close()


def _reached(smtp: Smtp, context: ssl.SSLContext) -> smtplib.SMTP:
    # The name of this machine is nobody's business.
    known_as = "localhost"
    if smtp.security == "tls":
        return smtplib.SMTP_SSL(smtp.host, smtp.port, known_as, timeout=SECONDS, context=context)
    return smtplib.SMTP(smtp.host, smtp.port, known_as, timeout=SECONDS)


def _greet(server: smtplib.SMTP, smtp: Smtp, context: ssl.SSLContext) -> None:
    server.ehlo_or_helo_if_needed()
    if smtp.security == "starttls":
        server.starttls(context=context)
    if smtp.user:
        server.login(smtp.user, smtp.password)


def _say(answer: tuple[int, bytes]) -> None:
    """Go on, or say which kind of no it was. The server's own words are dropped: they may hold the address."""
    code, _words = answer
    if code >= PERMANENT:
        raise RefusedError
    if not 200 <= code < 300:
        raise NotNowError


def _letter(smtp: Smtp, address: str, order: Order) -> bytes:
    letter = EmailMessage(policy=SMTP)
    letter["From"] = formataddr((order.name, smtp.sender))
    letter["To"] = address
    letter["Subject"] = order.subject
    letter["Date"] = formatdate()
    letter["Message-ID"] = make_msgid(domain=smtp.sender.rpartition("@")[2])
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(order.text)
    return bytes(letter)
