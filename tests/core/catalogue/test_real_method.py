"""The method that is shipped: it loads, it is listed, and its parts fit together."""

from goldseam.core.catalogue.listing import method_listing
from goldseam.core.catalogue.loader import load_catalogue
from goldseam.core.catalogue.model import Audience, Language, Stage
from goldseam.core.catalogue.modules import MODULES


def test_the_method_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_it_has_its_elements_and_enough_practices_for_every_stage_and_both_partners() -> None:
    method = load_catalogue()
    assert len(method.elements) == 165
    assert len(method.practices) >= 24
    for stage in Stage:
        audiences = {each.facts.audience for each in method.practices.values() if each.facts.stage is stage}
        assert audiences & {Audience.BOTH, Audience.OFFENDING}
        assert audiences & {Audience.BOTH, Audience.INJURED}


def test_the_listing_has_exactly_its_keys_in_both_languages() -> None:
    method = load_catalogue()
    listings = {language: method_listing(method, language) for language in Language}
    for listing in listings.values():
        assert [row["slug"] for row in listing] == sorted(method.practices)
        for row in listing:
            assert list(row) == ["slug", "title", "stage", "for", "lives", "covers", "evidence"]
            assert row["lives"] in MODULES
            covers = row["covers"]
            assert isinstance(covers, list)
            assert set(covers) <= method.elements.keys()
    assert listings[Language.EN][0]["title"] != listings[Language.RU][0]["title"]
