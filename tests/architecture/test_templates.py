"""Templates stay short and hold nothing that a strict Content-Security-Policy would refuse."""

import re
from collections.abc import Mapping

import pytest

LONGEST = 120
REFUSED = {
    "a script without a source": r"<script(?![^>]*\bsrc=)",
    "a style sheet inside": r"<style\b",
    "a style attribute": r"\sstyle\s*=",
    "an event handler": r"<[^>]*\son[a-z]+\s*=",
    "an event handler of htmx": r"\shx-on\b",
    "a javascript: address": r"javascript:",
    "a filter that trusts": r"\|\s*safe(seq)?\b",
    "a block that trusts": r"autoescape\s+off",
    "an address elsewhere that is loaded": r"<(?:script|img|iframe|source|audio|video)[^>]*\bsrc=[\"']?(?:https?:)?//",
    "a comment that travels": r"<!--",
}


def test_there_are_templates(templates: Mapping[str, str]) -> None:
    assert templates


def test_no_template_is_longer_than_a_hundred_and_twenty_lines(templates: Mapping[str, str]) -> None:
    assert [path for path, text in templates.items() if len(text.splitlines()) > LONGEST] == []


@pytest.mark.parametrize("pattern", REFUSED.values(), ids=REFUSED)
def test_no_template_holds(templates: Mapping[str, str], pattern: str) -> None:
    found = [
        f"{path}: {match.group()[:60]}"
        for path, text in templates.items()
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a script without a source", "<script>x</script>"),
        ("a style attribute", '<p style="x">'),
        ("an event handler", '<a href="x" onclick="y">'),
        ("a filter that trusts", "{{ x|safe }}"),
        ("an address elsewhere that is loaded", '<img src="https://elsewhere">'),
    ],
)
def test_the_search_finds_what_it_looks_for(pattern: str, text: str) -> None:
    assert re.search(REFUSED[pattern], text)


def test_every_form_that_writes_carries_its_token(templates: Mapping[str, str]) -> None:
    for path, text in templates.items():
        for form in re.findall(
            r"<form\b[^>]*method=[\"']post[\"'].*?</form>", text, re.IGNORECASE | re.DOTALL
        ):
            # Leaving works with an old form too: being signed out is the only thing it can do.
            assert "csrf_token" in form or "{% include" in form or 'action="/exit/"' in form, path
