"""A push service of the tests' own: real TLS on this machine, tokens checked by another library, trouble on demand."""

import base64
import json
import shutil
import ssl
import subprocess
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

CONTACT = "mailto:post@mail.example"
TAKEN = 201


class PushService:
    """Takes what is pushed. `answer` is the number it answers with; 0 hangs until `release` is set."""

    def __init__(self, place: Path) -> None:
        self.answer, self.release = TAKEN, threading.Event()
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.certificate = place / "authority.pem"
        key = place / "authority.key"
        make_certificate(self.certificate, key)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_address[1]
        self.host = f"localhost:{self.port}"
        self.origin = f"https://{self.host}"

    @property
    def endpoint(self) -> str:
        """An address of a device here."""
        return f"{self.origin}/push/canary-device?x=1"

    def up(self) -> None:
        """Begin to answer."""
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def down(self) -> None:
        """Stop listening: whoever connects is refused."""
        self.release.set()
        self._server.shutdown()
        self._server.server_close()


def handler_of(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            service.asked.append((self.path, dict(self.headers.items()), body))
            if service.answer == 0:
                service.release.wait()
                return
            self.send_response(service.answer)
            self.send_header("Location", f"{service.origin}/elsewhere")
            self.send_header("Content-Length", "11")
            self.end_headers()
            self.wfile.write(b"canary-body")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


def make_certificate(certificate: Path, key: Path) -> None:
    """A certificate for this machine that signs itself."""
    openssl = shutil.which("openssl")
    assert openssl is not None, "These tests need openssl. Install Debian's: sudo apt-get install openssl"
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", str(key))
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "30")
    command = [openssl, "req", "-x509", *curve, *names, "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)


def checked_token(header: str, origin: str, now: datetime) -> dict[str, Any]:
    """The claims of a token, once its signature fits the key beside it; another library than ours judges."""
    scheme, _space, rest = header.partition(" ")
    parts = dict(each.strip().split("=", 1) for each in rest.split(","))
    head, body, signature = parts["t"].split(".")
    raw = decoded(signature)
    assert (scheme, len(raw)) == ("vapid", 64)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(parts["k"]))
    der = utils.encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public.verify(der, f"{head}.{body}".encode(), ec.ECDSA(SHA256()))
    assert json.loads(decoded(head)) == {"typ": "JWT", "alg": "ES256"}
    claims: dict[str, Any] = json.loads(decoded(body))
    assert claims["aud"] == origin
    assert 0 < claims["exp"] - now.timestamp() <= 12 * 3600
    return claims


def decoded(text: str) -> bytes:
    """Base 64 of addresses, whose end signs are left out."""
    assert "=" not in text
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
