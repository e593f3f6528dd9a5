"""Which way the work goes, from what cost the trust."""

from enum import StrEnum

from goldseam.core.situation.model import Cause, Situation


class Track(StrEnum):
    """The six tracks, the one that leads first."""

    INFIDELITY = "infidelity"
    LIE = "lie"
    PROMISE_OR_MONEY = "promise_or_money"
    EXPECTATIONS = "expectations"
    JEALOUSY = "jealousy"
    UNKNOWN = "unknown"


# Pornography, gambling and substances break what was agreed, so they follow the broken promise; so do goals
# that were promised and could not be reached (D02.5).
TRACK_OF_CAUSE: dict[Cause, Track] = {
    Cause.INFIDELITY_PHYSICAL: Track.INFIDELITY,
    Cause.INFIDELITY_EMOTIONAL: Track.INFIDELITY,
    Cause.INFIDELITY_ONLINE: Track.INFIDELITY,
    Cause.LYING: Track.LIE,
    Cause.BROKEN_PROMISE: Track.PROMISE_OR_MONEY,
    Cause.MONEY: Track.PROMISE_OR_MONEY,
    Cause.PORNOGRAPHY: Track.PROMISE_OR_MONEY,
    Cause.GAMBLING_OR_SUBSTANCES: Track.PROMISE_OR_MONEY,
    Cause.WORDS_WITHOUT_DEEDS: Track.PROMISE_OR_MONEY,
    Cause.GOALS_OUT_OF_REACH: Track.PROMISE_OR_MONEY,
    Cause.UNSPOKEN_EXPECTATION: Track.EXPECTATIONS,
    Cause.JEALOUSY: Track.JEALOUSY,
    Cause.DISTRUST_FROM_THE_START: Track.UNKNOWN,
    Cause.UNKNOWN: Track.UNKNOWN,
}
_NO_BREACH = {Track.JEALOUSY, Track.UNKNOWN}
BREACHES = frozenset(cause for cause, track in TRACK_OF_CAUSE.items() if track not in _NO_BREACH)


def tracks_of(situation: Situation) -> tuple[Track, ...]:
    """Every track that the causes open, the leading one first; never empty.

    Jealousy is a track only where no cause names a breach (T12); `unknown` only where nothing else is left.
    """
    found = {TRACK_OF_CAUSE[cause] for cause in situation.causes}
    breaches = tuple(track for track in Track if track in found - _NO_BREACH)
    if breaches:
        return breaches
    return (Track.JEALOUSY,) if Track.JEALOUSY in found else (Track.UNKNOWN,)


def track_of(situation: Situation) -> Track:
    """The leading track; the strongest breach wins over whatever stands beside it."""
    return tracks_of(situation)[0]
