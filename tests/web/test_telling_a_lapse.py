"""What happened again, handed over: it stays readable, and the talks come closer together again by it."""

from typing import Any

from goldseam.core.records import Handed
from goldseam.core.records.handed import HandedKind
from goldseam.core.records.handed_lapse import HANDED_LAPSES

WRITE = "/us/hand/write/"
TOLD = {"kind": "lapse", "title": "Friday", "text": "I wrote to them again, once."}


def test_s22_what_happened_again_can_be_told_and_stays_readable(couple: Any) -> None:
    preview = couple.alice.post(WRITE, TOLD).content.decode()
    assert "stays readable for both of you" in preview
    couple.alice.post(WRITE, {**TOLD, "move": "hand"})
    (entry,) = couple.bob.shared.read(Handed)
    assert entry.record == Handed(HandedKind.LAPSE, TOLD["title"], TOLD["text"])
    couple.alice.post(f"/us/shared/{entry.seq}/back/", {"move": "hand"})
    assert TOLD["text"] in couple.bob.get(f"/us/shared/{entry.seq}/").content.decode()


def test_the_rhythm_knows_of_it(couple: Any) -> None:
    couple.alice.post(WRITE, {**TOLD, "move": "hand"})
    assert couple.bob.shared.states(HANDED_LAPSES)[HANDED_LAPSES].last_on == couple.alice.clock.today
