"""The day: at most three things, each with its reason and three equal answers; the practices behind them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from goldseam.core.records import Answered, CheckedIn, Noted, PracticeMarked, PracticeStepped
from goldseam.ledger.models import Item, Space
from goldseam.web.shared import method

Who = Any


def suggested(who: Who) -> list[str]:
    found = re.findall(r'<h3><a href="/practices/([\w-]+)/', who.get("/today/").content.decode())
    return [str(slug) for slug in found]


def answer(who: Who, slug: str, given: str) -> Any:
    return who.post("/today/answer/", {"practice": slug, "answer": given})


def test_the_same_day_gives_the_same_things_each_with_its_reason(alice: Who) -> None:
    first = suggested(alice)
    assert 1 <= len(first) <= 3
    assert suggested(alice) == first
    reasons = re.findall(r'<p class="why">([^<]+)</p>', alice.get("/today/").content.decode())
    assert len(reasons) == len(first)
    assert all(reason.strip() for reason in reasons)


def test_what_is_done_is_marked_and_gives_way(alice: Who) -> None:
    slug = suggested(alice)[0]
    assert answer(alice, slug, "done")["Location"] == "/today/"
    assert slug not in suggested(alice)
    assert "Last done on 22 November" in alice.get(f"/practices/{slug}/").content.decode()


def test_what_is_not_answered_yet_stands_when_one_thing_is_done(alice: Who, clock: Any) -> None:
    first = suggested(alice)
    assert len(first) > 1
    answer(alice, first[0], "done")
    assert suggested(alice) == first[1:]
    clock.passes(days=1)
    alice.unlock(alice.passphrase)
    assert len(suggested(alice)) > len(first[1:])


def test_not_now_comes_back_after_three_days(alice: Who, clock: Any) -> None:
    slug = suggested(alice)[0]
    answer(alice, slug, "not_now")
    for days, offered in ((0, False), (2, False), (1, True)):
        clock.passes(days=days)
        alice.unlock(alice.passphrase)
        assert (slug in suggested(alice)) is offered


def test_not_for_us_is_never_offered_again_unless_asked_for(alice: Who, clock: Any) -> None:
    slug = suggested(alice)[0]
    answer(alice, slug, "not_for_us")
    clock.passes(days=60)
    alice.unlock(alice.passphrase)
    assert slug not in suggested(alice)
    page = alice.get(f"/practices/{slug}/").content.decode()
    assert 'value="again"' in page
    answer(alice, slug, "again")
    assert 'value="again"' not in alice.get(f"/practices/{slug}/").content.decode()


def test_an_offer_to_go_on_with_something_begun_rests_after_fourteen_days(alice: Who, clock: Any) -> None:
    alice.wrote(PracticeStepped("stay-yourself", 2))
    link = 'href="/practices/stay-yourself/do/"'
    assert link in alice.get("/today/").content.decode()
    for days, offered in ((14, True), (1, False), (20, False)):
        clock.passes(days=days)
        alice.unlock(alice.passphrase)
        answered = alice.get("/today/")
        assert answered.status_code == 200
        assert (link in answered.content.decode()) is offered
    alice.wrote(PracticeStepped("stay-yourself", 3))
    assert link in alice.get("/today/").content.decode()


def test_refusing_everything_still_leaves_a_day(alice: Who) -> None:
    for _ in range(15):
        for slug in suggested(alice):
            answer(alice, slug, "not_for_us")
    assert alice.get("/today/").status_code == 200
    assert suggested(alice)


def test_after_an_answer_one_is_where_one_was_going(alice: Who) -> None:
    fields = {"practice": "stay-yourself", "answer": "done", "next": "/practices/?for=both"}
    assert alice.post("/today/answer/", fields)["Location"] == "/practices/?for=both"
    assert alice.post("/today/answer/", {**fields, "next": "//evil.example"})["Location"] == "/today/"


def test_every_practice_has_a_page_that_says_whether_it_is_for_today(
    bob: Who, words: Callable[[Any], str]
) -> None:
    for slug in list(method.catalogue().practices)[::9]:
        page = bob.get(f"/practices/{slug}/")
        assert page.status_code == 200
        for part in ("Is it for today?", "What to do", "Words to use", "Better not", "Where this comes from"):
            assert part in words(page)


def test_the_practices_are_found_by_words_and_narrowed(alice: Who) -> None:
    def listed(query: str) -> int:
        return len(
            re.findall(r'<li><a href="/practices/[\w-]+/"', alice.get(f"/practices/{query}").content.decode())
        )

    whole = listed("?for=all")
    assert whole == len(method.catalogue().practices)
    for query in ("?for=injured", "?stage=tell", "?minutes=5", "?q=letter"):
        assert 0 < listed(query) < whole
    assert listed("?q=nothing+has+these+words") == 0
    for odd in ("?for=nobody", "?stage=\0", "?minutes=x", "?evidence=😀", "?unknown=1"):
        assert listed(odd) == whole


@pytest.mark.parametrize("text", ["\0", "😀", "\u202e", "x" * 5000, "<script>", "%", "'"])
def test_an_odd_search_finds_nothing_and_comes_back(text: str, alice: Who) -> None:
    page = alice.get("/practices/", data={"q": text})
    assert page.status_code == 200
    assert "<script>" not in page.content.decode().replace("<script src", "")


def test_a_practice_is_walked_paused_and_gone_on_with(alice: Who, words: Callable[[Any], str]) -> None:
    page = "/practices/stay-yourself/do/"
    assert "step 1 of" in words(alice.get(page))
    kept = "What you wrote is kept among your notes."
    assert kept not in words(alice.get(page))
    assert alice.post(page, {"text": "what came up"})["Location"] == f"{page}?kept=1"
    assert kept in words(alice.get(f"{page}?kept=1"))
    assert alice.post(page, {"move": "pause"})["Location"] == "/today/"
    assert f'href="{page}"' in alice.get("/today/").content.decode()
    alice.lock()
    alice.unlock(alice.passphrase)
    assert "step 2 of" in words(alice.get(page))
    assert "Words to use" in words(alice.get(page))
    alice.post(page, {"move": "back"})
    assert "step 1 of" in words(alice.get(page))
    steps = int(re.findall(r"step 1 of (\d+)", words(alice.get(page)))[0])
    ends = [alice.post(page)["Location"] for _ in range(steps)]
    assert ends == [page] * (steps - 1) + ["/today/?saved=1"]
    assert [note.text for note in alice.read(Noted)] == ["what came up"]
    assert alice.read(PracticeMarked)[-1].slug == "stay-yourself"
    assert f'href="{page}"' not in alice.get("/today/").content.decode()


def test_words_of_a_walk_that_are_too_long_come_back_and_the_step_stays(alice: Who) -> None:
    answered = alice.post("/practices/stay-yourself/do/", {"text": "y" * 200_001})
    assert answered.status_code == 422
    assert "y" * 200_001 in answered.content.decode()
    assert not alice.read(PracticeStepped)


def test_progress_teaches_first_then_says_that_it_is_too_early_then_draws(
    bob: Who, words: Callable[[Any], str]
) -> None:
    assert "It needs some days first" in words(bob.get("/progress/"))
    today = bob.clock.today
    bob.wrote(*[CheckedIn(today - timedelta(days=back), {"relied": 4}) for back in range(9, -1, -1)])
    early = bob.get("/progress/")
    assert "too early" in words(early).lower()
    assert '<path class="chart-band"' in early.content.decode()
    bob.wrote(*[CheckedIn(today - timedelta(days=back), {"relied": 6}) for back in range(120, 10, -1)])
    later = bob.get("/progress/")
    assert "too early" not in words(later).lower()
    assert later.content.decode().count("<tr>") == 93


@pytest.mark.parametrize("of", ["safe", "close", "mood", "nonsense", "\0", ""])
def test_progress_shows_one_of_its_three_questions(of: str, bob: Who) -> None:
    bob.wrote(CheckedIn(bob.clock.today, {"safe": 1, "relied": 2, "close": 3}))
    page = bob.get("/progress/", data={"of": of})
    assert page.status_code == 200
    assert page.content.decode().count('aria-current="true"') == 1


def test_language_and_theme_are_kept_with_the_person(alice: Who, browsers: Callable[..., Who]) -> None:
    assert alice.post("/language/", {"language": "ru", "next": "/menu/"})["Location"] == "/menu/"
    alice.post("/theme/", {"theme": "dark"})
    assert '<html lang="ru" data-theme="dark"' in alice.get("/today/").content.decode()
    other = browsers()
    other.sign_in(alice.name, alice.passphrase)
    assert '<html lang="ru" data-theme="dark"' in other.get("/today/").content.decode()
    alice.post("/theme/", {"theme": "mauve"})
    assert "data-theme" not in alice.get("/today/").content.decode()


def test_nobody_signed_in_may_choose_them_too(browser: Who) -> None:
    browser.post("/language/", {"language": "ru"})
    browser.post("/theme/", {"theme": "light"})
    assert '<html lang="ru" data-theme="light"' in browser.get("/").content.decode()


def test_a_damaged_space_is_told_plainly_and_written_to_no_more(alice: Who) -> None:
    (seq,) = alice.wrote(Noted("the words"))
    Item.objects.filter(space=alice.space.id, seq=seq).update(body=b"changed by somebody")
    page = alice.get("/notes/")
    assert page.status_code == 409
    assert "goldseam doctor" in page.content.decode()
    assert "the words" not in page.content.decode()
    Space.objects.filter(id=alice.space.id).update(seal=b"changed")
    assert alice.post("/notes/write/", {"text": "more"}).status_code == 409
    assert alice.get("/help/").status_code == 200


def put_back(who: Who) -> None:
    """Somebody puts an earlier copy of everything back, after its person has seen a later one."""
    space = who.space.id
    before = Space.objects.filter(id=space).values("head", "seal").get()
    who.wrote(Answered("living", "apart"))
    assert who.get("/today/").status_code == 200
    Item.objects.filter(space=space, seq__gt=before["head"]).delete()
    Space.objects.filter(id=space).update(**before)


def test_an_older_copy_is_told_and_its_person_decides(alice: Who, words: Callable[[Any], str]) -> None:
    put_back(alice)
    told = alice.get("/today/")
    assert told.status_code == 409
    assert "This is an older copy" in words(told)
    assert alice.post("/account/older/")["Location"] == "/today/"
    assert alice.get("/today/").status_code == 200


def test_an_older_copy_takes_in_nothing_that_waits_until_its_person_has_decided(alice: Who) -> None:
    put_back(alice)
    alice.lock()
    alice.post("/notes/write/", {"text": "in the night"})
    alice.unlock(alice.passphrase)
    assert alice.get("/today/").status_code == 409
    alice.post("/account/older/")
    alice.unlock(alice.passphrase)
    assert "in the night" in alice.get("/notes/").content.decode()


@pytest.mark.parametrize(
    ("hour", "heading"),
    [(2, "Night"), (9, "Sunday morning"), (14, "Sunday"), (20, "Sunday evening")],
)
def test_the_day_is_called_by_its_hour(hour: int, heading: str, alice: Who, clock: Any) -> None:
    clock.moment = clock.moment.replace(hour=hour)
    alice.unlock(alice.passphrase)
    assert f"<h1>{heading}</h1>" in alice.get("/today/").content.decode()


def test_the_first_page_says_what_this_is_and_what_it_is_not(
    browser: Who, words: Callable[[Any], str]
) -> None:
    page = words(browser.get("/"))
    for part in ("not therapy", "gives nobody a score", "Nobody can reset it", "One honest limit"):
        assert part in page


def test_understanding_has_pages_and_what_there_is_not_is_none(alice: Who) -> None:
    links = set(re.findall(r'href="(/understand/[\w-]+/)"', alice.get("/understand/").content.decode()))
    assert len(links) >= 4
    assert all(alice.get(link).status_code == 200 for link in links)
    assert alice.get("/understand/nonsense/").status_code == 404


def test_ready_sentences_need_no_sign_in(browser: Who, alice: Who) -> None:
    assert browser.get("/help/words/").content == alice.get("/help/words/").content
    assert browser.get("/help/words/").status_code == 200
