"""What Robin and Kim share since the fourth month: handed over, released, talked about, wished; day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from goldseam.core.records import (
    BreachNamed,
    BreachSeen,
    ClosenessWished,
    Corrected,
    Handed,
    HelperConfirmed,
    HelperProposed,
    Joined,
    ReviewDrafted,
    StandingDrafted,
    TalkBegun,
    TalkClosed,
    Withdrawn,
)
from goldseam.core.records.breach import Part
from goldseam.core.records.handed import CorrectionHow, HandedKind
from goldseam.core.records.kinds import Record
from goldseam.core.records.release import ReleaseTopic
from goldseam.core.records.review import TalkHeld
from goldseam.core.situation.model import Closeness
from goldseam.core.together import round_of
from goldseam.demo.story import Written
from goldseam.demo.words_of_reviews import ALONG, REVIEWS, THIS_WEEK
from goldseam.demo.words_of_two import HANDED, NAMES, SAID, STANDING
from goldseam.ledger import invitations, releases
from goldseam.ledger.spaces import OpenSpace
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.together.rounds import sealed_review, sealed_standing

# How many days ago each thing was handed over, by whom, and which words of `HANDED`.
GIVEN: tuple[tuple[int, str, HandedKind, str], ...] = (
    (265, "robin", HandedKind.ACCOUNT, "account"),
    (263, "robin", HandedKind.LETTER, "letter"),
    (254, "kim", HandedKind.NOTE, "thanks"),
    (249, "kim", HandedKind.WISH, "calls"),
    (241, "robin", HandedKind.PRACTICAL, "school"),
    (232, "kim", HandedKind.NOTE, "night"),
)
GIVEN_LATELY: tuple[tuple[int, str, HandedKind, str], ...] = (
    (44, "robin", HandedKind.ANSWER, "said"),
    (39, "robin", HandedKind.ANSWER, "said_now"),
    (24, "kim", HandedKind.VIEW, "now"),
    (9, "robin", HandedKind.OUTCOME, "kept"),
)
JOINED, NAMED, CORRECTED, TAKEN_BACK, WITHDRAWN, STOOD, WISHED = 267, 264, 246, 231, 39, 30, 1
REVIEWED = (14, 7)
# How many days ago, at which full hour, and what.
Dated = tuple[int, int, Record]


@dataclass(frozen=True)
class Two:
    """Both ends of their space and their own spaces, by name, and the day from which the days are counted back."""

    ends: Mapping[str, OpenSpace]
    alone: Mapping[str, OpenSpace]
    today: date
    language: str

    def write(self, who: str, ago: int, hour: int, *records: Record) -> int:
        """Append what one of them wrote so many days ago; the number of the last of it."""
        day = self.today - timedelta(days=ago)
        return self.ends[who].append(*records, at=moment(day, hour), day=day)[-1].seq

    def keep(self, who: str, ago: int, hour: int, *records: Record) -> int:
        """Append what one of them wrote for themselves alone; the number of the last of it."""
        day = self.today - timedelta(days=ago)
        return self.alone[who].append(*records, at=moment(day, hour), day=day)[-1].seq

    def write_all(self, who: str, *written: Dated) -> list[int]:
        """Append in one go what one of them wrote at different times; the numbers of it."""
        return [entry.seq for entry in self.ends[who].append_dated(self._dated(written))]

    def keep_all(self, who: str, *written: Dated) -> list[int]:
        """The same for what one of them wrote for themselves alone."""
        return [entry.seq for entry in self.alone[who].append_dated(self._dated(written))]

    def release(self, who: str, ago: int, topic: ReleaseTopic, name: str, text: str) -> None:
        """Release what one of them wrote; when both have, both can read both."""
        space, day = self.ends[who], self.today - timedelta(days=ago)
        after = space.head().last
        releases.release(space, topic, name, text, at=moment(day, 20), day=day, after=after)

    def _dated(self, written: tuple[Dated, ...]) -> list[Written]:
        days = [self.today - timedelta(days=ago) for ago, _, _ in written]
        return [
            (record, moment(day, hour), day) for day, (_, hour, record) in zip(days, written, strict=True)
        ]


def moment(day: date, hour: int) -> datetime:
    """A full hour of a day."""
    return datetime.combine(day, time(hour), UTC)


def share(robin: Unlocked, kim: Unlocked, today: date, language: str) -> Two:
    """Let Kim join Robin's invitation, and write what the two have shared since then."""
    names, day = NAMES[language], today - timedelta(days=JOINED)
    made = invitations.invite_partner(robin, Joined(names["robin"]), at=moment(day, 19), day=day)
    hers = invitations.join(
        kim, made.id, made.code, lambda _: Joined(names["kim"]), at=moment(day, 20), day=day
    )
    his = robin.shared_space()
    assert his is not None  # noqa: S101 - Kim joined it above
    alone = {"robin": robin.private_space(), "kim": kim.private_space()}
    two = Two({"robin": his, "kim": hers}, alone, today, language)
    _name_the_breach(two)
    _hand_over(two)
    return two


