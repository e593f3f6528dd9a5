"""What the documents name exists: files in backticks, links, pictures; and the promise is word for word the same."""

import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
)
# Only what begins like this is a path of the repository; `var`, `.venv` and addresses of pages are not.
FOLDERS = ("goldseam", "tests", "docs", "scripts", "requirements", ".ci")
FILES = re.compile(r"(Makefile|LICENSE|\.importlinter|pyproject\.toml|[A-Z]+\.md)\Z")
# The purposes of keys look like paths and are none (docs/cryptography.md).
PURPOSE = re.compile(r"goldseam/\d")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|\bsrc=\"([^\"]+)\"")
ELSEWHERE = re.compile(r"[a-z]+:|#")
PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b|\{[^}]*\}")
PROMISE = (
    "protected are stolen disks, dumps, backups, logs, curious operators, ex-members for what comes after; partly, a "
    "stolen cookie until lock, rollback (noticed), who-with-whom and padded sizes; **not**, whoever controls the "
    "running server while you are logged in, what is on your device, someone who makes you open it. For two, somebody "
    "else than either partner runs the server; on one shared laptop its owner could, with skill, read everything"
)
LARGEST_PICTURE = 120 * 1024


def paths_in(text: str) -> list[str]:
    """Everything in backticks that looks like a path of this repository."""
    named = CODE.findall(FENCE.sub("", text))
    return [each for each in named if looks_like_a_path(each)]


def looks_like_a_path(word: str) -> bool:
    if " " in word or PURPOSE.match(word):
        return False
    return bool(FILES.fullmatch(word)) or ("/" in word and word.partition("/")[0] in FOLDERS)


def exists(path: str) -> bool:
    """Whether a file or folder is there; SLUG, CC and {en,ru} stand for anything."""
    if FILES.fullmatch(path):
        return (ROOT / path).is_file()
    pattern = PLACEHOLDER.sub("*", path.rstrip("/"))
    return any(ROOT.glob(pattern))


def links_in(text: str) -> list[str]:
    """Every link and picture that leads to a file."""
    found = (first or second for first, second in LINK.findall(FENCE.sub("", text)))
    return [each for each in found if not ELSEWHERE.match(each)]


def plain(text: str) -> str:
    """A text without line ends and marks of quotation."""
    return re.sub(r"\s+", " ", re.sub(r"^> ?", "", text, flags=re.MULTILINE))


@pytest.fixture(params=DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def document(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_every_path_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")

    assert [path for path in paths_in(text) if not exists(path)] == []


def test_every_link_of_a_document_leads_to_a_file(document: Path) -> None:
    text = document.read_text("utf-8")

    assert [link for link in links_in(text) if not (document.parent / link.split("#")[0]).exists()] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`goldseam/core/vault` and `README.md`", ["goldseam/core/vault", "README.md"]),
        ("`goldseam/1/slot/passphrase`, `goldseam method`, `/help/`, `var/demo`, `kalman.py`", []),
        ("`.venv/bin/goldseam`, `make run`, `css/goldseam.css`, `docs`", []),
        ("```\ngoldseam/nothing\n`tests/nothing.py`\n```\n`tests/conftest.py`", ["tests/conftest.py"]),
    ],
)
def test_only_what_looks_like_a_path_of_the_repository_is_looked_up(text: str, found: list[str]) -> None:
    assert paths_in(text) == found


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("tests/architecture/test_docs.py", True),
        ("goldseam/content/helplines/CC.toml", True),
        ("goldseam/content/practices/SLUG/{facts,en,ru}.toml", True),
        ("goldseam/core/vault/", True),
        ("LICENSE", True),
        ("goldseam/core/vaults", False),
        ("goldseam/content/helplines/CC.json", False),
        ("HISTORY.md", False),
    ],
)
def test_a_path_is_there_or_it_is_not(path: str, there: bool) -> None:
    assert exists(path) is there


@pytest.mark.parametrize("name", ["README.md", "docs/threat-model.md"])
def test_the_promise_stands_word_for_word(name: str) -> None:
    assert PROMISE in plain((ROOT / name).read_text("utf-8"))


def test_every_command_has_its_section() -> None:
    from goldseam.commands import COMMANDS  # noqa: PLC0415 - only this test needs the program

    text = (ROOT / "README.md").read_text("utf-8")

    assert [each.NAME for each in COMMANDS if f"### `goldseam {each.NAME}" not in text] == []


def test_every_column_that_a_thief_would_see_is_listed() -> None:
    text = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(\w+)` \|(.*)\|$", text, re.MULTILINE))
    tables = {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("ledger").get_models()
    }

    assert {name: set(re.findall(r"`(\w+)`", listed.get(name, ""))) for name in tables} == tables


def test_pictures_are_small() -> None:
    pictures = sorted((ROOT / "docs" / "screenshots").glob("*.png"))

    assert pictures
    assert [each.name for each in pictures if each.stat().st_size > LARGEST_PICTURE] == []
