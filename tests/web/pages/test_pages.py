"""What holds on every page there is, for everybody who gets it, in both languages (S07, S17, S20, S24, S30)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pages")]

Page = Any
LOADS = {"src", "srcset", "action", "formaction", "poster", "data", "manifest", "ping"}
VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle"}
FORBIDDEN = {
    "en": r"streak|badge|ranking|leader ?board|countdown|trophy|medal|level up|percent|days? in a row|dead-?line"
    r"|days? left(?! out)|\d+ days since|success rate|per cent|your rank|high score|well done|congratulations",
    "ru": r"рейтинг|значок|значк|медал|дней подряд|день подряд|дедлайн|осталось \d+|процент|трофе|ваш уровень"
    r"|обратный отсчёт|так держать|поздравляем|молодец",
}
TASKS = {
    "en": r"(?:^|[.!?:·] )(?:Forgive\b|(?:Try|Learn|Decide|Begin|Start) to forgive)"
    r"|you (?:should|must|need to|have to|ought to) forgive|forgive (?:them|him|her) (?:today|now|by)",
    "ru": r"(?:[Пп]остарайтесь|[Пп]опробуйте|[Нн]аучитесь|[Рр]ешитесь|[Нн]ужно|[Нн]адо|[Пп]ора|должны|обязаны) простить"
    r"|[Пп]ростите (?:его|её|партнёра)",
}
# Nobody owes any of this (tensions T16), all in one sentence.
FLOOR = {
    "en": "violence threats humiliation sex sleep work money doctor friends children",
    "ru": "насили угроз унижен секс сон|сна работ ден[ье] врач друз дет",
}


class Tags(HTMLParser):
    """Every tag of a page with its attributes, the text in it, and the tags around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, *names: str) -> list[dict[str, str]]:
        return [attrs for tag, attrs, _ in self.found if tag in names]


def named(page: Page) -> str:
    return f"{page.who} {page.language} {page.address}"


def faults(pages: Sequence[Page], wrong: Any) -> list[str]:
    """Where something is wrong: the page, and what."""
    return [f"{named(page)}: {found}" for page in pages for found in wrong(page, parsed(page.html))][:10]


@cache
def parsed(html: str) -> Tags:
    """A page taken apart, once for all tests."""
    return Tags(html)


def test_every_link_leads_somewhere(pages: Sequence[Page]) -> None:
    assert [named(page) for page in pages if page.status >= 400 and not page.address.startswith("POST")] == [
        f"{who} {language} /no/such/page/"
        for language in ("en", "ru")
        for who in ("offending", "injured", "both")
    ]
    assert len({page.address for page in pages}) > 200


def test_every_form_that_fails_says_so_and_has_the_right_status(pages: Sequence[Page]) -> None:
    failed = [page for page in pages if page.address.startswith("POST")]
    assert {page.status for page in failed} == {403, 422}
    alerts = [
        named(page) for page in failed if 'role="alert"' not in page.html and "old form" not in page.address
    ]
    assert not alerts


def test_every_page_is_in_its_language_and_has_a_neutral_title(pages: Sequence[Page]) -> None:
    def wrong(page: Page, tags: Tags) -> Iterator[str]:
        if tags.all("html")[0].get("lang") != page.language:
            yield "another language"
        if not "".join(tags.texts["title"][:1]).endswith("· Goldseam"):
            yield "another title"
        if len(tags.all("h1")) != 1 or len(tags.all("main")) != 1:
            yield "not one heading in one main part"

    assert not faults(pages, wrong)


def test_s17_no_page_runs_or_draws_anything_inline(pages: Sequence[Page]) -> None:
    def wrong(_page: Page, tags: Tags) -> Iterator[str]:
        for tag, attrs, _ in tags.found:
            if tag == "style" or "style" in attrs or (tag == "script" and "src" not in attrs):
                yield f"<{tag}> inline"
            yield from (f"{name} on <{tag}>" for name in attrs if name.startswith("on"))
            yield from (
                f"{value[:20]} in <{tag}>" for value in attrs.values() if value.startswith("javascript:")
            )
        if "".join(tags.texts.get("script", [])).strip():
            yield "a script with words of its own"

    assert not faults(pages, wrong)


def test_s17_nothing_is_loaded_from_elsewhere_and_only_help_lines_link_elsewhere(
    pages: Sequence[Page],
) -> None:
    def wrong(page: Page, tags: Tags) -> Iterator[str]:
        for tag, attrs, _ in tags.found:
            loaded = {attrs[name] for name in LOADS & attrs.keys()}
            loaded |= {attrs["href"]} if tag == "link" and "href" in attrs else set()
            yield from (f"<{tag}> loads {value}" for value in loaded if not re.match(r"/(?!/)|$", value))
            outward = re.match(r"https?:|//", attrs.get("href", ""))
            if (
                tag == "a"
                and outward
                and not (page.address.startswith("/help/") and attrs.get("rel") == "noreferrer")
            ):
                yield f"links to {attrs['href']}"

    assert not faults(pages, wrong)


