"""What one did to the other, said by each: the harm, its saying back, the acts owned, the apology, and answers."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.handed import Corrected, TakenBack, Withdrawn
from goldseam.core.records.kinds import Record
from goldseam.core.records.note import Erased


class ApologyForm(StrEnum):
    """How an apology comes: a letter, spoken into a recording, words with a gift, a deed, or said face to face."""

    LETTER = "letter"
    VOICE = "voice"
    VIDEO = "video"
    GIFT = "gift"
    DEED = "deed"
    IN_PERSON = "in_person"


class Heard(StrEnum):
    """What the author of the harm says about its saying back. Nothing counts these."""

    YES = "yes"
    NOT_QUITE = "not_quite"


class AmendsKind(StrEnum):
    """What a line is."""

    HARM = "harm"
    SAID_BACK = "said_back"
    STATEMENT = "statement"
    APOLOGY = "apology"
    ANSWER = "answer"


# These come with a recording, which is erased with them; words beside it are not needed.
RECORDED = frozenset({ApologyForm.VOICE, ApologyForm.VIDEO})
# The author may empty these. A statement, and what was said back, can be marked withdrawn and stay readable (S22).
AMENDS_TAKEN_BACK_FREELY = frozenset({AmendsKind.HARM, AmendsKind.APOLOGY, AmendsKind.ANSWER})


class HarmTold(Record, frozen=True, tag="harm_told"):
    """What the breach with the number `breach` did to the author; None where none is named."""

    breach: int | None
    text: str


class SaidBack(Record, frozen=True, tag="said_back"):
    """The harm of item `harm`, said back by the other in words of their own."""

    harm: int
    text: str


class SaidBackHeard(Record, frozen=True, tag="said_back_heard"):
    """Whether item `said_back` fits, as the author of the harm sees it. The newest stands."""

    said_back: int
    heard: Heard
    words: str = ""


class ActsOwned(Record, frozen=True, tag="acts_owned"):
    """What its author did, and what they said and hid; what it cost; what they own. It has no place for causes."""

    breach: int | None
    did: str
    hid: str = ""
    cost: str = ""
    own: str = ""


class Apologised(Record, frozen=True, tag="apology"):
    """An apology, given to the other exactly as the preview showed it.

    `recording` names the `RecordingKept` of the same space that is written with it; "" where it has none.
    """

    breach: int | None
    form: ApologyForm
    title: str
    text: str
    asks_forgiveness: bool = False
    recording: str = ""


class ForgivenessAsked(Record, frozen=True, tag="forgiveness_asked"):
    """Written beside an apology that asks for forgiveness: once a breach, also after it was taken back (T7)."""

    breach: int | None


class AmendsAnswered(Record, frozen=True, tag="amends_answered"):
    """A few words of the other to item `follows`. Nobody owes them."""

    follows: int
    text: str


class AmendsLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One item without its words: the page reads those by their numbers.

    `author` is str(UUID); `day` and `withdrawn_on` are ISO dates ("" where it stands). `breach` and `follows`
    are numbers, 0 for none; `form` is that of an apology, and `recording` names what it is spoken in. `heard` is
    what stands about a saying back, and `heard_in` the number where it was said.
    """

    seq: int
    author: str
    day: str
    kind: AmendsKind
    breach: int = 0
    form: str = ""
    follows: int = 0
    corrections: tuple[int, ...] = ()
    withdrawn_on: str = ""
    heard: str = ""
    heard_in: int = 0
    recording: str = ""


