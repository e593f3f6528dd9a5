"""The intake: one thing a page, resumable, changeable with its history; every way through leads to a day."""

import itertools
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from goldseam.core.records import Answered, Reflected
from goldseam.core.situation.intake import INTAKE, SELF_ANALYSIS
from goldseam.core.situation.model import CameOut, Cause, Role
from goldseam.core.situation.questions import Kind

Who = Any
LONG = "x" * 20_001
# Each cause by itself, none, all of them, and a few that stand beside each other in life.
CAUSES: Sequence[tuple[str, ...]] = (
    (),
    *((cause.value,) for cause in Cause),
    tuple(cause.value for cause in Cause),
    ("jealousy", "infidelity_online"),
    ("unknown", "money", "lying"),
)


def first_choice(page: str) -> dict[str, str]:
    """A form filled with the first thing it offers."""
    return dict(re.findall(r'<input type="(?:radio|checkbox)" name="(\w+)" value="([^"]+)"', page)[:1])


def walked(who: Who, fields: Callable[[str], dict[str, Any]]) -> list[str]:
    """Go through the intake from its beginning; the questions in the order in which they came."""
    where, seen = who.get("/situation/")["Location"], []
    while where.startswith("/situation/"):
        seen.append(where.removeprefix("/situation/").strip("/"))
        where = who.post(where, fields(who.get(where).content.decode()))["Location"]
    assert where == "/today/"
    return seen


@pytest.mark.parametrize("role", ["offending", "injured", "both"])
def test_it_goes_from_question_to_question_to_a_plan(role: str, arrive: Callable[..., Who]) -> None:
    who = arrive("Newcomer")
    seen = walked(who, lambda page: {"role": role} if 'name="role"' in page else first_choice(page))
    assert len(seen) == len(set(seen))
    assert seen[0] == "role"
    assert set(seen) <= {question.id for question in INTAKE}
    page = who.get("/today/").content.decode()
    assert '<article class="suggestion">' in page
    assert "still open" not in page


def test_every_question_but_the_role_may_be_skipped(arrive: Callable[..., Who]) -> None:
    who = arrive("Newcomer")
    assert who.post("/situation/role/", {"move": "skip"}).status_code == 422
    seen = walked(who, lambda page: {"role": "both"} if 'name="role"' in page else {"move": "skip"})
    assert len(seen) > 8
    assert '<article class="suggestion">' in who.get("/today/").content.decode()
    assert "not said" in who.get("/situation/").content.decode()


def test_it_takes_at_most_fifteen_pages_and_says_about_how_many(arrive: Callable[..., Who]) -> None:
    who = arrive("Newcomer")
    assert "1 of about" in who.get("/situation/role/").content.decode()
    assert len(walked(who, first_choice)) <= 15


def test_it_goes_on_after_a_lock_where_it_was(arrive: Callable[..., Who]) -> None:
    who = arrive("Newcomer")
    who.post("/situation/role/", {"role": "injured"})
    onward = who.post("/situation/causes/", {"causes": ["lying", "money"]})["Location"]
    who.lock()
    who.unlock(who.passphrase)
    page = who.get("/situation/").content.decode()
    assert f'class="button go" href="{onward}"' in page
    assert "still open" in who.get("/today/").content.decode()


def test_back_goes_back_and_loses_nothing(arrive: Callable[..., Who]) -> None:
    who = arrive("Newcomer")
    who.post("/situation/role/", {"role": "offending"})
    who.post("/situation/causes/", {"causes": ["lying", "money"]})
    assert who.post("/situation/agreement/", {"move": "back"})["Location"] == "/situation/causes/"
    page = who.get("/situation/causes/").content.decode()
    assert page.count(" checked") == 2
    assert (
        who.post("/situation/causes/", {"move": "back", "causes": ["money"]})["Location"]
        == "/situation/role/"
    )
    assert who.post("/situation/role/", {"move": "back"})["Location"] == "/situation/"
    assert who.read(Answered)[-1].value == ("lying", "money")


def test_a_line_is_changed_later_and_the_earlier_answer_stays_in_the_history(
    alice: Who, words: Callable[[Any], str]
) -> None:
    alice.wrote(Answered("living", "together"))
    alice.clock.passes(minutes=3)
    assert 'href="/situation/living/?next=overview"' in alice.get("/situation/").content.decode()
    page = alice.get("/situation/living/?next=overview").content.decode()
    assert 'value="together" checked' in page
    alice.post("/situation/living/", {"living": "separated", "next": "overview"})
    told = words(alice.get("/situation/history/"))
    now, earlier = told.index("22 November 2026, 18:03"), told.index("22 November 2026, 18:00")
    assert now < earlier
    assert [each.value for each in alice.read(Answered) if each.question == "living"] == [
        "together",
        "separated",
    ]


