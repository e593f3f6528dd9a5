"""The inventory is whole: every purpose is used, every use is listed, and the document names them all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import goldseam.core.vault
from goldseam.core.vault import Purpose

SOURCES = sorted(Path(goldseam.core.vault.__file__).parent.glob("*.py"))
DOCUMENT = Path(goldseam.core.vault.__file__).parents[3] / "docs" / "cryptography.md"
# A call to one of these takes its purpose as the second argument, and `associated` as the first.
PURPOSE_AT = {"derive": 1, "lock": 1, "unlock": 1, "seal": 1, "open_": 1, "associated": 0, "subkey": 0}
CRYPTO_MODULES = {"envelope.py", "keys.py", "passphrase.py", "sealedbox.py"}


def nodes(source: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(source.read_text("utf-8")))


def purposes_named(source: Path) -> set[str]:
    return {
        node.attr
        for node in nodes(source)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Purpose"
    }


def calls(source: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in nodes(source):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def test_every_purpose_is_used_and_every_use_is_listed() -> None:
    used = set[str]().union(*(purposes_named(source) for source in SOURCES))
    assert used == set(Purpose.__members__)


def test_every_key_and_seal_names_its_purpose() -> None:
    found = 0
    for source in SOURCES:
        for name, call in calls(source):
            if name in PURPOSE_AT:
                purpose = ast.unparse(call.args[PURPOSE_AT[name]])
                assert purpose == "purpose" or purpose.startswith("Purpose."), f"{source.name}: {name}"
                found += 1
    assert found > 30


def test_no_two_purposes_share_a_label_and_no_label_stands_elsewhere() -> None:
    assert len({purpose.value for purpose in Purpose}) == len(Purpose)
    assert all(purpose.startswith("goldseam/1/") for purpose in Purpose)
    for source in SOURCES:
        if source.name != "purposes.py":
            assert "goldseam/1" not in source.read_text("utf-8"), source.name


def test_keys_are_made_in_one_place_and_the_library_is_called_in_four() -> None:
    hashing = {source.name for source in SOURCES for name, _ in calls(source) if name == "blake2b"}
    assert hashing == {"keys.py"}
    library = {
        source.name
        for source in SOURCES
        for node in nodes(source)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nacl")
    }
    assert library == CRYPTO_MODULES


def test_the_vault_reads_no_clock_no_randomness_no_file_and_no_network() -> None:
    forbidden = {"time", "random", "secrets", "os", "pathlib", "socket", "django", "urllib", "pickle"}
    for source in SOURCES:
        for node in nodes(source):
            if isinstance(node, ast.Import):
                assert not forbidden & {alias.name.split(".")[0] for alias in node.names}, source.name
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] not in forbidden, source.name


def test_the_document_names_every_purpose_and_nothing_that_is_not_one() -> None:
    text = DOCUMENT.read_text("utf-8")
    named = {word.strip("`") for word in text.split() if word.startswith("`goldseam/1/")}
    assert named == {purpose.value for purpose in Purpose}


def test_the_public_face_is_sorted_out_and_importable_without_the_web() -> None:
    face = goldseam.core.vault.__all__
    assert len(set(face)) == len(face)
    assert all(hasattr(goldseam.core.vault, name) for name in face)
