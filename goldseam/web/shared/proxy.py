"""Settles at the door how a request came: what is said about it in headers counts from our own proxy only.

With an https origin the way in is a proxy that ends https. That it is https the origin says, no header: a
header that anybody can send decides nothing. Where somebody comes from the proxy alone can tell, and it is
believed where only this machine reaches the server (settings.BEHIND_PROXY) and this machine asks.
"""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goldseam.environment import is_loopback

ADDRESS, SCHEME = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"
SAID = (ADDRESS, SCHEME, "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


class ProxyMiddleware:
    """Leaves of the forwarded headers only the one address that our own proxy wrote."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what our proxy took in without https is sent to the https origin."""
        said = {name: _last(str(request.META.pop(name, ""))) for name in SAID}
        if settings.SECURE:
            request.META["wsgi.url_scheme"] = "https"
        if settings.BEHIND_PROXY and is_loopback(str(request.META.get("REMOTE_ADDR", ""))):
            if said[SCHEME].lower() == "http":
                return HttpResponseRedirect(settings.ORIGIN + request.get_full_path())
            if _is_address(said[ADDRESS]):
                request.META[ADDRESS] = said[ADDRESS]
        return self.get_response(request)


def _last(text: str) -> str:
    """The last of a list: what the nearest proxy wrote. What stands before it, others may have sent."""
    return text.rpartition(",")[2].strip()


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
