"""Two people who share a space: the quick way to have them, and where the demo keeps what they share."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.e2e.devices import Device


@dataclass(frozen=True)
class Pair:
    """Anna, who invited, and Ben, who came; each on a phone of their own."""

    anna: Device
    ben: Device


def invitation(anna: Device, name: str = "Anna") -> tuple[str, list[str]]:
    """Make an invitation; where its link leads, and its eight words."""
    page = anna.post("/us/invite/", name=name).text()
    link = re.search(r"/join/[0-9a-f-]{36}/", page)
    assert link is not None
    words = re.search(r'<ol class="codewords">(.*?)</ol>', page, re.DOTALL)
    assert words is not None
    return link[0], re.findall(r"<li>(.+?)</li>", words[1])


def join(anna: Device, ben: Device) -> Pair:
    """Let two people who signed up share a space, each after their own safety check."""
    for each in (anna, ben):
        each.post("/safety/", move="not_now")
    link, words = invitation(anna)
    ben.post(link, name="Ben", code=" ".join(words))
    return Pair(anna, ben)


def release_both(pair: Pair) -> None:
    """Both write their side of the week and release it."""
    for each, words in ((pair.anna, "The call at six."), (pair.ben, "A walk.")):
        each.post(
            "/us/review/write/", kept=words, appreciation=f"{words} Thank you.", change="No telephones."
        )
        page = each.context.request.get(f"{each.origin}/us/review/release/").text()
        fields = dict(re.findall(r'name="(round|seen)" value="(.+?)"', page))
        each.post("/us/review/release/", **fields)


# Where the number in an address stands: the page, its name, how it is found there, and which of those found.
Finding = tuple[str, str, str, int]
BOTH: tuple[Finding, ...] = (
    ("/truth/account/hand-over/", "given", r"/truth/account/read/(\d+)/", 0),
    ("/truth/lie/earlier/", "told", r"/truth/told/(\d+)/", 0),
    ("/truth/no-contact/kept/", "kept", r"/truth/no-contact/kept/(\d+)/", 0),
    ("/amends/", "letter", r"/amends/(\d+)/", 0),
    ("/amends/", "harm", r"/amends/(\d+)/", 1),
    ("/amends/", "draft", r"/amends/draft/(\d+)/", 0),
    ("/amends/public/", "asking", r"/amends/public/(\d+)/", 0),
    ("/promises/", "promise", r"/promises/(\d+)/", 0),
    ("/promises/{promise}/", "day", r"/day/([\d-]+)/", 1),
    ("/requests/", "request", r"/requests/(\d+)/", -1),
    ("/agreements/", "agreement", r"/agreements/(\d+)/", 0),
    ("/agreements/", "binding", r"/agreements/(\d+)/", 1),
    ("/openness/plans/", "plan", r"/openness/plans/(\d+)/", 0),
    ("/near/", "away", r"/near/away/(\d+)/", 0),
    ("/dispute/", "unopened", r"/dispute/both/(\d+)/", 0),
    ("/dispute/", "dispute", r"/dispute/both/(\d+)/", 1),
)
OF_KIM: tuple[Finding, ...] = (
    ("/again/earlier/", "lapse", r"of=(\d+)", 0),
    ("/us/shared/", "mine", r"/us/shared/(\d+)/", 1),
    ("/us/shared/", "withdrawn", r"/us/shared/(\d+)/", 3),
    ("/us/shared/", "corrected", r"/us/shared/(\d+)/", -1),
    ("/us/breaches/", "breach", r"/us/breaches/(\d+)/", 0),
    ("/us/review/", "week", r"/us/review/round/([\d-]+W\d+)/", 0),
    ("/us/helpers/", "helper", r"/us/helpers/([0-9a-f-]{36})/", 0),
    ("/us/helpers/", "proposal", r"/us/helpers/both/(\d+)/", 0),
    ("/truth/questions/", "question", r"/truth/questions/(\d+)/", 0),
    ("/truth/questions/", "settled", r"/truth/questions/(\d+)/", -1),
    ("/truth/questions/own/", "noted", r"/truth/questions/own/(\d+)/", 0),
    ("/amends/{harm}/", "back", r"/amends/(\d+)/heard/", -1),
    ("/recordings/", "recording", r"/recordings/([0-9a-f-]{36})/", 0),
    ("/hurts/", "trigger", r"/hurts/(\d+)/", 0),
    ("/hurts/days/", "gentle", r"/hurts/days/(\d+)/", 0),
    ("/dispute/", "sorted", r"/dispute/(\d+)/", 0),
    ("/dispute/", "ended", r"/dispute/(\d+)/", 1),
    ("/good/thanks/", "thanks", r"/good/thanks/(\d+)/back/", 0),
    ("/good/memories/", "memory", r"/good/memories/(\d+)/", 0),
    ("/good/memories/", "ours", r"/good/memories/ours/(\d+)/", 0),
    ("/good/dates/", "date", r"/good/dates/(\d+)/", 0),
    ("/progress/log/", "log", r"/progress/log/(\d+)/", 0),
    ("/openness/", "theirs", r"/openness/theirs/(\d+)/", 0),
)
OF_ROBIN: tuple[Finding, ...] = (
    ("/truth/questions/", "waiting", r"/truth/questions/(\d+)/", 0),
    ("/truth/questions/", "answered", r"/truth/questions/(\d+)/", 2),
    ("/truth/questions/{answered}/", "answer", r"/correct/(\d+)/", 0),
    ("/truth/answers/", "prepared", r"/truth/answers/(\d+)/", 0),
    ("/truth/account/", "part", r"part/\?of=(\d+)", 0),
    ("/truth/lie/earlier/", "lie", r"/truth/lie/(\d+)/", 0),
    ("/amends/", "statement", r"/amends/(\d+)/", 2),
    ("/promises/", "own", r"/promises/own/(\d+)/", 0),
    ("/promises/own/{own}/", "own_day", r"/day/([\d-]+)/", 1),
    ("/openness/", "open_item", r"/openness/mine/([0-9a-f-]{36})/", 0),
    ("/openness/plans/", "own_plan", r"/openness/plans/(\d+)/", 1),
)


def places(device: Device) -> dict[str, str]:
    """What stands in the addresses of the demo's shared pages, as Kim finds it there."""
    return _found(device, (*BOTH, *OF_KIM))


