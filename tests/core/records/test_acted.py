"""Acts on pages count as practices done: strictly, for whoever acted, on the day of the act, and for nobody else."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from goldseam.core.catalogue import load_catalogue
from goldseam.core.plan.index import index_of
from goldseam.core.plan.traits import Trait, trait_mask
from goldseam.core.records import (
    AccountSealed,
    AccountTold,
    AmendsDrafted,
    AnswerGiven,
    ApologySaid,
    Asked,
    DetailChosen,
    Entry,
    EveningReviewed,
    HandOverAgreed,
    HandOverProposed,
    HarmTold,
    Invited,
    Noted,
    QuestionNoted,
    Released,
    SaidBackHeard,
)
from goldseam.core.records.account import ToldHow
from goldseam.core.records.acted import ACTS, READS, Act
from goldseam.core.records.acted_between import (
    CLOSED,
    OPENED,
    acts_of,
    newest,
    opened_by,
    promises_closed_by,
)
from goldseam.core.records.acted_table import ACCOUNT_GIVEN, OWN_PAGES, REFLECTED_ON, TABLE
from goldseam.core.records.amends import Heard
from goldseam.core.records.amends_draft import DraftOf
from goldseam.core.records.check_in import Truth
from goldseam.core.records.hand_over import HAND_OVERS
from goldseam.core.records.kinds import Record
from goldseam.core.records.own import OwnWritten
from goldseam.core.records.promise import PROMISES, Outcome, PromiseClosed, Promised
from goldseam.core.records.question import AnswerHow
from goldseam.core.records.release import RELEASES, ReleaseTopic
from goldseam.core.records.situation import Reflected

Entries = Callable[..., list[Entry]]
DAY, LATER = date(2026, 3, 2), date(2026, 3, 9)
SLUGS = {
    *(slug for each in TABLE for slug in each.slugs),
    *OWN_PAGES.values(),
    *REFLECTED_ON,
    *ACCOUNT_GIVEN,
    *OPENED.values(),
    *CLOSED.values(),
}


def did(entries: list[Entry], person: str) -> dict[str, str]:
    return {slug: act.day for slug, act in newest(acts_of(person, ACTS.over(entries))).items()}


@pytest.mark.parametrize(
    ("record", "slugs"),
    [
        (DetailChosen("facts_only"), {"choose-how-much-detail"}),
        (AccountSealed("[]"), {"write-the-full-account"}),
        (AccountSealed(""), set()),
        (QuestionNoted("Why?"), {"write-your-questions"}),
        (QuestionNoted("", of=3, asked=True), set()),
        (Asked("Why?"), {"ask-one-question"}),
        (Asked("Why?", "Am I safe?"), {"ask-one-question", "write-your-questions"}),
        (AnswerGiven(1, AnswerHow.TRUE, "Because."), {"answer-one-question-honestly"}),
        (AnswerGiven(1, AnswerHow.NOT_NOW, by=LATER), {"not-now-by-a-date"}),
        (AnswerGiven(1, AnswerHow.NOT_NOW), set()),
        (AmendsDrafted(DraftOf.HARM, {"text": "It hurt."}), {"write-what-it-did-to-you"}),
        (AmendsDrafted(DraftOf.HARM, {"text": " "}), set()),
        (AmendsDrafted(DraftOf.APOLOGY, {"text": "I am sorry."}), set()),
        (HarmTold(None, "It hurt."), {"write-what-it-did-to-you"}),
        (SaidBackHeard(1, Heard.YES), {"say-it-and-be-heard"}),
        (SaidBackHeard(1, Heard.NOT_QUITE), set()),
        (ApologySaid(DAY), {"apologise-in-person"}),
        (ApologySaid(DAY, asks_forgiveness=True), {"apologise-in-person", "ask-forgiveness-once"}),
        (Noted("Today."), {"write-it-down-privately"}),
        (Noted("Today.", "stay-yourself"), set()),
        (OwnWritten("being", "hard_day", "Calm."), {"who-i-want-to-be"}),
        (OwnWritten("being", "hard_day", ""), set()),
        (OwnWritten("being", "kept", "My humour."), set()),
        (EveningReviewed(DAY), set()),
        (EveningReviewed(DAY, Truth.YES), {"evening-minute"}),
        (Invited("a", "b", "helper"), {"see-a-counsellor"}),
        (Invited("a", "b", "shared"), set()),
        (Promised("I ring", DAY), {"promise-what-you-can-keep"}),
        (Promised("Never", DAY, never=True), {"promise-what-you-can-keep"}),
        (
            Promised("Never", DAY, never=True, instead="I walk", pull="I call Kim"),
            {"promise-what-you-can-keep", "never-again-with-a-plan"},
        ),
    ],
)
def test_an_act_counts_only_where_it_is_what_the_practice_asks_for(
    entries: Entries, who: dict[str, str], record: Record, slugs: set[str]
) -> None:
    assert set(did(entries(record), who["a"])) == slugs


def test_an_act_counts_for_its_author_alone_and_on_its_newest_day(by: Entries, who: dict[str, str]) -> None:
    acts = by(("a", DetailChosen("facts_only")), ("b", Asked("?")), LATER, ("a", DetailChosen("everything")))

    assert did(acts, who["a"]) == {"choose-how-much-detail": LATER.isoformat()}
    assert did(acts, who["b"]) == {"ask-one-question": DAY.isoformat()}
    assert did(acts, who["c"]) == {}


def test_an_act_counts_on_the_day_it_names_but_never_on_a_day_to_come(
    entries: Entries, who: dict[str, str]
) -> None:
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)

    assert did(entries(EveningReviewed(yesterday, Truth.YES)), who["a"]) == {
        "evening-minute": yesterday.isoformat()
    }
    assert did(entries(ApologySaid(tomorrow)), who["a"]) == {"apologise-in-person": DAY.isoformat()}


def test_what_is_written_late_never_takes_the_place_of_a_later_day(
    entries: Entries, who: dict[str, str]
) -> None:
    written = entries(EveningReviewed(DAY, Truth.YES), EveningReviewed(DAY - timedelta(days=2), Truth.NO))

    assert did(written, who["a"]) == {"evening-minute": DAY.isoformat()}


def test_the_account_told_outside_is_told_until_that_is_taken_back(
    entries: Entries, who: dict[str, str]
) -> None:
    told, back = AccountTold(DAY, ToldHow.ALOUD), AccountTold(DAY, ToldHow.NOT_TOLD)

    assert set(did(entries(told), who["a"])) == set(ACCOUNT_GIVEN)
    assert did(entries(told, back), who["a"]) == {}
    assert set(did(entries(AccountSealed("[1]"), told, back), who["a"])) == {"write-the-full-account"}


def test_questions_to_oneself_count_once_all_of_them_have_words(
    entries: Entries, who: dict[str, str]
) -> None:
    asked = [Reflected(name, "words") for name in sorted(REFLECTED_ON["know-why-you-want-trust"])]

    assert "know-why-you-want-trust" not in did(entries(*asked[:-1]), who["a"])
    assert "know-why-you-want-trust" not in did(
        entries(*asked[:-1], Reflected(asked[-1].question, " ")), who["a"]
    )
    assert "know-why-you-want-trust" in did(entries(*asked), who["a"])


def released(topic: ReleaseTopic, name: str) -> Released:
    return Released(topic, name, b"", b"")


def test_an_account_counts_for_whoever_gave_it_once_both_confirmed(by: Entries, who: dict[str, str]) -> None:
    proposed = [("a", HandOverProposed("2026-03-03T20:00")), ("b", HandOverAgreed(1))]
    given = released(ReleaseTopic.ACCOUNT, "1")

    def opened(*more: tuple[str, Record] | date) -> tuple[set[str], set[str]]:
        found = by(*proposed, *more)
        states = HAND_OVERS.over(each for each in found if isinstance(each.record, HAND_OVERS.reads))
        of = [newest(opened_by(who[each], states, RELEASES.state())) for each in "ab"]
        return set(of[0]), set(of[1])

    assert opened() == opened(("a", given)) == (set(), set())
    assert opened(("a", given), ("b", given)) == (
        set(ACCOUNT_GIVEN),
        set(),
    )


def test_what_is_sealed_until_both_are_ready_was_not_said_yet(by: Entries, who: dict[str, str]) -> None:
    why = released(ReleaseTopic.WHY, "1")

    def opened(*given: tuple[str, Record]) -> set[str]:
        return set(newest(opened_by(who["a"], HAND_OVERS.state(), RELEASES.over(by(*given)))))

    assert opened(("a", why)) == set()
    assert opened(("a", why), ("b", why)) == {"remember-why-you-chose"}


def test_a_promise_kept_counts_as_whoever_made_it_says(by: Entries, who: dict[str, str]) -> None:
    kept = PromiseClosed(1, DAY, Outcome.KEPT)

    def closed(person: str, said: PromiseClosed) -> set[str]:
        found = PROMISES.over(by(("a", Promised("I ring", DAY)), (person, said)))
        return set(newest(promises_closed_by(who["a"], found)))

    assert closed("a", kept) == {"keep-small-promises"}
    assert closed("b", kept) == set()
    assert closed("a", PromiseClosed(1, DAY, Outcome.MISSED_TOLD)) == {"tell-a-miss-first"}
    assert closed("a", PromiseClosed(1, DAY, Outcome.MISSED_FOUND)) == set()


@pytest.mark.parametrize(
    ("person", "said", "counts"),
    [
        ("a", Outcome.WITHDRAWN, set()),
        ("a", Outcome.MISSED_FOUND, set()),
        ("a", Outcome.MISSED_TOLD, {"tell-a-miss-first"}),
        ("b", Outcome.WITHDRAWN, {"keep-small-promises"}),
        ("b", Outcome.MISSED_FOUND, {"keep-small-promises"}),
    ],
)
def test_of_each_day_of_a_promise_the_newest_word_of_whoever_made_it_counts(
    person: str, said: Outcome, counts: set[str], by: Entries, who: dict[str, str]
) -> None:
    kept = PromiseClosed(1, DAY, Outcome.KEPT)
    found = PROMISES.over(
        by(("a", Promised("I ring", DAY)), ("a", kept), (person, PromiseClosed(1, DAY, said)))
    )

    assert set(newest(promises_closed_by(who["a"], found))) == counts


def test_taking_back_one_day_of_a_promise_leaves_the_others(by: Entries, who: dict[str, str]) -> None:
    said = [("a", PromiseClosed(1, day, Outcome.KEPT)) for day in (DAY, LATER)]
    back = ("a", PromiseClosed(1, LATER, Outcome.WITHDRAWN))
    found = PROMISES.over(by(("a", Promised("I ring", DAY)), said[0], LATER, said[1], back))

    assert newest(promises_closed_by(who["a"], found)) == {"keep-small-promises": Act(DAY.isoformat())}


@pytest.mark.parametrize(
    ("act", "after"),
    [
        (Act("2026-03-01"), False),
        (Act("2026-03-02"), False),
        (Act("2026-03-03"), True),
        (Act("2026-03-02", 999), False),
        (Act("2026-03-02", 1000), False),
        (Act("2026-03-02", 1001), True),
        (Act("2026-03-01", 1001), True),
    ],
)
def test_an_act_of_which_only_the_day_is_known_is_later_from_the_day_after(act: Act, after: bool) -> None:
    assert act.is_after(DAY, 1000) is after


def test_every_practice_of_the_table_is_in_the_method_and_every_kind_is_read() -> None:
    assert set(load_catalogue().practices) >= SLUGS
    assert {each.kind for each in TABLE} <= set(READS)


def test_no_act_stands_for_help_in_danger_or_for_what_is_for_the_body() -> None:
    index = index_of(load_catalogue())
    guarded = trait_mask(Trait.HELP_IN_FEAR, Trait.HELP_IN_SELF_HARM, Trait.HEALTH)

    assert not [slug for slug in SLUGS if index.by_slug[slug].traits & guarded]
    assert "check-that-telling-is-safe" not in SLUGS
