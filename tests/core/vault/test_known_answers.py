"""The algorithms are the published ones: answers from their own documents, and one envelope built by hand."""

from base64 import b64decode
from datetime import date
from hashlib import blake2b
from uuid import UUID

import pytest
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_scalarmult,
)
from nacl.secret import Aead

from goldseam.core.vault import ItemAddress, KdfParams, PrivateKey, SpaceKey, open_item
from goldseam.core.vault.passphrase import argon2id


def test_xchacha20_poly1305_answers_as_in_its_draft() -> None:
    # draft-irtf-cfrg-xchacha-03, appendix A.3.1
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        b"sunscreen would be it."
    )
    bound = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    key, nonce = bytes(range(0x80, 0xA0)), bytes(range(0x40, 0x58))
    sealed = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49"
    )
    assert crypto_aead_xchacha20poly1305_ietf_encrypt(text, bound, nonce, key) == sealed
    assert crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, bound, nonce, key) == text


@pytest.mark.parametrize(
    ("passphrase", "salt", "params", "answer"),
    [
        # libsodium, test/default/pwhash_argon2id.c: $argon2id$v=19$m=4882,t=2,p=1 and $m=4096,t=19,p=1
        (b"", "bA81arsiXysd3WbTRzmEOw==", KdfParams(4882, 2), "Nm8QBM+7RH1DXo9rvp5cwKEOOOfD2g6JuxlXihoNcpE="),
        (
            b"^T5H$JYt39n%K*j:W]!1s?vg!:jGi]Ax?..l7[p0v:1jHTpla9;]bUN;?bWyCbtqg ",
            "PkEgMTYtYnl0ZXMgc2FsdA==",
            KdfParams(4096, 19),
            "ltB/ue1kPtBMBGfsysMpPigE6hiNEKZ9vs8vLNVDQGA=",
        ),
    ],
    ids=["empty", "long"],
)
def test_argon2id_answers_as_in_libsodium(
    passphrase: bytes, salt: str, params: KdfParams, answer: str
) -> None:
    assert argon2id(passphrase, b64decode(salt), params) == b64decode(answer)


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        # RFC 7693, appendix A
        (
            b"",
            b"abc",
            (
                "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
            ),
        ),
        # The first keyed answer of the reference implementation's blake2b-kat
        (
            bytes(range(64)),
            b"",
            (
                "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786"
                "b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568"
            ),
        ),
    ],
)
def test_blake2b_answers_as_in_its_documents(key: bytes, text: bytes, answer: str) -> None:
    assert blake2b(text, key=key).hexdigest() == answer


def test_x25519_answers_as_in_its_rfc() -> None:
    # RFC 7748, section 6.1
    alice = PrivateKey(bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"))
    bob = PrivateKey(bytes.fromhex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"))
    assert alice.public().hex() == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    assert bob.public().hex() == "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
    shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"
    assert crypto_scalarmult(alice.reveal(), bob.public()).hex() == shared


def test_an_item_built_by_hand_from_the_document_opens() -> None:
    space_key, space, author = bytes(range(32)), UUID(int=1), UUID(int=2)
    day, tag, nonce = date(2026, 3, 1), bytes(range(16)), bytes(range(24))
    label = b"goldseam/1/space/item"
    header = b"\x01\x01" + (5).to_bytes(4, "big")

    def bound(*fields: bytes) -> bytes:
        return b"".join(len(field).to_bytes(2, "big") + field for field in fields)

    key = blake2b(bound(label), key=space_key, digest_size=32).digest()
    place = bound(
        label,
        header,
        space.bytes,
        (9).to_bytes(8, "big"),
        tag,
        author.bytes,
        day.toordinal().to_bytes(4, "big"),
    )
    padded = b"a line of mine\x80".ljust(1024, b"\0")
    body = header + bytes(Aead(key).encrypt(padded, place, nonce))
    address = ItemAddress(space, 9, 5, tag, author, day)
    assert open_item(SpaceKey(space_key), address, body) == b"a line of mine"
