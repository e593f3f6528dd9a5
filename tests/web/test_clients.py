"""A counsellor's own pages: a plain list, copies to read, notes to leave, and nothing once it is over."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from goldseam.core.records import ClientKnown, CopyGiven, HelperNoted, Joined, Noted, TermsStated
from goldseam.ledger.ending import remove_rows
from goldseam.ledger.models import Item, RingEntry, Space
from goldseam.ledger.spaces import OpenSpace

Who = Any
Words = Callable[[Any], str]
Accompany = Callable[..., UUID]
NOTHING = "Nothing is shared here now."
TERMS = {"name": "Dana", "keeps": "all you tell me", "reports": "danger to life"}


def space_of(who: Who, space: UUID) -> OpenSpace:
    found = who.unlocked.spaces().by_id(space)
    assert found is not None
    return found  # type: ignore[no-any-return]


def plain(page: Any) -> str:
    """A page byte for byte, but for the tokens of its forms."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", page.content.decode())


def headers(page: Any) -> dict[str, str]:
    return {name: value for name, value in page.headers.items() if name != "Date"}


def test_the_list_holds_names_and_nothing_that_counts(
    alice: Who, carol: Who, dana: Who, accompany: Accompany
) -> None:
    for who, name in ((alice, "Zoe"), (carol, "ada")):
        space = accompany(who, dana)
        dana.wrote(ClientKnown(str(space), name))
        space_of(who, space).append(CopyGiven("t", "x"), at=who.clock.now(), day=who.clock.today)
    page = dana.get("/clients/")
    inside = re.findall(r'<ul class="menu card">(.*?)</ul>', page.content.decode(), re.DOTALL)[0]
    assert re.findall(r">([^<>\n]+)</a>", inside) == ["ada", "Zoe"]
    assert not re.findall(r">[^<]*\d[^<]*<", inside)


def test_the_list_costs_the_same_for_many(arrive: Any, dana: Who, accompany: Accompany, costs: Any) -> None:
    accompany(arrive("One"), dana)
    costs(dana, "/clients/")
    little = costs(dana, "/clients/"), costs(dana, "/menu/")
    for number in range(6):
        accompany(arrive(f"Person {number}"), dana)
    costs(dana, "/clients/")
    assert (costs(dana, "/clients/"), costs(dana, "/menu/")) == little
    assert max(little) <= 12


def test_copies_and_notes_cost_the_same_for_many(
    alice: Who, dana: Who, accompany: Accompany, costs: Any
) -> None:
    space = accompany(alice, dana)
    pages = ((dana, f"/clients/{space}/"), (alice, f"/us/helpers/{space}/"))

    def written(times: int) -> None:
        now, day = alice.clock.now(), alice.clock.today
        space_of(alice, space).append(
            *[CopyGiven("t", f"copy {each}") for each in range(times)], at=now, day=day
        )
        space_of(dana, space).append(*[HelperNoted(f"note {each}") for each in range(times)], at=now, day=day)

    written(2)
    little = [costs(who, page) for _ in range(2) for who, page in pages][2:]
    written(60)
    assert [costs(who, page) for _ in range(2) for who, page in pages][2:] == little
    assert max(little) <= 12


def test_the_way_there_is_in_the_menu_only_for_whoever_accompanies_somebody(
    alice: Who, dana: Who, accompany: Accompany
) -> None:
    link = 'href="/clients/"'
    assert link not in dana.get("/menu/").content.decode()
    space = accompany(alice, dana)
    assert link in dana.get("/menu/").content.decode()
    assert link not in alice.get("/menu/").content.decode()
    alice.post(f"/us/helpers/{space}/", {"move": "end"})
    assert link not in dana.get("/menu/").content.decode()


def test_a_note_is_read_by_whoever_invited(alice: Who, dana: Who, accompany: Accompany, words: Words) -> None:
    space = accompany(alice, dana)
    assert dana.post(f"/clients/{space}/", {"text": " rest <b>first</b>\r\nthen talk "}).status_code == 302
    (entry,) = space_of(alice, space).read(HelperNoted)
    assert entry.record == HelperNoted("rest <b>first</b>\nthen talk")
    for who, page in ((alice, f"/us/helpers/{space}/"), (dana, f"/clients/{space}/")):
        assert "rest <b>first</b> then talk" in words(who.get(page))


