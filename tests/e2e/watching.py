"""Writes down what goes wrong in a browser while nobody looks: policy violations, errors, failed requests."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# The browser says a failed answer twice, in the console and as a response; the response names its address.
_SAID_TWICE = "Failed to load resource"
# A page that is left while it still loads something; nothing was refused, and nobody misses it.
_LEFT = "net::ERR_ABORTED"


@dataclass
class Watch:
    """The troubles of one browser context. What a test expects it names in `expected`, as patterns."""

    origin: str
    expected: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to every page of a context, also those opened later."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("response", self._response)
        context.on("requestfailed", self._failed)

    def expect(self, pattern: str) -> None:
        """Let a trouble pass whose line matches: the test is about it."""
        self.expected.append(pattern)

    def troubles(self) -> list[str]:
        """Everything seen that no test asked for."""
        return [line for line in self.seen if not any(re.search(each, line) for each in self.expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_SAID_TWICE):
            self.seen.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.url.startswith(self.origin):
            self.seen.append(f"{response.status} {self._path(response.url)}")

    def _failed(self, request: Request) -> None:
        if request.url.startswith(self.origin) and request.failure != _LEFT:
            self.seen.append(f"failed: {self._path(request.url)}: {request.failure}")

    def _path(self, url: str) -> str:
        return url.removeprefix(self.origin)