def places_of_robin(device: Device) -> dict[str, str]:
    """The same as Robin finds it."""
    return _found(device, (*BOTH, *OF_ROBIN))


def _found(device: Device, findings: tuple[Finding, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for page, name, pattern, which in findings:
        text = device.context.request.get(device.origin + page.format(**found)).text()
        found[name] = re.findall(pattern, text)[which]
    return found


def meet(pair: Pair) -> dict[str, str]:
    """Let both agree on this very minute for Ben's account; the number of the time."""
    form = {"move": "propose", "whose": "theirs"}
    ben, anna = pair.ben, pair.anna
    ben.post("/situation/addressed_safely/", move="next", addressed_safely="yes")
    for _minute in range(2):
        # The minute may be over before it is sent: then the next one is taken.
        now = datetime.now(UTC)
        with suppress(AssertionError):
            time = {"on": now.strftime("%Y-%m-%d"), "hour": now.strftime("%H:%M")}
            anna.post("/truth/account/hand-over/", **form, **time)
            break
    text = ben.context.request.get(f"{ben.origin}/truth/account/hand-over/").text()
    number = re.findall(r'name="number" value="(\d+)"', text)[0]
    ben.post("/truth/account/hand-over/", move="agree", number=number)
    return {"number": number}


def client(device: Device) -> dict[str, str]:
    """The same for the counsellor of the demo: whom she accompanies."""
    text = device.context.request.get(f"{device.origin}/clients/").text()
    return {"client": re.findall(r"/clients/([0-9a-f-]{36})/", text)[0]}


def former(device: Device) -> dict[str, str]:
    """The same for somebody whose shared space was left: which it was, and the newest thing in it."""
    text = device.context.request.get(f"{device.origin}/us/former/").text()
    space = re.findall(r"/us/former/([0-9a-f-]{36})/", text)[0]
    text = device.context.request.get(f"{device.origin}/us/former/{space}/").text()
    return {"space": space, "item": re.findall(rf"/us/former/{space}/(\d+)/", text)[0]}