def test_the_same_answer_again_is_not_written_twice(alice: Who) -> None:
    before = len(alice.read(Answered))
    alice.post("/situation/role/", {"role": "offending"})
    alice.post("/situation/causes/", {"causes": ["lying"]})
    assert len(alice.read(Answered)) == before


def test_after_all_is_answered_a_change_leads_back_to_where_it_was_asked_for(
    arrive: Callable[..., Who],
) -> None:
    who = arrive("Newcomer")
    walked(who, first_choice)
    assert (
        who.post("/situation/children/", {"children": "no", "next": "overview"})["Location"] == "/situation/"
    )
    assert who.post("/situation/children/", {"children": "yes"})["Location"] == "/today/"


@pytest.mark.parametrize(("choice", "day"), [("last_days", "2026-11-21"), ("longer_ago", "2026-05-26")])
def test_a_rough_day_stands_for_a_day(choice: str, day: str, alice: Who) -> None:
    alice.post("/situation/came_out_on/", {"came_out_on": choice})
    assert alice.read(Answered)[-1].value == day
    assert f'value="{day}"' in alice.get("/situation/came_out_on/").content.decode()


def test_the_exact_day_is_taken_where_it_is_known(alice: Who) -> None:
    alice.post("/situation/came_out_on/", {"came_out_on_date": "2026-03-04"})
    assert alice.read(Answered)[-1].value == "2026-03-04"
    alice.post("/situation/came_out_on/", {"came_out_on": "unknown"})
    assert alice.read(Answered)[-1].value == "unknown"


@pytest.mark.parametrize("typed", ["2026-11-23", "2027-05-05", "9999-12-31"])
def test_a_day_that_is_still_to_come_comes_back_with_what_to_do(
    typed: str, alice: Who, words: Callable[[Any], str]
) -> None:
    before = len(alice.read(Answered))
    answer = alice.post("/situation/came_out_on/", {"came_out_on_date": typed})
    assert answer.status_code == 422
    assert "Choose today or an earlier day." in words(answer)
    assert answer.context["date"] == typed
    assert len(alice.read(Answered)) == before
    assert alice.post("/situation/came_out_on/", {"came_out_on_date": "2026-11-22"}).status_code == 302


def test_an_error_speaks_of_skipping_only_where_there_is_a_way_to_skip(
    alice: Who, words: Callable[[Any], str]
) -> None:
    role, living = (alice.post(f"/situation/{name}/", {"move": "next"}) for name in ("role", "living"))
    assert role.status_code == living.status_code == 422
    assert "Choose one of the answers." in words(role)
    assert "or skip the question" not in words(role)
    assert "Choose one of the answers, or skip the question." in words(living)


@pytest.mark.parametrize(
    ("role", "asks"),
    [
        ("offending", "And touch, and sex, as your partner wishes?"),
        ("injured", "And touch, and sex?"),
        ("both", "And touch, and sex?"),
    ],
)
def test_the_question_about_touch_says_whose_wish_it_is(
    role: str, asks: str, arrive: Callable[..., Who], words: Callable[[Any], str]
) -> None:
    assert asks in words(arrive("Newcomer", role=role).get("/situation/touch/"))


@pytest.mark.parametrize(("said", "told"), [("space", True), ("no_contact", True), ("near", False)])
def test_space_asked_for_from_today_says_that_it_is_saved_and_who_is_told(
    said: str, told: bool, bob: Who, words: Callable[[Any], str]
) -> None:
    way = "/situation/closeness/?next=today"
    assert f'href="{way}"' in bob.get("/today/").content.decode()
    page = bob.get(way).content.decode()
    assert "of about" not in page
    assert 'value="skip"' not in page
    assert bob.post(way, {"move": "back", "next": "today"})["Location"] == "/today/"
    sent = bob.post(way, {"move": "next", "closeness": said, "next": "today"})
    assert sent["Location"].startswith("/today/?saved=")
    page = words(bob.get(sent["Location"]))
    assert "Saved." in page
    assert ("Saved. Nobody is told. Words to say it: Words for now" in page) is told


