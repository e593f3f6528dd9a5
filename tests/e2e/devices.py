"""A device as a person holds it: one browser window with its cookies, and the quick way to a signed-in place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import APIResponse, BrowserContext, Locator, Page

from tests.e2e.watching import Watch

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page or the browser asks for elsewhere is not there: the tests need no network and use none.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

PASSPHRASE = "marble lantern orbit quiet river seven"
PHONE = (390, 844)
DESK = (1280, 800)
# WCAG 2.2, 1.4.10: the width at which a page must still fit, 1280 px at 400 % zoom.
NARROW = (320, 640)
# A phone of 390 px at 200 % zoom has 195 px to show.
ZOOMED = (195, 422)
# Looked at from above: is the exit what a finger meets at its middle and near its four corners?
UNCOVERED = """() => {
  const exit = document.querySelector(".exit button");
  const { left, right, top, bottom } = exit.getBoundingClientRect();
  if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth || bottom - top < 44) return false;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const points = [[x, y], [left + 9, y], [right - 9, y], [x, top + 3], [x, bottom - 3]];
  return points.every((point) => exit.contains(document.elementFromPoint(...point)));
}"""


@dataclass(frozen=True)
class Account:
    """Who signs in, and how."""

    name: str
    passphrase: str = PASSPHRASE


@dataclass(frozen=True)
class Device:
    """One context of the browser, its first page, and the watch over both."""

    origin: str
    language: str
    context: BrowserContext
    page: Page
    watch: Watch

    def open(self, path: str) -> Page:
        """Open one of the product's pages."""
        self.page.goto(self.origin + path)
        return self.page

    def unfold(self) -> None:
        """Open whatever is folded away on the page."""
        self.page.locator("details").evaluate_all("(all) => all.forEach((each) => (each.open = true))")

    def press(self, what: str | Locator) -> None:
        """Press something that leads to another page, and wait for that page."""
        target = self.page.locator(what) if isinstance(what, str) else what
        with self.page.expect_navigation():
            target.click()

    @property
    def path(self) -> str:
        """Where the page is, without origin and query."""
        return urlsplit(self.page.url).path

    @property
    def cookies(self) -> set[str]:
        """The names of the cookies this device holds."""
        return {cookie.get("name", "") for cookie in self.context.cookies()}

    def post(self, path: str, **fields: str) -> APIResponse:
        """Send a form without showing a page: the short way to where a test begins."""
        headers = {"Accept-Language": self.language}
        held = {cookie.get("name"): cookie.get("value", "") for cookie in self.context.cookies()}
        if "csrf" not in held:
            self.context.request.get(f"{self.origin}/sign-in/", headers=headers)
            return self.post(path, **fields)
        form: dict[str, str | float | bool] = {"csrfmiddlewaretoken": held["csrf"], **fields}
        answer = self.context.request.post(self.origin + path, form=form, headers=headers)
        assert answer.ok, f"{path}: {answer.status}"
        return answer

    def sign_up(self, role: str | None = "injured", **answers: str) -> Account:
        """Become a person on this device; with a role also through what stands before Today."""
        known = {"name": "Anna", "passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE}
        self.post("/start/", step="passphrase", **known)
        named = re.search(
            r"<strong>(.+?)</strong>", self.context.request.get(f"{self.origin}/account/").text()
        )
        assert named is not None
        if role is not None:
            self.post("/start/device/")
            for question, answer in {"role": role, **answers}.items():
                self.post(f"/situation/{question}/", move="next", **{question: answer})
        return Account(named[1])

    def sign_in(self, account: Account) -> None:
        """Sign in on this device."""
        self.post("/sign-in/", name=account.name, passphrase=account.passphrase)

    def speak(self, language: str) -> None:
        """Read in another language than this person chose, on this device only."""
        self.context.add_cookies([{"name": "lang", "value": language, "url": self.origin}])


NewDevice = Callable[..., Device]
