"""The house rules that every module of the project and of its tests keeps."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

LONGEST_FILE, LONGEST_FUNCTION = 300, 40
CRYPTO = {"nacl", "cryptography", "Crypto"}
CLOCKS = {"now", "utcnow", "today", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
SOURCES = {"uuid1", "uuid4", "urandom", "getrandom", "Random", "SystemRandom", "default_rng"}
UNSTEADY = {"time", "secrets"}
NETWORK = {"socket", "http", "requests", "ssl", "smtplib"}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|manager)(_|$)")
# An absolute path of somebody's machine; written so that it does not find itself.
MACHINE = re.compile(r"(?<![\w./~-])/(?:root|home|work|Users|mnt)/\w")
WORDS = {".py", ".md", ".toml", ".html", ".css", ".js", ".sh", ".txt", ".json", ".po", ".yml", ".yaml", ""}
Modules = Mapping[str, ast.Module]


def imports(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def core(modules: Modules) -> dict[str, ast.Module]:
    return {path: module for path, module in modules.items() if path.startswith("goldseam/core/")}


def test_every_module_says_in_its_first_line_why_it_exists(modules: Modules) -> None:
    silent = [
        path
        for path, module in modules.items()
        if not (ast.get_docstring(module) or "").split("\n")[0].strip() or module.body[0].lineno != 1
    ]
    assert silent == []


def test_no_file_is_longer_than_three_hundred_lines(modules: Modules, root: Path) -> None:
    long = [path for path in modules if len((root / path).read_text().splitlines()) > LONGEST_FILE]
    assert long == []


def test_no_function_is_longer_than_forty_lines(modules: Modules) -> None:
    long = [
        f"{path}:{function.name}"
        for path, module in modules.items()
        for function in functions(module)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_module_has_a_vague_name(modules: Modules) -> None:
    assert [
        path for path in modules if any(VAGUE.search(part) for part in Path(path).with_suffix("").parts)
    ] == []


def test_only_the_vault_imports_a_crypto_library(modules: Modules) -> None:
    outside = [
        path
        for path, module in modules.items()
        if path.startswith("goldseam/")
        and not path.startswith("goldseam/core/vault/")
        and CRYPTO & {name.partition(".")[0] for name in imports(module)}
    ]
    assert outside == []


def test_core_knows_neither_django_nor_the_shell_nor_the_network(modules: Modules) -> None:
    for path, module in core(modules).items():
        names = set(imports(module))
        assert not {name for name in names if name.partition(".")[0] in {"django", *NETWORK}}, path
        assert "urllib.request" not in names, path
        assert all(name.startswith("goldseam.core") for name in names if name.startswith("goldseam")), path


def test_core_has_no_clock_and_no_randomness_of_its_own(modules: Modules) -> None:
    for path, module in core(modules).items():
        assert not UNSTEADY & {name.partition(".")[0] for name in imports(module)}, path
        called = [ast.unparse(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)]
        assert not [name for name in called if name.rpartition(".")[2] in CLOCKS | SOURCES], path
        # A source of randomness may be named as the type of an argument, and used nowhere else.
        used = {ast.unparse(node) for node in ast.walk(module) if isinstance(node, ast.Attribute)}
        assert {name for name in used if name.startswith("random.")} <= {"random.Random"}, path


def test_only_the_ledger_has_models(modules: Modules) -> None:
    for path, module in modules.items():
        bases = [base for node in ast.walk(module) if isinstance(node, ast.ClassDef) for base in node.bases]
        if any(ast.unparse(base) == "models.Model" for base in bases):
            assert path == "goldseam/ledger/models.py"


def test_nothing_is_done_by_signals_or_an_overridden_save(modules: Modules) -> None:
    for path, module in modules.items():
        if path.startswith("goldseam/"):
            assert not {name for name in imports(module) if "signals" in name or name == "django.dispatch"}, (
                path
            )
            assert "save" not in {function.name for function in functions(module)} or "models" not in path, (
                path
            )


def test_no_test_imports_another_test_or_a_conftest(modules: Modules) -> None:
    """Each would then exist twice. What several need is a fixture, or a module that holds no test."""
    importing = [
        path
        for path, module in modules.items()
        if any(name.rpartition(".")[2].startswith(("test_", "conftest")) for name in imports(module))
    ]
    assert importing == []


def own_texts(root: Path) -> Iterator[Path]:
    for folder in ("goldseam", "tests", "docs", "scripts"):
        for path in (root / folder).rglob("*"):
            if path.is_file() and path.suffix in WORDS and "__pycache__" not in path.parts:
                yield path
    yield from (path for path in root.glob("*") if path.is_file() and path.suffix in WORDS - {""})


def test_no_file_names_a_place_on_somebodys_machine(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in own_texts(root)
        for match in MACHINE.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