@pytest.mark.parametrize("typed", ["31.12.2025", "2026-02-30", "yesterday", "\0", "9" * 1000])
def test_a_day_that_is_none_comes_back_as_it_was_typed(typed: str, alice: Who) -> None:
    answer = alice.post("/situation/came_out_on/", {"came_out_on_date": typed})
    assert answer.status_code == 422
    assert answer.context["date"] == typed
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("question", [question.id for question in INTAKE])
@pytest.mark.parametrize("odd", ["nonsense", "\0", "\u202e", "😀", "x" * 1_000_000])
def test_a_value_that_is_no_choice_is_refused_and_nothing_is_written(
    question: str, odd: str, alice: Who
) -> None:
    before = len(alice.read(Answered))
    answer = alice.post(f"/situation/{question}/", {question: odd})
    assert answer.status_code == 422
    assert len(alice.read(Answered)) == before


def test_what_was_chosen_stays_chosen_when_the_form_comes_back(alice: Who) -> None:
    answer = alice.post("/situation/causes/", {"causes": ["money", "jealousy", "nonsense"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    for value in ("money", "jealousy"):
        assert f'value="{value}" checked' in page
    assert 'value="lying" checked' not in page


@pytest.mark.parametrize("question", ["nonsense", "fear", "why_trust", "role'--", "😀", "x" * 5000])
def test_a_question_that_is_not_asked_here_is_no_page(question: str, alice: Who) -> None:
    assert alice.get(f"/situation/{question}/").status_code == 404
    assert alice.post(f"/situation/{question}/", {"role": "both"}).status_code == 404


@pytest.mark.parametrize("role", [role.value for role in Role])
@pytest.mark.parametrize("came_out", [CameOut.NOT_YET, CameOut.CONFESSED, CameOut.DISCOVERED, CameOut.PARTLY])
def test_every_combination_leads_to_a_day_with_something_to_do(
    role: str, came_out: CameOut, arrive: Callable[..., Who]
) -> None:
    who = arrive("Anybody", role=role, came_out=came_out.value)
    for causes, ongoing in itertools.product(CAUSES, ("yes", "no", "not_sure")):
        who.wrote(Answered("causes", causes), Answered("ongoing", ongoing))
        page = who.get("/today/")
        found = page.content.decode().count('<article class="suggestion">')
        assert page.status_code == 200
        assert 1 <= found <= 3, (causes, ongoing)


@pytest.mark.parametrize(
    "question", [each for each in INTAKE if each.kind is not Kind.DATE], ids=lambda each: each.id
)
def test_every_choice_of_every_question_is_taken(question: Any, arrive: Callable[..., Who]) -> None:
    who = arrive("Anybody", role="both", causes=("infidelity_physical",), came_out="partly")
    page = who.get(f"/situation/{question.id}/").content.decode()
    choices = re.findall(rf'name="{question.id}" value="([^"]+)"', page)
    assert len(choices) >= 2
    for choice in choices:
        assert who.post(f"/situation/{question.id}/", {question.id: choice}).status_code == 302
        given = [record.value for record in who.read(Answered) if record.question == question.id][-1]
        assert given == ((choice,) if question.kind is Kind.MANY else choice)


def test_the_six_questions_are_answered_one_by_one_and_can_be_changed(
    alice: Who, words: Callable[[Any], str]
) -> None:
    for number, question in enumerate(SELF_ANALYSIS):
        answer = alice.post("/situation/look/", {"question": question.id, "text": f"word {number} <b>&</b>"})
        assert answer["Location"] == f"/situation/look/?saved={question.id}#{question.id}"
    alice.post("/situation/look/", {"question": "why_trust", "text": "changed"})
    page = words(alice.get("/situation/look/?saved=why_trust"))
    assert "word 5 <b>&</b>" in page
    assert "word 0" not in page
    assert len(alice.read(Reflected)) == 7


@pytest.mark.parametrize(
    "fields", [{"question": "why_trust", "text": LONG}, {"question": "role", "text": "x"}, {}]
)
def test_a_reflection_that_cannot_be_taken_comes_back(fields: dict[str, str], alice: Who) -> None:
    answer = alice.post("/situation/look/", fields)
    assert answer.status_code == 422
    assert not alice.read(Reflected)
    if fields.get("question") == "why_trust":
        assert LONG in answer.content.decode()