def share_the_last_weeks(two: Two) -> None:
    """What came last: handed over, where trust stands, two reviews, and this week."""
    _hand_over_lately(two)
    _release_where_trust_stands(two)
    along = ALONG[two.language]
    for place, ago in enumerate(REVIEWED):
        review(two, ago, REVIEWS[two.language][place], {who: said[place] for who, said in along.items()})
    _this_week(two)


def _name_the_breach(two: Two) -> None:
    said = SAID[two.language]
    named = two.write("kim", NAMED, 18, BreachNamed(said["breach"], said["when"]))
    two.write("kim", NAMED, 18, BreachSeen(named, Part.PARTNER, Part.ME, said["kim"]))
    two.write("robin", NAMED, 21, BreachSeen(named, Part.ME, Part.BOTH, said["robin"]))


def _hand_over(two: Two) -> None:
    """What was handed over in the first months: one corrected, one taken back."""
    seqs = {key: two.write(who, ago, 19, _handed(two, kind, key)) for ago, who, kind, key in GIVEN}
    correction = Corrected(seqs["account"], SAID[two.language]["correction"], CorrectionHow.NOTICED)
    two.write("robin", CORRECTED, 21, correction)
    day = two.today - timedelta(days=TAKEN_BACK)
    two.ends["kim"].erase([seqs["night"]], at=moment(day, 7), day=day)


def _hand_over_lately(two: Two) -> None:
    """What was handed over in the last weeks, one marked as withdrawn."""
    seqs = {key: two.write(who, ago, 19, _handed(two, kind, key)) for ago, who, kind, key in GIVEN_LATELY}
    two.write("robin", WITHDRAWN, 20, Withdrawn(seqs["said"]))


def _handed(two: Two, kind: HandedKind, key: str) -> Handed:
    return Handed(kind, *HANDED[two.language][key])


def _release_where_trust_stands(two: Two) -> None:
    for who, (value, words) in STANDING[two.language].items():
        text = sealed_standing(StandingDrafted("2", value, words))
        two.release(who, STOOD, ReleaseTopic.STANDING, "2", text)


def review(two: Two, ago: int, told: Mapping[str, Mapping[str, str]], along: Mapping[str, str]) -> None:
    """One review: both release what they tell, they talk, and each closes it with what they take along."""
    name = round_of(two.today - timedelta(days=ago))
    for who, answers in told.items():
        two.release(who, ago, ReleaseTopic.REVIEW, name, sealed_review(ReviewDrafted(name, answers)))
    two.write("kim", ago, 20, TalkBegun(name))
    for who, taken in along.items():
        two.write(who, ago, 21, TalkClosed(name, TalkHeld.WELL, taken))


def _this_week(two: Two) -> None:
    """Kim asks for some space, would like a counsellor for both, and has begun her side of the review."""
    until = two.today + timedelta(days=2)
    two.write("kim", WISHED, 8, ClosenessWished(Closeness.SPACE, SAID[two.language]["space"], until))
    proposed = two.write("kim", 3, 18, HelperProposed(NAMES[two.language]["ada"], 30))
    two.write("robin", 2, 18, HelperConfirmed(proposed))
    two.keep("kim", 0, 6, ReviewDrafted(round_of(two.today), THIS_WEEK[two.language]))