def test_an_empty_note_is_not_left(alice: Who, dana: Who, accompany: Accompany) -> None:
    space = accompany(alice, dana)
    page = dana.post(f"/clients/{space}/", {"text": "  "})
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert not space_of(alice, space).read(HelperNoted)


def test_only_the_three_read_it(couple: Any, carol: Who, dana: Who, accompany: Accompany) -> None:
    """A counsellor of one alone: the giver and the counsellor read it. The partner and a stranger do not."""
    space = accompany(couple.alice, dana)
    space_of(couple.alice, space).append(
        CopyGiven("a title", "for Dana alone"), at=dana.clock.now(), day=dana.clock.today
    )
    addresses = (f"/clients/{space}/", f"/clients/{space}/terms/", f"/clients/{space}/leave/")
    for who in (couple.bob, carol, couple.alice):
        for address in addresses:
            assert plain(who.get(address)) == plain(who.get(f"/clients/{uuid4()}/"))
            assert who.post(address, {"text": "let me in"}).status_code == 404
        assert "for Dana alone" not in "".join(plain(who.get(page)) for page in ("/us/", "/us/helpers/"))
    assert "for Dana alone" in plain(dana.get(addresses[0]))


def test_s18_reading_writes_nothing(alice: Who, dana: Who, accompany: Accompany) -> None:
    space = accompany(alice, dana)
    space_of(alice, space).append(CopyGiven("t", "x"), at=alice.clock.now(), day=alice.clock.today)
    people = [who.unlocked.person for who in (alice, dana)]

    def stored() -> list[Any]:
        found: list[Any] = []
        for each in (space, alice.space.id, dana.space.id):
            found += Item.objects.filter(space=each).order_by("seq").values_list()
            found += Space.objects.filter(id=each).values_list()
        for person in people:
            found += RingEntry.objects.filter(person=person).order_by("space").values_list()
        return found

    before, seen = stored(), plain(alice.get(f"/us/helpers/{space}/"))
    for page in ("/clients/", f"/clients/{space}/", f"/clients/{space}/terms/", f"/clients/{space}/leave/"):
        assert dana.get(page).status_code == 200
    assert stored() == before
    assert plain(alice.get(f"/us/helpers/{space}/")) == seen


@pytest.mark.parametrize("how", ["ended", "stopped", "over", "given up"])
@pytest.mark.parametrize("page", ["", "terms/", "leave/"])
def test_s16_what_is_over_looks_like_what_never_was(
    how: str, page: str, alice: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana, days=3)
    assert NOTHING not in plain(dana.get(f"/clients/{space}/"))
    if how == "ended":
        alice.post(f"/us/helpers/{space}/", {"move": "end"})
    elif how == "stopped":
        alice.post("/us/stop/")
    elif how == "given up":
        dana.post(f"/clients/{space}/leave/")
    else:
        alice.clock.passes(days=4)
        dana.sign_in(dana.name, dana.passphrase)
    over, never = dana.get(f"/clients/{space}/{page}"), dana.get(f"/clients/{uuid4()}/{page}")
    assert (over.status_code, plain(over)) == (never.status_code, plain(never))
    assert headers(over) == headers(never)
    assert NOTHING in plain(over)
    assert f"/clients/{space}" not in plain(dana.get("/clients/"))


def test_s16_an_emptied_list_looks_like_one_that_was_always_empty(
    alice: Who, carol: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana)
    alice.post(f"/us/helpers/{space}/", {"move": "end"})
    assert plain(dana.get("/clients/")) == plain(carol.get("/clients/"))


