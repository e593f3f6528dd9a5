"""Having a draft read over, for the tests of the coach: by the button, or on a pause as the script does."""

import json
import re
from collections.abc import Mapping
from typing import Any

Who = Any
HARM, STATEMENT, APOLOGY = "/amends/harm/", "/amends/statement/", "/amends/apology/"
PUBLIC, LETTER = "/amends/public/", "/us/hand/write/"
SORRY_IF = "I lied to you about the card. I am sorry if you were hurt by it."
RUSSIAN = "Прости, если тебе было больно."
DIE = "I am going to kill myself tonight."
LONG = (
    "I am sorry if you were hurt. It just happened. Mistakes were made. It was only one kiss. "
    "I was drunk, that is why. You were never at home, so I went to her. You must forgive me now. "
    "I took your card. I am ashamed. I pay it back by Friday. I will never do it again."
)
# Where whoever broke trust writes -> what is typed there beside the words, and the field of the words.
WRITING: Mapping[str, tuple[Mapping[str, str], str]] = {
    STATEMENT: ({}, "did"),
    APOLOGY: ({"form": "letter", "title": "For you"}, "text"),
    PUBLIC: ({"audience": "our choir"}, "text"),
    LETTER: ({"kind": "letter", "title": "For you"}, "text"),
}


def filled(page: str, text: str) -> dict[str, str]:
    """The form as it would be sent, with this text in it."""
    fields, name = WRITING.get(page, ({}, "text"))
    return {**fields, name: text}


def pressed(who: Who, page: str, text: str) -> Any:
    """The button, without a script."""
    return who.post(page, {**filled(page, text), "move": "read"})


def paused(who: Who, page: str, text: str, **more: str) -> Any:
    """What the script sends on a pause, with the token it finds in the form."""
    if not who.token:
        who.get("/sign-in/")
    return who.client.post(
        page,
        json.dumps({**filled(page, text), **more}),
        content_type="application/json",
        headers={"X-CSRFToken": who.token},
    )


def comments(response: Any) -> list[str]:
    return re.findall(r"<q>(.*?)</q>", response.content.decode())
