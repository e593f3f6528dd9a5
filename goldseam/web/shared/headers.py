"""The headers every response carries, errors included: what the page may load, and that nothing is kept."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:; manifest-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'"
)
PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), "
    "screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"
)
# Only where something is played; and only where something is recorded, which is heard before it is sent.
PLAYER = f"{POLICY}; media-src 'self'"
RECORDER = f"{POLICY}; media-src 'self' blob:"
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": PERMISSIONS,
    # `same-origin`, not `no-referrer`: the latter makes browsers post with a null origin.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


def with_player(response: HttpResponse) -> HttpResponse:
    """Let this page play what comes from here."""
    response["Content-Security-Policy"] = PLAYER
    return response


def with_recorder(response: HttpResponse) -> HttpResponse:
    """Let this page, and no other, ask for microphone and camera (S17)."""
    response["Content-Security-Policy"] = RECORDER
    opened = PERMISSIONS.replace("camera=()", "camera=(self)").replace("microphone=()", "microphone=(self)")
    response["Permissions-Policy"] = opened
    return response


class HeadersMiddleware:
    """Adds the headers last, so that no view and no error page can leave them out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with every header of `ALWAYS`, and `no-store` for all but files and public help."""
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        if settings.SECURE:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"
            )
        return response
