"""The questionnaires: whole, with where they come from, or not loaded at all."""

import tomllib
from pathlib import Path

import pytest

from goldseam.core.catalogue.model import Language
from goldseam.core.measures.loader import FOLDER, MeasureError, load_instruments
from goldseam.core.measures.model import Better, Instrument
from goldseam.core.measures.scoring import complete, opens_safety, reached

INSTRUMENTS = {each.id: each for each in load_instruments()}
EACH = pytest.mark.parametrize("found", INSTRUMENTS.values(), ids=INSTRUMENTS)
# Never to be had here: no grant to use them was found, or their licence forbids it.
NOT_FREE = ("ors", "srs", "enright", "hits", "das", "dyadic", "rempel", "trim", "forgive")


def most(found: Instrument) -> list[int]:
    return [max(option.points for option in found.options(item)) for item in found.item]


def test_only_those_that_are_free_are_there() -> None:
    assert list(INSTRUMENTS) == ["csi-16", "csi-4", "pcl-5", "phq-9", "phq-2", "gad-7", "gad-2", "k6"]
    assert not [name for name in INSTRUMENTS if name.startswith(NOT_FREE)]


@EACH
def test_the_points_are_those_of_the_publication(found: Instrument) -> None:
    sums = {
        "csi-16": 81,
        "csi-4": 21,
        "pcl-5": 80,
        "phq-9": 27,
        "phq-2": 6,
        "gad-7": 21,
        "gad-2": 6,
        "k6": 24,
    }
    items = {"csi-16": 16, "csi-4": 4, "pcl-5": 20, "phq-9": 9, "phq-2": 2, "gad-7": 7, "gad-2": 2, "k6": 6}
    assert (len(found.item), found.lowest, found.highest) == (items[found.id], 0, sums[found.id])
    assert sum(most(found)) == found.highest
    assert found.better is (Better.HIGHER if found.id.startswith("csi") else Better.LOWER)


def test_the_short_ones_are_the_first_items_of_the_long_ones() -> None:
    for short, long in (("phq-2", "phq-9"), ("gad-2", "gad-7")):
        assert INSTRUMENTS[short].item == INSTRUMENTS[long].item[:2]
        assert INSTRUMENTS[short].scale == INSTRUMENTS[long].scale


def test_the_short_one_about_the_relationship_is_part_of_the_long_one() -> None:
    long = {item.en for item in INSTRUMENTS["csi-16"].item}
    assert {item.en for item in INSTRUMENTS["csi-4"].item} <= long


def test_russian_is_offered_only_where_the_official_wording_is_known() -> None:
    spoken = {name for name, found in INSTRUMENTS.items() if found.speaks(Language.RU)}
    assert spoken == {"phq-9", "phq-2", "gad-7", "gad-2"}


@pytest.mark.parametrize(
    ("name", "total", "at"),
    [
        ("phq-9", 4, None),
        ("phq-9", 5, 5),
        ("phq-9", 14, 10),
        ("phq-9", 27, 20),
        ("gad-7", 15, 15),
        ("k6", 12, 5),
        ("k6", 13, 13),
        ("pcl-5", 30, None),
        ("pcl-5", 31, 31),
        ("csi-4", 13, 13.5),
        ("csi-4", 14, None),
        ("csi-16", 51, 51.5),
        ("csi-16", 52, None),
    ],
)
def test_a_sum_means_what_its_cut_off_says(name: str, total: int, at: float | None) -> None:
    found = reached(INSTRUMENTS[name], total)
    assert (found.points if found else None) == at


@EACH
def test_only_whole_answers_count(found: Instrument) -> None:
    points = most(found)
    assert complete(found, points)
    assert not complete(found, points[:-1])
    assert not complete(found, [*points[:-1], 99])
    assert not complete(found, [])


def test_an_answer_about_not_living_opens_the_safety_card_and_no_other_does() -> None:
    phq = INSTRUMENTS["phq-9"]
    assert opens_safety(phq, [0] * 8 + [1])
    assert not opens_safety(phq, [3] * 8 + [0])
    assert not opens_safety(phq, [])
    assert not opens_safety(INSTRUMENTS["gad-7"], [3] * 7)


@EACH
def test_what_a_sum_means_is_no_diagnosis(found: Instrument) -> None:
    for cut in found.cut_off:
        for text in (cut.means.en, cut.means.ru):
            assert not {
                "disorder",
                "depression",
                "ptsd",
                "illness",
                "депресси",
                "расстройств",
                "диагноз",
            } & set(text.lower().replace(".", "").split())
            assert "!" not in text


GOOD = (FOLDER / "phq-2.toml").read_text(encoding="utf-8")
OPTION = '{ points = 3, en = "Nearly every day", ru = "Почти каждый день" },'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("citation = ", "#", "citation is missing"),
        ("licence = ", "#", "licence is missing"),
        ('source = "https', "#", "source is missing"),
        ('source = "https://', 'source = "http://', "https://"),
        ('scoring = "The sum of the two items."', 'scoring = " "', "scoring is empty"),
        ("highest = 6", "highest = 7", "0 and 6"),
        ('better = "lower"', 'better = "less"', "one of lower, higher"),
        ('validated = ["en", "ru"]', 'validated = ["ru"]', "with en in it"),
        ('validated = ["en", "ru"]', 'validated = ["en"]', "ru: allowed"),
        ("points = 3\nsource", "points = 9\nsource", "within the sums"),
        ('scale = "often"\nen = "Little', 'scale = "seldom"\nen = "Little', "scale is not known"),
        (OPTION, '{ points = 2, en = "a", ru = "б" },', "points of its own"),
        ("highest = 6", "highest = 6\nsafety_item = 3", "safety_item"),
        ("highest = 6", 'highest = 6\nwell = { points = 0, source = "x" }', "within the sums"),
        (
            "highest = 6",
            'highest = 6\nreliability = [{ how = "retest", value = 1.0, sd = 2.0, source = "x" }]',
            "between 0 and 1",
        ),
        ("[[cut_off]]", "[[cut_of]]", "cut_off is missing"),
        ("name =", "name", "TOML"),
    ],
)
def test_a_file_with_a_gap_does_not_load(old: str, new: str, said: str, tmp_path: Path) -> None:
    assert old in GOOD
    (tmp_path / "phq-2.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(MeasureError) as refused:
        load_instruments(tmp_path)
    assert said in str(refused.value)
    assert "phq-2.toml" in str(refused.value)


def test_a_file_without_items_does_not_load(tmp_path: Path) -> None:
    without = GOOD.partition("[[item]]")[0].replace("highest = 6", "highest = 0\nitem = []\ncut_off = []")
    (tmp_path / "phq-2.toml").write_text(without, encoding="utf-8")
    with pytest.raises(MeasureError, match="one table of each"):
        load_instruments(tmp_path)


def test_the_file_that_is_changed_here_loads_unchanged(tmp_path: Path) -> None:
    (tmp_path / "phq-2.toml").write_text(GOOD, encoding="utf-8")
    assert load_instruments(tmp_path) == (INSTRUMENTS["phq-2"],)
    assert tomllib.loads(GOOD)["name"] == "PHQ-2"


def test_words_of_ones_own_are_there_in_both_languages() -> None:
    about = INSTRUMENTS["k6"].about
    assert about.in_(Language.EN) != about.in_(Language.RU)
