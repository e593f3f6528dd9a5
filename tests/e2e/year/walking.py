"""Walks through the weeks in two browsers and writes down what went wrong, without stopping at the first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from http import HTTPStatus
from itertools import groupby
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, Response

from tests.e2e.devices import Account, Device
from tests.e2e.year.filling import fill_in, press, take, tap
from tests.e2e.year.place import Place, evening_of
from tests.e2e.year.step import Do

IN_DAYS = re.compile(r"\{([+-]\d+)\}")
# So many weeks every phone is unlocked on its page; after that without showing it, which is half of all pages.
BY_HAND = 4
# Pages that open on a locked phone as well, and are visited there.
OPEN_LOCKED = ("/check-in/", "/hurts/now/")
PICTURES_THERE = """() => Promise.all([...document.images].map((each) => {
  each.loading = "eager";
  return each.decode().catch(() => null);
}))"""
KEPT = re.compile(r"\{(\w+)\}")


@dataclass
class Person:
    """Somebody who walks: their device, how they sign in, and the words they typed."""

    name: str
    device: Device
    account: Account
    typed: set[str] = field(default_factory=set)
    unlocked_on: date = date.min


@dataclass
class Walk:
    """The year so far: who walks, where, what was kept of pages, and what went wrong."""

    place: Place
    people: dict[str, Person] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)
    today: date = date.min
    week: int = 0

    def join(self, person: Person) -> None:
        """Let somebody walk along; from now on it is known which pages of theirs were answered."""
        origin = person.device.origin
        self.people[person.name] = person
        person.device.context.on("response", lambda answer: self._answered(origin, answer))

    def day(self, week: int, day: int) -> None:
        """Let it be the evening of that day."""
        moment = evening_of(week, day)
        self.place.set_clock(moment)
        self.week, self.today = week, moment.date()

    def through(self, week: int, steps: Sequence[Do]) -> None:
        """One week: each does what is theirs, in the order of the days."""
        for day, several in groupby(sorted(steps, key=lambda each: each.day), lambda each: each.day):
            self.day(week, day)
            for step in several:
                self.do(step)
        for person in self.people.values():
            self._collect(person)

    def do(self, step: Do) -> None:
        """One visit; whatever goes wrong is written down, and the walk goes on."""
        person = self.people[step.who]
        where = self._filled(person, step.page)
        try:
            self._visit(person, step, where)
        except (Error, AssertionError) as error:
            what, device = str(error).splitlines()[0], person.device
            self.say(step.who, where, f"{what} at {device.path}: {_said(device)}")

    def say(self, who: str, where: str, what: str) -> None:
        """Write down what went wrong."""
        self.wrong.append(f"week {self.week}, {who}, {where}: {what}")

    def open(self, person: Person, where: str) -> Page:
        """A page as that person opens it, with the passphrase where it is asked for."""
        device = person.device
        if self.week > BY_HAND and person.unlocked_on != self.today and where not in OPEN_LOCKED:
            device.post("/locked/", passphrase=person.account.passphrase, next="/menu/")
            person.unlocked_on = self.today
        device.open(where)
        if device.path == "/locked/":
            device.page.fill("#passphrase", person.account.passphrase)
            device.press("main form[action='/locked/'] button.go")
            if device.path == "/notes/kept/":
                # A day that was tapped while locked arrived; what was looked for is asked for again.
                device.open(where)
        return device.page

    def _visit(self, person: Person, step: Do, where: str) -> None:
        device, page = person.device, self.open(person, where)

        def filled(text: str) -> str:
            return self._filled(person, text)

        if step.shows:
            assert page.locator(filled(step.shows)).count(), f"not there: {step.shows}"
        if step.hides:
            assert not page.locator(filled(step.hides)).count(), f"there: {step.hides}"
        tap(device, step)
        if step.press:
            person.typed.update(text for text in fill_in(device, step, filled) if " " in text)
        for each in step.press[: len(step.press) - step.file]:
            press(device, each, filled)
        if step.file:
            self.kept[f"file of {person.name}"] = take(device, step.press[-1], filled)
        self._look(device, filled(step.ends), filled(step.keeps))

    def _answered(self, origin: str, answer: Response) -> None:
        where = urlsplit(answer.url)
        if answer.url.startswith(origin) and answer.status < HTTPStatus.BAD_REQUEST:
            self.visited.add(where.path)

    def _look(self, device: Device, ends: str, keeps: str) -> None:
        """Whether it ended where it should, and what is kept of the page there."""
        # A picture that is asked for while the clock is set days ahead may be gone by then.
        device.page.evaluate(PICTURES_THERE)
        assert not ends or re.fullmatch(ends, device.path), f"ended elsewhere than {ends}"
        if keeps:
            found = list(re.finditer(keeps, f"{device.page.url}\n{device.page.content()}"))
            assert found, f"nothing like {keeps}"
            self.kept |= found[-1].groupdict()

    def _filled(self, person: Person, text: str) -> str:
        """A text with the days, the kept names and the own passphrase in it."""
        dated = IN_DAYS.sub(lambda found: (self.today + timedelta(int(found[1]))).isoformat(), text)
        known = {**self.kept, "passphrase": person.account.passphrase}
        return KEPT.sub(lambda found: known.get(found[1], found[0]), dated)

    def _collect(self, person: Person) -> None:
        """What the browser of somebody noticed since it was asked last."""
        for trouble in person.device.watch.troubles():
            self.say(person.name, "browser", trouble)
        person.device.watch.seen.clear()


def _said(device: Device) -> str:
    """What a page says about itself: its heading, and what it asks to be put right."""
    try:
        device.page.wait_for_load_state()
        lines = device.page.locator("h1, main [role=alert], main .error").all_inner_texts()
    except Error:
        return "on its way"
    return " | ".join(" ".join(line.split()) for line in lines)
