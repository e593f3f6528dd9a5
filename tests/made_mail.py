"""A mail server of the tests' own: it speaks real SMTP on this machine, and fails when it is told to."""

import socket
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from goldseam.environment import Smtp

SENDER = "post@mail.example"
OK = "250 OK"


class Mailbox:
    """Takes what is sent. `to_address` and `to_text` are what it answers.

    `hangs_up` before it would take the text, `breaks_off` after it took it.
    """

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.raw: list[bytes] = []
        self.people: list[str] = []
        self.to_address = self.to_text = OK
        self.hangs_up = self.breaks_off = False
        self._controller: Controller | None = None

    @property
    def smtp(self) -> Smtp:
        """The settings that lead here."""
        return Smtp("127.0.0.1", self.port, "none", SENDER, "", "")

    def up(self) -> None:
        """Begin to listen."""
        self._controller = _Listening(self, hostname="127.0.0.1", port=self.port, ready_timeout=60)
        self._controller.start()

    def down(self) -> None:
        """Stop listening: whoever connects is refused."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.to_address == OK:
            envelope.rcpt_tos.append(address)
        return self.to_address

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.breaks_off or self.to_text == OK:
            self.raw.append(envelope.content)
            self.people += envelope.rcpt_tos
        if self.breaks_off:
            server.transport.close()
        return self.to_text


class _Speaking(SMTP):
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self.event_handler.hangs_up:
            assert self.transport is not None
            self.transport.close()
            return
        await super().smtp_DATA(arg)


class _Listening(Controller):
    def factory(self) -> SMTP:
        return _Speaking(self.handler, **self.SMTP_kwargs)
