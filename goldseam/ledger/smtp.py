"""Hands one mail to the operator's mail server, and says whether it may be tried again."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate, make_msgid

from goldseam.core.reminders import Order
from goldseam.environment import Smtp

SECONDS = 30.0
PERMANENT = 500


class NotNowError(Exception):
    """It was surely not taken; it may be tried again."""


class RefusedError(Exception):
    """It was refused for good."""


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
        try:
            _say(server.data(letter))
        except smtplib.SMTPDataError as error:
            _say((error.smtp_code, b""))
        except (smtplib.SMTPException, OSError):
            return


@contextmanager
def _connected(smtp: Smtp) -> Iterator[smtplib.SMTP]:
    server, context = None, ssl.create_default_context()
    try:
        server = _reached(smtp, context)
        _greet(server, smtp, context)
        yield server
    except (smtplib.SMTPException, OSError, UnicodeError):
        # Also wrong words at the door: the operator mends that, and the reminder waits.
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
