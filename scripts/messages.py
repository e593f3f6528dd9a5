"""Collects the English sentences of the shell, brings the Russian catalogue up to date, compiles it.

With --check nothing is written: it fails when a sentence has no translation, or the compiled file is old.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "goldseam" / "web"
LANGUAGE = "ru"
CATALOGUE = WEB / "locale" / LANGUAGE / "LC_MESSAGES"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "_": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
}


def sources() -> Iterator[tuple[str, io.BytesIO]]:
    """Every Python file and template of the shell, as something Python's extractor reads."""
    for path in sorted(WEB.rglob("*.py")):
        yield str(path.relative_to(ROOT)), io.BytesIO(path.read_bytes())
    for path in sorted(WEB.rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # The extractor reads it as Python, to which the indentation of a template means something.
        flat = "\n".join(line.lstrip() for line in code.splitlines())
        yield str(path.relative_to(ROOT)), io.BytesIO(flat.encode())


def collected() -> Catalog:
    """All sentences, without line numbers, so that the file changes only when a sentence does."""
    found = Catalog(project="Goldseam", charset="utf-8")
    for name, source in sources():
        for _, message, _, context in extract("python", source, KEYWORDS):
            found.add(message, locations=[(name, None)], context=context)
    return found


def stored() -> Catalog:
    """The Russian catalogue as it stands, or an empty one."""
    path = CATALOGUE / "django.po"
    if not path.exists():
        return Catalog(locale=LANGUAGE, project="Goldseam", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the compiled catalogue."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog, found: Catalog) -> list[str]:
    """Every sentence that has no translation, or not all of its plural forms."""
    lacking = []
    for message in found:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        known = catalogue.get(key, message.context)
        strings = (
            known.string
            if known and isinstance(known.string, tuple | list)
            else [known.string if known else ""]
        )
        wanted = catalogue.num_plurals if isinstance(message.id, tuple) else 1
        if known is None or known.fuzzy or len(strings) != wanted or not all(strings):
            lacking.append(str(key))
    return lacking


def main() -> int:
    """Bring up to date, or check."""
    settings.configure(USE_I18N=True)
    catalogue, found = stored(), collected()
    if "--check" in sys.argv:
        lacking = missing(catalogue, found)
        old = not (CATALOGUE / "django.mo").exists() or (CATALOGUE / "django.mo").read_bytes() != compiled(
            catalogue
        )
        sys.stderr.write("".join(f"no Russian for: {key}\n" for key in lacking))
        if old:
            sys.stderr.write("django.mo is old: run `make messages`\n")
        return int(bool(lacking) or old)
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    CATALOGUE.mkdir(parents=True, exist_ok=True)
    with (CATALOGUE / "django.po").open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, omit_header=False)
    (CATALOGUE / "django.mo").write_bytes(compiled(catalogue))
    sys.stdout.write(f"{len(missing(catalogue, found))} sentences without Russian\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