def test_s16_what_ends_while_it_is_being_read_has_ended_and_is_not_damaged(
    alice: Who, dana: Who, accompany: Accompany, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = accompany(alice, dana)
    reading = OpenSpace.states

    def ended_first(opened: OpenSpace, *folds: Any) -> Any:
        if opened.id == space:
            remove_rows(space)
        return reading(opened, *folds)

    monkeypatch.setattr(OpenSpace, "states", ended_first)
    page = dana.get(f"/clients/{space}/")
    assert page.status_code == 404
    assert NOTHING in plain(page)


def test_words_for_what_has_just_ended_come_back(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    alice.post(f"/us/helpers/{space}/", {"move": "end"})
    page = dana.post(f"/clients/{space}/", {"text": "an hour of thought"})
    assert page.status_code == 404
    assert "an hour of thought" in words(page)


def test_giving_it_up_drops_the_own_key_after_a_last_note(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    assert "Give this up?" in words(dana.get(f"/clients/{space}/leave/"))
    assert dana.post(f"/clients/{space}/leave/", {"text": "I go on leave"})["Location"] == "/clients/"
    assert not RingEntry.objects.filter(person=dana.unlocked.person, space=space)
    assert "I go on leave" in words(alice.get(f"/us/helpers/{space}/"))
    assert NOTHING in words(dana.get("/clients/"))


def test_a_last_note_that_is_too_long_is_not_lost(alice: Who, dana: Who, accompany: Accompany) -> None:
    space = accompany(alice, dana)
    assert dana.post(f"/clients/{space}/leave/", {"text": "x" * 200_001}).status_code == 422
    assert dana.get(f"/clients/{space}/").status_code == 200


@pytest.mark.parametrize("field", TERMS)
def test_terms_that_say_nothing_are_not_stated(
    field: str, alice: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana)
    for empty in ("", "x" * 1001):
        page = dana.post(f"/clients/{space}/terms/", {**TERMS, field: empty})
        assert page.status_code == 422
        kept = [value for name, value in TERMS.items() if name != field]
        assert all(value in page.content.decode() for value in kept)
    assert len(space_of(alice, space).read(TermsStated)) == 1


def test_whoever_comes_later_is_called_by_name_from_the_next_note_on(
    alice: Who, dana: Who, accompany: Accompany, words: Words
) -> None:
    space = accompany(alice, dana)
    space_of(alice, space).append(Joined("Mara"), at=alice.clock.now(), day=alice.clock.today)
    dana.get(f"/clients/{space}/")
    assert "Mara" not in words(dana.get("/clients/"))
    dana.post(f"/clients/{space}/", {"text": "a note"})
    assert "Mara" in words(dana.get("/clients/"))


def test_a_counsellor_has_a_life_of_their_own(alice: Who, dana: Who, accompany: Accompany) -> None:
    space = accompany(alice, dana)
    dana.wrote(Noted("my own worry"))
    assert dana.get("/today/").status_code == 200
    assert "my own worry" not in plain(alice.get(f"/us/helpers/{space}/"))
    assert "my own worry" not in plain(dana.get(f"/clients/{space}/"))
    own = accompany(dana, alice)
    assert str(own) in plain(dana.get("/us/helpers/"))
    assert str(own) not in plain(dana.get("/clients/"))
    assert str(own) in plain(alice.get("/clients/"))


def test_s14_the_export_of_a_counsellor_leaves_out_whom_they_accompany(
    alice: Who, dana: Who, accompany: Accompany
) -> None:
    space = accompany(alice, dana)
    space_of(alice, space).append(
        CopyGiven("t", "told by Alice"), at=alice.clock.now(), day=alice.clock.today
    )
    space_of(dana, space).append(HelperNoted("noted by Dana"), at=dana.clock.now(), day=dana.clock.today)
    dana.wrote(Noted("Dana's own"))
    taken = {}
    for who in (alice, dana):
        answer = who.post("/account/export/", {"format": "json", "passphrase": who.passphrase})
        assert answer.status_code == 200
        taken[who.name] = answer.content.decode()
    assert "told by Alice" in taken[alice.name]
    assert "noted by Dana" in taken[alice.name]
    assert "Dana's own" in taken[dana.name]
    assert "told by Alice" not in taken[dana.name]
    assert "noted by Dana" not in taken[dana.name]
