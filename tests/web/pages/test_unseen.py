"""What one person answers in the private safety check is on nobody else's page, in any form (S03, S04)."""

from collections.abc import Callable
from typing import Any

import pytest

from goldseam.core.situation.safety_check import SAFETY_CHECK

Who = Any
TOPICS = tuple(question.id for question in SAFETY_CHECK)


@pytest.mark.parametrize("topic", TOPICS)
def test_s03_s04_an_answer_changes_nothing_that_anybody_else_sees(
    topic: str, alice: Who, bob: Who, carol: Who, crawl: Callable[..., dict[str, str]]
) -> None:
    before = crawl(bob), crawl(carol)
    alice.post("/safety/", {topic: "yes"})
    alice.get("/today/")
    assert (crawl(bob), crawl(carol)) == before


def test_s03_no_page_of_a_stranger_holds_anything_of_the_answers(
    alice: Who, carol: Who, crawl: Callable[..., dict[str, str]]
) -> None:
    before = crawl(carol, whole=True)
    alice.post("/safety/", dict.fromkeys(TOPICS, "yes"))
    after = crawl(carol, whole=True)
    assert len(after) > 150
    assert after == before
