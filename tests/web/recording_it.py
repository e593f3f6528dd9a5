"""What the recorder's script sends, for the tests, and how a recording is listened to."""

import json
from typing import Any

Who = Any


def tell(who: Who, address: str, message: dict[str, Any]) -> Any:
    """What the script posts."""
    return who.client.post(
        address, json.dumps(message), content_type="application/json", headers={"X-CSRFToken": token(who)}
    )


def send(who: Who, address: str, data: bytes) -> Any:
    """Bytes that the script posts."""
    return who.client.post(
        address, data, content_type="application/octet-stream", headers={"X-CSRFToken": token(who)}
    )


def token(who: Who) -> str:
    """What every request that changes something carries."""
    if not who.token:
        who.get("/recordings/new/")
    return str(who.token)


def body(answer: Any) -> bytes:
    """The bytes of an answer that comes in pieces."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def played(who: Who, media: str, **headers: str) -> Any:
    """The answer with its bytes still in it: `Browser.get` would have read them."""
    return who.client.get(
        f"/recordings/{media}/play/", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
