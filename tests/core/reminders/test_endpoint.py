"""Addresses of devices: the known push services and what an operator adds, and nothing that looks like one of them."""

import pytest

from goldseam.core.reminders import read_endpoint

KNOWN = (
    "https://fcm.googleapis.com/fcm/send/abc:DEF_-1",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA=",
    "https://web.push.apple.com/QGuQ",
    "https://api.push.apple.com/3/device/1",
    "https://wns2-par02p.notify.windows.com/w/?token=BQ%2b&x=1",
)


@pytest.mark.parametrize("address", KNOWN)
def test_each_known_service_is_taken(address: str) -> None:
    found = read_endpoint(address)
    assert found is not None
    assert (f"{found.origin}{found.path}", found.port) == (address, 443)
    assert found.origin == f"https://{found.host}"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "fcm.googleapis.com/x",
        "http://fcm.googleapis.com/x",
        "HTTPS://fcm.googleapis.com/x",
        "https://FCM.googleapis.com/x",
        "https://fcm.googleapis.com",
        "https://fcm.googleapis.com?x",
        "https://fcm.googleapis.com./x",
        "https://fcm.googleapis.com:443/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:/x",
        "https://kim@fcm.googleapis.com/x",
        "https://kim:secret@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://fcm.googleapis.com\\@evil.example/x",
        "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com/x",
        "https://googleapis.com/x",
        "https://notify.windows.com/x",
        "https://.notify.windows.com/x",
        "https://evil-notify.windows.com/x",
        "https://127.0.0.1/x",
        "https://2130706433/x",
        "https://0x7f.1/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://localhost/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://fcm。googleapis.com/x",
        "https://ｆcm.googleapis.com/x",
        "https://fсm.googleapis.com/x",
        "https://fcm.googleapis.com/x y",
        "https://fcm.googleapis.com/x\r\nHost: evil.example",
        "https://fcm.googleapis.com/x\n",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com/x\\y",
        "https://fcm.googleapis.com/ключ",
        "https://fcm.googleapis.com/" + "x" * 2048,
        " https://fcm.googleapis.com/x",
    ],
)
def test_nothing_else_is(address: str) -> None:
    assert read_endpoint(address) is None


@pytest.mark.parametrize(
    ("address", "more", "taken"),
    [
        ("https://push.example.org/x", "push.example.org", True),
        ("https://push.example.org/x", "*.example.org", True),
        ("https://a.b.example.org/x", "*.example.org", True),
        ("https://example.org/x", "*.example.org", False),
        ("https://evilexample.org/x", "*.example.org", False),
        ("https://push.example.org:8443/x", "push.example.org:8443", True),
        ("https://push.example.org:8444/x", "push.example.org:8443", False),
        ("https://push.example.org/x", "push.example.org:8443", False),
        ("https://push.example.org:8443/x", "push.example.org", False),
        ("https://a.example.org:8443/x", "*.example.org:8443", True),
    ],
)
def test_an_operator_adds_hosts_with_their_port_and_takes_none_away(
    address: str, more: str, taken: bool
) -> None:
    assert (read_endpoint(address, [more]) is not None) is taken
    assert read_endpoint(KNOWN[0], [more]) is not None


def test_another_port_is_part_of_whom_a_token_is_for() -> None:
    found = read_endpoint("https://push.example.org:8443/x", ["push.example.org:8443"])
    assert found is not None
    assert (found.origin, found.port) == ("https://push.example.org:8443", 8443)
