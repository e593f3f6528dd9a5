"""What is good between Robin and Kim: lists and ideas of each, thanks, memories with a photo, vows, dates, upkeep."""

from collections.abc import Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any

from goldseam.core.catalogue.ideas import Like
from goldseam.core.catalogue.model import Language
from goldseam.core.catalogue.small_questions import load_small_questions
from goldseam.core.records.appreciation import GratitudeSaid, GratitudeWelcomed, SpecialNoted
from goldseam.core.records.idea import IdeaMark, IdeaMarked, LikingNoted
from goldseam.core.records.memory import MemoryKept
from goldseam.core.records.photo import PhotoKept
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.renewal import DateAnswered, DateClosed, DateHow, DateProposed, Every
from goldseam.core.records.upkeep import BondDrafted, UpkeepReviewed, UpkeepWritten
from goldseam.demo.together import Two, moment
from goldseam.demo.words_of_bond import BOND
from goldseam.ledger import photos
from goldseam.ledger.spaces import OpenSpace

WIDTH, HEIGHT, SHORE = 960, 640, 380
SKY, SUN, WATER, GLINT = (236, 205, 160), (250, 236, 200), (70, 96, 104), (170, 160, 140)
SUNDAY = 6


def share_what_is_good(two: Two) -> None:
    """Of everything a little; what waits, and what both have had for weeks."""
    words = BOND[two.language]
    _alone(two, words)
    _thanks(two, words)
    _memories(two, words)
    _opened(two, words)
    _dates(two, words)


def _alone(two: Two, words: Mapping[str, str]) -> None:
    two.keep(
        "robin", 233, 22, SpecialNoted(words["special"], words["seen"]), SpecialNoted(words["special_2"])
    )
    two.keep("robin", 41, 22, LikingNoted(Like.FOOD, words["plums"]), LikingNoted(Like.MUSIC, words["cello"]))
    two.keep("robin", 40, 22, IdeaMarked("the-right-fruit", IdeaMark.KEPT))
    two.keep("kim", 35, 20, SpecialNoted(words["special_kim"]))
    two.keep("kim", 44, 20, UpkeepWritten(words["keeps"], words["slipping"], words["whom"]))
    two.keep("kim", 20, 20, UpkeepReviewed())


def _thanks(two: Two, words: Mapping[str, str]) -> None:
    first = two.write("kim", 37, 21, GratitudeSaid(words["thanks_kim"]))
    two.write("robin", 37, 22, GratitudeWelcomed(first))
    two.write("robin", 12, 20, GratitudeSaid(words["thanks_robin"]))


def _memories(two: Two, words: Mapping[str, str]) -> None:
    two.keep("kim", 33, 21, MemoryKept(words["own_memory"], words["own_title"], words["own_when"]))
    lake = _lake()
    for space in (two.alone["kim"], two.ends["kim"]):
        day = two.today - timedelta(days=32)
        memory = MemoryKept(words["memory"], words["title"], words["when"])
        seq = space.append(memory, at=moment(day, 21), day=day)[0].seq
        _photo(two, space, lake, seq, words["shows"])


def _photo(two: Two, space: OpenSpace, jpeg: bytes, of: int, says: str) -> None:
    upload, day = photos.lay(space, jpeg), two.today - timedelta(days=32)
    record = PhotoKept(str(upload.id), len(jpeg), WIDTH, HEIGHT, of, says, upload.epoch)
    photos.finish([upload], lambda: space.append(record, at=moment(day, 21), day=day))


def _opened(two: Two, words: Mapping[str, str]) -> None:
    question = load_small_questions(Language.EN)[0].id
    for who in ("robin", "kim"):
        two.release(who, 28, ReleaseTopic.VOWS, "1", words[f"vow_{who}"])
    for who in ("robin", "kim"):
        two.release(who, 15, ReleaseTopic.OPENING, question, words[f"open_{who}"])
    two.keep("kim", 5, 22, BondDrafted(ReleaseTopic.WHY.value, "1", words["why_draft"]))


def _dates(two: Two, words: Mapping[str, str]) -> None:
    """Soup every Sunday, once done and once let go; and a walk that waits for Kim's answer."""
    first = two.today - timedelta(days=42)
    first += timedelta(days=SUNDAY - first.weekday())
    soup = DateProposed(words["soup"], first, Every.WEEKLY, "18:00", words["soup_where"], words["soup_text"])
    seq = two.write("kim", 43, 19, soup)
    two.write("robin", 42, 20, DateAnswered(seq, agreed=True))
    for weeks, how in ((3, DateHow.DONE), (4, DateHow.LET_GO)):
        day = first + timedelta(weeks=weeks)
        two.write("kim", (two.today - day).days, 21, DateClosed(seq, day, how))
    two.write("robin", 4, 19, DateProposed(words["lake"], two.today + timedelta(days=6)))


def _lake() -> bytes:
    """A picture made here: an evening sky, a low sun, and water."""
    pymupdf: Any = import_module("pymupdf")
    sheet = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, WIDTH, HEIGHT), False)
    sheet.set_rect(sheet.irect, SKY)
    sheet.set_rect(pymupdf.IRect(420, 300, 540, SHORE), SUN)
    sheet.set_rect(pymupdf.IRect(0, SHORE, WIDTH, HEIGHT), WATER)
    for row in range(SHORE + 20, HEIGHT, 36):
        sheet.set_rect(pymupdf.IRect(400 - (row - SHORE) // 3, row, 560 + (row - SHORE) // 3, row + 7), GLINT)
    return bytes(sheet.tobytes("jpeg", jpg_quality=80))
