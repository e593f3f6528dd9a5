"""A counsellor or mentor: terms first, copies only, an end date, and the consent of both for what is shared."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from goldseam.core.records.entry import Entry
from goldseam.core.records.fold import Fold
from goldseam.core.records.kinds import Record
from goldseam.core.records.together import COUPLE, Joined

# Every continuing share ends; going on longer is a fresh act of whoever gives it (S14).
USUAL_DAYS, LONGEST_DAYS = 14, 90


class TermsStated(Record, frozen=True, tag="terms"):
    """The counsellor's first word: the name, what they keep from the partner, what they must report."""

    name: str
    keeps: str
    reports: str


class CopyGiven(Record, frozen=True, tag="copy"):
    """A copy for the counsellor. `shared`: of something both of them can read, given by both."""

    title: str
    text: str
    shared: bool = False


class HelperNoted(Record, frozen=True, tag="helper_note"):
    """A note of the counsellor for whoever invited them."""

    text: str


class HelperRenewed(Record, frozen=True, tag="helper_renewed"):
    """Whoever invited the counsellor lets it go on until this day."""

    until: date


class HelperProposed(Record, frozen=True, tag="helper_proposed"):
    """In the shared space: one of the two would like this counsellor for both, for so many days."""

    name: str
    days: int


class HelperConfirmed(Record, frozen=True, tag="helper_confirmed"):
    """In the shared space: its author agrees to the proposal with this number."""

    proposal: int


class HelperOpened(Record, frozen=True, tag="helper_opened"):
    """In the shared space: the small space for what both agreed to, and its key for the other."""

    proposal: int
    space: str
    epoch: int
    key: bytes
    until: date


class ClientKnown(Record, frozen=True, tag="client"):
    """In a counsellor's own space: how whoever shares the small space with this id is called in their list."""

    space: str
    name: str


class Terms(msgspec.Struct, frozen=True):
    """The terms as the counsellor `by` (str(UUID)) stated them last, on an ISO day."""

    by: str
    name: str
    keeps: str
    reports: str
    on: str

    @property
    def day(self) -> date:
        """The day of stating them."""
        return date.fromisoformat(self.on)


class HelperLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A copy or a note without its text, which is read by its number. `by` is str(UUID), `on` an ISO day."""

    seq: int
    by: str
    on: str
    at: int
    title: str = ""
    shared: bool = False


class Helping(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands in the small space of a counsellor. `until` is the newest renewal, None before one."""

    names: Mapping[str, str] = {}
    terms: Terms | None = None
    copies: tuple[HelperLine, ...] = ()
    notes: tuple[HelperLine, ...] = ()
    until: date | None = None


class HelperSpace(msgspec.Struct, frozen=True):
    """Where an agreed proposal was opened: the number of that entry, which holds the key, and its end."""

    seq: int
    by: str
    space: str
    until: date


class Proposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """A counsellor proposed for both. `confirmed` are those who agree, whoever proposed it among them."""

    seq: int
    by: str
    on: str
    name: str
    days: int
    confirmed: tuple[str, ...] = ()
    opened: HelperSpace | None = None

    @property
    def agreed(self) -> bool:
        """Both have said so, each by an act of their own."""
        return len(self.confirmed) == COUPLE


class Proposals(msgspec.Struct, frozen=True, omit_defaults=True):
    """Every proposal, in order of number."""

    proposals: tuple[Proposal, ...] = ()


class Clients(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest name a counsellor knows for each small space, by the id of the space."""

    names: Mapping[str, str] = {}


class _Desk:
    """The state of a counsellor's space while a fold runs."""

    def __init__(self, state: Helping) -> None:
        self.names, self.terms, self.until = dict(state.names), state.terms, state.until
        self.copies, self.notes = list(state.copies), list(state.notes)

    def is_counsellor(self, person: str) -> bool:
        return self.terms is not None and self.terms.by == person

    def stated(self, record: TermsStated, person: str, day: str) -> None:
        if self.terms is None or self.terms.by == person:
            self.names[person] = record.name
            self.terms = Terms(person, record.name, record.keeps, record.reports, day)

    def of_the_counsellor(self, record: Record, line: HelperLine) -> None:
        """A counsellor leaves notes; giving copies and letting it go on are not theirs to do."""
        if isinstance(record, HelperNoted):
            self.notes.append(line)

    def of_the_giver(self, record: Record, line: HelperLine) -> None:
        match record:
            case CopyGiven(title=title, shared=shared):
                self.copies.append(msgspec.structs.replace(line, title=title, shared=shared))
            case HelperRenewed(until=until):
                self.until = until


def _helping(state: Helping, entries: Iterable[Entry]) -> Helping:
    desk = _Desk(state)
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        line = HelperLine(entry.seq, person, day, int(entry.at.timestamp()))
        if isinstance(record, Joined):
            desk.names[person] = record.name
        elif isinstance(record, TermsStated):
            desk.stated(record, person, day)
        elif desk.is_counsellor(person):
            desk.of_the_counsellor(record, line)
        else:
            desk.of_the_giver(record, line)
    return Helping(desk.names, desk.terms, tuple(desk.copies), tuple(desk.notes), desk.until)


def _proposals(state: Proposals, entries: Iterable[Entry]) -> Proposals:
    found = {proposal.seq: proposal for proposal in state.proposals}
    for entry in entries:
        record, person, day = entry.record, str(entry.author), entry.day.isoformat()
        match record:
            case HelperProposed(name=name, days=days):
                found[entry.seq] = Proposal(entry.seq, person, day, name, days, (person,))
            case HelperConfirmed() | HelperOpened() if proposal := found.get(record.proposal):
                found[proposal.seq] = _answered(proposal, record, entry)
    return Proposals(tuple(found.values()))


def _answered(proposal: Proposal, record: HelperConfirmed | HelperOpened, entry: Entry) -> Proposal:
    person = str(entry.author)
    if isinstance(record, HelperOpened):
        if not proposal.agreed:
            return proposal
        opened = HelperSpace(entry.seq, person, record.space, record.until)
        return msgspec.structs.replace(proposal, opened=opened)
    if person in proposal.confirmed:
        return proposal
    return msgspec.structs.replace(proposal, confirmed=(*proposal.confirmed, person))


def _clients(state: Clients, entries: Iterable[Entry]) -> Clients:
    known = (entry.record for entry in entries)
    newer = {record.space: record.name for record in known if isinstance(record, ClientKnown)}
    return Clients({**state.names, **newer})


CLIENTS = Fold("clients", 1, (ClientKnown,), Clients, _clients)
HELPING = Fold("helping", 1, (Joined, TermsStated, CopyGiven, HelperNoted, HelperRenewed), Helping, _helping)
PROPOSALS = Fold("proposals", 1, (HelperProposed, HelperConfirmed, HelperOpened), Proposals, _proposals)
