"""A small browser and the people who use it, for the fixtures of the tests of the pages."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from html import unescape
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.test import Client

from goldseam.core import vault
from goldseam.core.catalogue.codewords import load_codewords
from goldseam.core.catalogue.model import Language
from goldseam.core.records import ClientKnown, Invited, Joined, Preferred, SafetyAnswered, TermsStated
from goldseam.core.records.kinds import Record
from goldseam.ledger import invitations, people, sessions
from goldseam.ledger.models import Invitation, Session
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.shared import cookies

MOMENT = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
AGENT = "Mozilla/5.0 (Android 15) Firefox/140.0"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Posted = Mapping[str, Any]


class Clock:
    """The time of the pages: it stands still until a test lets some of it pass."""

    def __init__(self) -> None:
        self.moment = MOMENT

    def now(self) -> datetime:
        return self.moment

    @property
    def today(self) -> date:
        return self.moment.date()

    def passes(self, **amount: float) -> None:
        self.moment += timedelta(**amount)


class Browser:
    """Sends what a browser would: cookies by their rules, the token of the form, where a request came from."""

    def __init__(self, clock: Clock, language: str = "en", *, quiet: bool = True) -> None:
        self.clock = clock
        self.client = Client(
            enforce_csrf_checks=True, raise_request_exception=quiet, headers={"user-agent": AGENT}
        )
        self.client.cookies["lang"] = language
        self.name = ""
        self.token = ""

    @property
    def cookies(self) -> dict[str, str]:
        return {name: morsel.value for name, morsel in self.client.cookies.items()}

    def get(self, address: str, **more: Any) -> Any:
        return self.send("get", address, **more)

    def post(self, address: str, fields: Posted | None = None, **more: Any) -> Any:
        """Send a form of our own pages, with its token."""
        if not self.token or "csrf" not in self.cookies:
            self.get("/sign-in/")
        return self.send("post", address, {"csrfmiddlewaretoken": self.token, **(fields or {})}, **more)

    def send(self, method: str, address: str, *given: Any, site: str = "same-origin", **more: Any) -> Any:
        """One request. From another site the strict cookie stays at home, and with a form the lax one too."""
        kept = dict(self.client.cookies)
        if site == "cross-site":
            self._without("unlock", *(["session", "csrf"] if method == "post" else []))
        headers = {"sec-fetch-site": site, **more.pop("headers", {})}
        try:
            response = getattr(self.client, method)(address, *given, headers=headers, **more)
        finally:
            for name in kept.keys() - self.client.cookies.keys():
                self.client.cookies[name] = kept[name].value
        self._forget_ended()
        if "csrf" in kept and self.cookies.get("csrf") != kept["csrf"].value:
            # Somebody signed in: forms of before count no more, a page of after has a new token.
            self.token = ""
        if response.streaming:
            b"".join(response.streaming_content)
            response.close()
        if "text/html" in response.headers.get("Content-Type", "") and not response.streaming:
            found = TOKEN.search(response.content.decode())
            self.token = found.group(1) if found else self.token
        return response

    def sign_up(self, name: str, passphrase: str, **more: str) -> Any:
        """Both steps; the sign-in name with its number is read from the account page."""
        self.post("/start/", {"name": name})
        fields = {
            "step": "passphrase",
            "name": name,
            "passphrase": passphrase,
            "passphrase_again": passphrase,
        }
        response = self.post("/start/", {**fields, **more})
        account = self.get("/account/").content.decode()
        self.name = re.findall(r"<strong>([^<]+)</strong>", account)[0] if "<strong>" in account else ""
        return response

    def sign_in(self, name: str, passphrase: str, **more: str) -> Any:
        return self.post("/sign-in/", {"name": name, "passphrase": passphrase, **more})

    def lock(self) -> Any:
        return self.post("/lock/")

    def unlock(self, passphrase: str, **more: str) -> Any:
        return self.post("/locked/", {"passphrase": passphrase, **more})

    def close(self) -> None:
        """The browser is closed: what was to last no longer than it is gone."""
        self._without(*[name for name, kept in self.client.cookies.items() if kept["max-age"] == ""])

    def _without(self, *names: str) -> None:
        for name in names:
            self.client.cookies.pop(name, None)

    def _forget_ended(self) -> None:
        ended = [name for name, morsel in self.client.cookies.items() if morsel["max-age"] == 0]
        self._without(*ended)


class Somebody(Browser):
    """A person at a browser of their own, and what they hold."""

    unlocked: Unlocked
    device: sessions.Device
    passphrase: str

    @property
    def space(self) -> OpenSpace:
        return self.unlocked.private_space()

    @property
    def session(self) -> Session | None:
        return Session.objects.filter(person=self.device.person, key_hash=self.device.key_hash).first()

    @property
    def shared(self) -> OpenSpace:
        """The space of two, as this person holds it."""
        found = self.unlocked.shared_space()
        assert found is not None
        return found

    def gave(self, *records: Record) -> list[int]:
        """Put records into the shared space without a page; their numbers."""
        entries = self.shared.append(*records, at=self.clock.now(), day=self.clock.today)
        return [entry.seq for entry in entries]

    def wrote(self, *records: Record) -> list[int]:
        """Put records into the private space without a page; their numbers."""
        entries = self.space.append(*records, at=self.clock.now(), day=self.clock.today)
        return [entry.seq for entry in entries]

    def read(self, *kinds: type[Record]) -> list[Any]:
        """What of these kinds is in the private space."""
        return [entry.record for entry in self.space.read(*kinds)]


def arrived(clock: Clock, passphrase: str, name: str, language: str, *, quiet: bool = True) -> Somebody:
    """Somebody who signed up a while ago and is signed in here."""
    new = people.create_person(name, passphrase, clock.today)
    who = Somebody(clock, language, quiet=quiet)
    who.name, who.unlocked, who.passphrase = new.sign_in_name, new.unlocked, passphrase
    who.device = sessions.sign_in(new.unlocked, "Firefox, Android", shared=False, now=clock.now())
    for cookie, value in cookies.texts(who.device):
        who.client.cookies[cookie] = value
    settled = {"sign_in_name": who.name, "code_confirmed": "2026-11-01", "device_notice": "2026-11-01"}
    who.wrote(*(Preferred(key, value) for key, value in settled.items()))
    return who


def joined(alice: Somebody, bob: Somebody) -> SimpleNamespace:
    """Two people who share a space since today, each after their own safety check."""
    now, day = alice.clock.now(), alice.clock.today
    for each in (alice, bob):
        each.wrote(SafetyAnswered({"fear": "no"}))
    invited = invitations.invite_partner(alice.unlocked, Joined("Alice"), at=now, day=day)
    greeting = Joined("Bob")
    invitations.join(bob.unlocked, invited.id, invited.code, lambda _: greeting, at=now, day=day)
    return SimpleNamespace(alice=alice, bob=bob)


class Door:
    """An invitation that is open: where it leads, its words, and the words of another one."""

    def __init__(self, inviter: Somebody) -> None:
        made = invitations.invite_partner(
            inviter.unlocked, Joined("Mara"), at=inviter.clock.now(), day=inviter.clock.today
        )
        self.address, self.secret = f"/join/{made.id}/", made.code
        self.code = self.spelt(Language.EN)
        known = load_codewords(Language.EN)
        self.wrong = " ".join(known[(known.index(word) + 1) % len(known)] for word in self.code.split())

    def spelt(self, language: Language) -> str:
        return vault.spell_invitation_code(self.secret, load_codewords(language))

    def try_by(self, who: Somebody, code: str = "", name: str = "Bob") -> Any:
        return who.post(self.address, {"name": name, "code": code or self.code})

    def tries(self) -> int:
        return int(Invitation.objects.get(id=UUID(self.address[6:-1])).tries)


def accompanied(giver: Somebody, counsellor: Somebody, *, days: int = 14) -> UUID:
    """Let somebody be the counsellor of another from today on, without a page; the id of the small space."""
    now, day = giver.clock.now(), giver.clock.today
    ends_on = day + timedelta(days=days)
    made = invitations.invite_helper(giver.unlocked, at=now, day=day, ends_on=ends_on)
    giver.wrote(Invited(str(made.id), str(made.space), "helper", "Dana"))
    space = giver.unlocked.spaces().by_id(made.space)
    assert space is not None
    space.append(Joined("Alice"), at=now, day=day)
    terms = TermsStated("Dana", "nothing is passed on", "danger to a child")
    invitations.join(counsellor.unlocked, made.id, made.code, lambda _: terms, at=now, day=day)
    counsellor.wrote(ClientKnown(str(made.space), "Alice"))
    return made.space


def words_of(response: Any) -> str:
    """What a response says, without its tags."""
    return words_in(response.content.decode())


def words_in(page: str) -> str:
    """What a page says, without its tags."""
    html = re.sub(r"<(head|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()
