"""Ada, whom Kim invited as her counsellor: terms first, two copies to read, and a note for Kim."""

from collections.abc import Iterator
from datetime import date, timedelta

from goldseam.core.records import (
    Answered,
    ClientKnown,
    CopyGiven,
    HelperNoted,
    Invited,
    Joined,
    Preferred,
    SafetyAnswered,
    TermsStated,
)
from goldseam.core.situation.questions import SKIPPED
from goldseam.demo.story import Written
from goldseam.demo.together import moment
from goldseam.demo.words_of_reviews import COPIES, COUNSEL, TERMS
from goldseam.demo.words_of_two import NAMES
from goldseam.ledger import invitations
from goldseam.ledger.unlocked import Unlocked
from goldseam.web.helping.giving import ALONE

BEGUN, GAVE, WROTE, GOES_ON = 20, 19, 12, 60


def ada(today: date, language: str) -> Iterator[Written]:
    """Ada's own place: she uses it for her work, and has skipped the questions about herself."""
    day = today - timedelta(days=BEGUN)
    for name, value in {
        "language": language,
        "device_notice": day.isoformat(),
        "code_confirmed": day.isoformat(),
    }.items():
        yield Preferred(name, value), moment(day, 8), day
    yield SafetyAnswered({}), moment(day, 8), day
    yield Answered("role", SKIPPED), moment(day, 8), day


def accompany(kim: Unlocked, counsellor: Unlocked, today: date, language: str) -> None:
    """Open a small space to the counsellor for eighty days, and write what stands there by now."""
    names, day, given = NAMES[language], *(today - timedelta(days=ago) for ago in (BEGUN, GAVE))
    ends_on = today + timedelta(days=GOES_ON)
    made = invitations.invite_helper(kim, at=moment(day, 9), day=day, ends_on=ends_on)
    space = kim.spaces().by_id(made.space)
    assert space is not None  # noqa: S101 - it was opened for Kim above
    space.append(Joined(names["kim"]), at=moment(day, 9), day=day)
    invited = Invited(str(made.id), str(made.space), ALONE, names["ada"])
    kim.private_space().append(invited, at=moment(day, 9), day=day)
    terms = TermsStated(names["ada"], *TERMS[language])
    desk = invitations.join(counsellor, made.id, made.code, lambda _: terms, at=moment(day, 10), day=day)
    space.append(*(CopyGiven(*copy) for copy in COPIES[language]), at=moment(given, 18), day=given)
    wrote = today - timedelta(days=WROTE)
    desk.append(HelperNoted(COUNSEL[language]), at=moment(wrote, 11), day=wrote)
    known = ClientKnown(str(made.space), names["kim"])
    counsellor.private_space().append(known, at=moment(day, 10), day=day)
