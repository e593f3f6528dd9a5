"""Two people who share a space: the quick way to have them, and where the demo keeps what they share."""

import re
from dataclasses import dataclass

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


def places(device: Device) -> dict[str, str]:
    """What stands in the addresses of the demo's shared pages, as this person finds it there."""
    found = {}
    for page, name, pattern, which in (
        ("/again/earlier/", "lapse", r"of=(\d+)", 0),
        ("/us/shared/", "mine", r"/us/shared/(\d+)/", 1),
        ("/us/shared/", "withdrawn", r"/us/shared/(\d+)/", 3),
        ("/us/shared/", "corrected", r"/us/shared/(\d+)/", -1),
        ("/us/breaches/", "breach", r"/us/breaches/(\d+)/", 0),
        ("/us/review/", "week", r"/us/review/round/([\d-]+W\d+)/", 0),
        ("/us/helpers/", "helper", r"/us/helpers/([0-9a-f-]{36})/", 0),
        ("/us/helpers/", "proposal", r"/us/helpers/both/(\d+)/", 0),
    ):
        text = device.context.request.get(device.origin + page).text()
        found[name] = re.findall(pattern, text)[which]
    return found


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