class AskedOnce(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who (str(UUID)) asked for forgiveness for which breach (0: none named), on which ISO day."""

    by: str
    breach: int
    on: str


class Amends(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything between the two about amends, in order of number; what was taken back; where it was asked."""

    lines: tuple[AmendsLine, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()
    asked: tuple[AskedOnce, ...] = ()

    def line(self, seq: int) -> AmendsLine | None:
        """The line with this number, or None."""
        return next((each for each in self.lines if each.seq == seq), None)

    def not_said_back(self, person: str) -> tuple[AmendsLine, ...]:
        """What the other wrote that it did to them, and this person has not said back. Withdrawn ones are not asked."""
        said = {
            each.follows
            for each in self.lines
            if each.kind is AmendsKind.SAID_BACK and each.author == person and not each.withdrawn_on
        }
        return tuple(
            each
            for each in self.lines
            if each.kind is AmendsKind.HARM
            and each.author != person
            and not each.withdrawn_on
            and each.seq not in said
        )

    def apologies(self, person: str, breach: int) -> tuple[AmendsLine, ...]:
        """The apologies of this person for this breach (0: for none that is named), oldest first."""
        return tuple(
            each
            for each in self.lines
            if each.kind is AmendsKind.APOLOGY and each.author == person and each.breach == breach
        )

    def given_on(self, person: str, day: str) -> int:
        """How often this person reached the other with something of these on an ISO day; taking back counts once."""
        given = sum((each.author, each.day) == (person, day) for each in self.lines)
        return given + sum((gone.by, gone.on) == (person, day) for gone in self.taken_back)

    def asked_on(self, person: str, breach: int) -> str:
        """The ISO day on which this person first asked for forgiveness for this breach, "" where they have not."""
        # Asked without naming one (0) it may have been for any of them: it counts for each, and each for it (T7).
        asked = (each for each in self.asked if each.by == person)
        return next((each.on for each in asked if not breach or each.breach in (0, breach)), "")

    def spoken_in(self, media: str) -> AmendsLine | None:
        """The apology that the recording with this id is part of, or None."""
        return next((each for each in self.lines if media and each.recording == media), None)


class _Erased:
    """The names under which an erasure says that it emptied something of these."""

    HARM, APOLOGY, ANSWER = "harm_told", "apology", "amends_answered"


class _Shelf:
    """The lines while a fold runs, found by number."""

    def __init__(self, lines: Iterable[AmendsLine]) -> None:
        self.lines = {line.seq: line for line in lines}
        self.corrections: dict[int, list[int]] = {}

    def own(self, seq: int, person: str) -> AmendsLine | None:
        line = self.lines.get(seq)
        return line if line is not None and line.author == person else None

    def of_other(self, seq: int, person: str, *kinds: AmendsKind) -> bool:
        """Whether this follows something of the other. What is not there was taken back: its answers stay."""
        line = self.lines.get(seq)
        return line is None or (line.author != person and line.kind in kinds)

    def change(self, line: AmendsLine, **fields: object) -> None:
        self.lines[line.seq] = msgspec.structs.replace(line, **fields)

    def correct(self, line: AmendsLine, seq: int) -> None:
        self.corrections.setdefault(line.seq, list(line.corrections)).append(seq)

    def drop(self, seqs: Sequence[int], person: str) -> tuple[int, ...]:
        gone = tuple(seq for seq in seqs if seq not in self.lines or self.own(seq, person))
        for seq in gone:
            self.lines.pop(seq, None)
            self.corrections.pop(seq, None)
        return gone

    def all(self) -> tuple[AmendsLine, ...]:
        for seq, corrections in self.corrections.items():
            self.change(self.lines[seq], corrections=tuple(corrections))
        return tuple(self.lines.values())


def _new(entry: Entry, shelf: _Shelf) -> AmendsLine | None:
    """The line that an entry begins, if it begins one."""
    record, person, day = entry.record, str(entry.author), entry.day.isoformat()
    match record:
        case HarmTold():
            return AmendsLine(entry.seq, person, day, AmendsKind.HARM, record.breach or 0)
        case ActsOwned():
            return AmendsLine(entry.seq, person, day, AmendsKind.STATEMENT, record.breach or 0)
        case Apologised():
            breach, form = record.breach or 0, record.form.value
            kind, spoken = AmendsKind.APOLOGY, record.recording
            return AmendsLine(entry.seq, person, day, kind, breach, form, recording=spoken)
        case SaidBack() if shelf.of_other(record.harm, person, AmendsKind.HARM):
            return AmendsLine(entry.seq, person, day, AmendsKind.SAID_BACK, follows=record.harm)
        case AmendsAnswered() if shelf.of_other(record.follows, person, *AmendsKind):
            return AmendsLine(entry.seq, person, day, AmendsKind.ANSWER, follows=record.follows)
        case _:
            return None


def _follow(shelf: _Shelf, entry: Entry) -> None:
    """A correction or a withdrawal counts from the author of what it follows; "heard" from the other (S22)."""
    record, person = entry.record, str(entry.author)
    match record:
        case Corrected() if line := shelf.own(record.follows, person):
            shelf.correct(line, entry.seq)
        case Withdrawn() if line := shelf.own(record.follows, person):
            shelf.change(line, withdrawn_on=line.withdrawn_on or entry.day.isoformat())
        case SaidBackHeard() if line := shelf.lines.get(record.said_back):
            if line.kind is AmendsKind.SAID_BACK and line.author != person:
                shelf.change(line, heard=record.heard.value, heard_in=entry.seq)


def _amends(state: Amends, entries: Iterable[Entry]) -> Amends:
    shelf, taken_back, asked = _Shelf(state.lines), list(state.taken_back), list(state.asked)
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        match record:
            case Erased(what=_Erased.HARM | _Erased.APOLOGY | _Erased.ANSWER):
                if gone := shelf.drop(record.seqs, person):
                    taken_back.append(TakenBack(gone, person, day, int(entry.at.timestamp())))
            case ForgivenessAsked():
                asked.append(AskedOnce(person, record.breach or 0, day))
            case _:
                line = _new(entry, shelf)
                if line is not None:
                    shelf.lines[entry.seq] = line
                else:
                    _follow(shelf, entry)
    return Amends(shelf.all(), tuple(taken_back), tuple(asked))


AMENDS = Fold(
    "amends",
    1,
    (
        HarmTold,
        SaidBack,
        SaidBackHeard,
        ActsOwned,
        Apologised,
        ForgivenessAsked,
        AmendsAnswered,
        Corrected,
        Withdrawn,
        Erased,
    ),
    Amends,
    _amends,
)