def test_s07_the_exit_is_the_first_thing_after_the_skip_link(pages: Sequence[Page]) -> None:
    def wrong(_page: Page, tags: Tags) -> Iterator[str]:
        inside = [(tag, attrs) for tag, attrs, around in tags.found if "body" in around]
        first = [
            (tag, attrs.get("class"), attrs.get("action")) for tag, attrs in inside if tag in ("a", "form")
        ][:2]
        if first != [("a", "skip", None), ("form", "exit", "/exit/")]:
            yield str(first)
        reached = [attrs for tag, attrs in inside if tag in ("a", "button", "input", "select", "textarea")]
        if "type" in reached[1] or reached[0]["href"] != "#main":
            yield "something else is reached before it"

    assert not faults(pages, wrong)


def test_s07_the_exit_is_no_link_and_needs_no_token(pages: Sequence[Page]) -> None:
    def wrong(_page: Page, tags: Tags) -> Iterator[str]:
        (form,) = [attrs for attrs in tags.all("form") if attrs.get("class") == "exit"]
        if form["method"] != "post" or not form["data-to"].startswith("https://"):
            yield str(form)

    assert not faults(pages, wrong)


def test_every_other_form_that_changes_something_has_its_token(pages: Sequence[Page]) -> None:
    def wrong(page: Page, _tags: Tags) -> Iterator[str]:
        for form in re.findall(r"<form\b.*?</form>", page.html, re.DOTALL):
            if 'method="post"' in form and 'class="exit"' not in form and "csrfmiddlewaretoken" not in form:
                yield form[:80]

    assert not faults(pages, wrong)


def test_ids_stand_once_and_every_field_has_a_label(pages: Sequence[Page]) -> None:
    def wrong(_page: Page, tags: Tags) -> Iterator[str]:
        ids = [attrs["id"] for _, attrs, _ in tags.found if "id" in attrs]
        yield from {f"id {each} twice" for each in ids if ids.count(each) > 1}
        labelled = {attrs.get("for") for attrs in tags.all("label")}
        for tag, attrs, around in tags.found:
            hidden = attrs.get("type") == "hidden" or "label" in around
            named_here = hidden or "aria-label" in attrs or attrs.get("id") in labelled
            if tag in ("input", "textarea", "select") and not named_here:
                yield f"<{tag} {attrs.get('name')}> without a label"

    assert not faults(pages, wrong)


def test_s20_no_and_not_now_are_made_like_yes(pages: Sequence[Page]) -> None:
    seen = 0
    for page in pages:
        for form in re.findall(r'<form[^>]*action="/today/answer/".*?</form>', page.html, re.DOTALL):
            buttons = re.findall(r"<button([^>]*)>", form)
            values = [re.findall(r'value="(\w+)"', attrs)[0] for attrs in buttons]
            assert values in (["done", "not_now", "not_for_us"], ["again"])
            assert len({re.sub(r'value="\w+"', "", attrs) for attrs in buttons}) == 1
            seen += 1
    assert seen > 100


def test_s20_putting_off_the_safety_check_and_deleting_are_made_like_their_opposites(
    pages: Sequence[Page],
) -> None:
    for page in pages:
        for pair in re.findall(r'<div class="pair">(.*?)</div>', page.html, re.DOTALL):
            classes = [set(each.split()) for each in re.findall(r'class="(button[^"]*)"', pair)]
            assert len(classes) >= 1
            assert not any("go" in each for each in classes), named(page)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_s24_s30_nobody_is_scored_timed_rewarded_or_told_to_forgive(
    language: str, pages: Sequence[Page]
) -> None:
    found = []
    for page in pages:
        if page.language == language:
            for pattern in (FORBIDDEN[language], TASKS[language]):
                found += [
                    f"{named(page)}: {hit.group(0)}"
                    for hit in re.finditer(pattern, page.words, re.IGNORECASE)
                ]
    assert not found[:10]


def test_s24_the_word_score_stands_only_where_it_is_refused(pages: Sequence[Page]) -> None:
    sentences = {
        sentence
        for page in pages
        if page.language == "en"
        for sentence in re.split(r"(?<=[.!?]) ", page.words)
        if re.search(r"\bscor(?:e|es|ed|ing)\b", sentence, re.IGNORECASE)
    }
    assert sentences == {"It does not judge, and it gives nobody a score."}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_t16_the_floor_stands_on_the_first_pages_of_every_role(language: str, pages: Sequence[Page]) -> None:
    for role in ("offending", "injured", "both"):
        theirs = [page for page in pages if (page.who, page.language) == (role, language)]
        for first in ("/today/", "/situation/role/"):
            texts = [page.words for page in theirs if page.address.partition("?")[0] == first]
            assert texts, first
            assert all(says_the_floor(text, FLOOR[language].split()) for text in texts), (role, first)


def says_the_floor(text: str, parts: Sequence[str]) -> bool:
    """Whether one sentence names all of it."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    return any(all(re.search(part, sentence) for part in parts) for sentence in sentences)


def test_help_or_the_menu_that_begins_with_it_is_on_every_page(pages: Sequence[Page]) -> None:
    def wrong(page: Page, tags: Tags) -> Iterator[str]:
        links = {attrs.get("href", "").partition("#")[0] for attrs in tags.all("a")}
        ways = {"/help/", "/menu/"} if page.who not in ("nobody", "locked") else {"/help/"}
        if not links & ways and not page.address.startswith("/help/"):
            yield "no way to help"

    assert not faults(pages, wrong)


def test_nothing_of_what_was_written_stands_on_a_locked_or_public_page(pages: Sequence[Page]) -> None:
    for page in pages:
        if page.who in ("nobody", "locked"):
            assert "a note of mine" not in page.html
            assert "<nav" not in page.html
