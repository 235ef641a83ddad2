"""What stands beside a record: its links, its hand-offs, and what else its caller waits for."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from armillary.fittings.handoffs.queries import about
from armillary.kernel import known
from armillary.kernel.declarations import RecordType
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State as HandoffState
from armillary.kernel.links.queries import linked_to
from armillary.people.models import Person
from armillary.records.models import Record, numbered
from armillary.reference import edges
from armillary.reference.processes import process
from armillary.web.records.crumbs import is_process
from armillary.web.records.queries import open_of_caller
from armillary.web.values.fields import address, title_of
from armillary.web.values.kinds import Moment, State
from armillary.web.values.making import moment
from armillary.web.values.states import state

MOST = 6


@dataclass(frozen=True, slots=True)
class RecordLine:
    """Another record in one line."""

    url: str
    number: str
    title: str
    state: State
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The records that stand in one way to this one."""

    label: str
    records: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class HandoffLine:
    """A wish to another process, or from one."""

    edge: str
    direction: str
    url: str
    number: str
    title: str
    state: State
    accept_url: str
    reject_url: str


@dataclass(frozen=True, slots=True)
class CallerRecords:
    """What else is open for the person who called."""

    title: str
    records: tuple[RecordLine, ...]
    all_url: str


def line_of(record: Record) -> RecordLine:
    """A record in one line, as of its last change."""
    slug = known.of(type(record)).slug
    return RecordLine(
        address(record),
        record.number,
        title_of(record),
        state(slug, record.state),
        moment(record.updated_at),
    )


def links_of(record: Record, actor: Person) -> tuple[LinkGroup, ...]:
    """The links of a record, in groups of the same words."""
    found = sorted(linked_to(record, actor), key=lambda each: each.words)
    return tuple(
        LinkGroup(words, tuple(line_of(each.record) for each in group))
        for words, group in groupby(found, key=lambda each: each.words)
    )


def handoffs_of(record: Record, actor: Person) -> tuple[HandoffLine, ...]:
    """The hand-offs about a record, newest first."""
    here = known.of(type(record)).process
    return tuple(_handoff(each, here) for each in about(record, actor).select_related(None)[:MOST])


def hand_off_url(record: Record, actor: Person) -> str:
    """Where it is handed over to another process, for the provider's people."""
    if not actor.is_staff or not is_process(known.of(type(record)).process):
        return ""
    return f"/hand-offs/new?about={record.number}"


def _handoff(one: Handoff, here: str) -> HandoffLine:
    url, offered = address(one), one.state == HandoffState.OFFERED
    return HandoffLine(
        edge=f"{edges.edge(one.edge).what} · {process(one.to_process).title}",
        direction="in" if one.to_process == here else "out",
        url=url,
        number=one.number,
        title=one.wish,
        state=state("hand-offs", one.state),
        accept_url=f"{url}/accept" if offered else "",
        reject_url=f"{url}/reject" if offered else "",
    )


def caller_records(
    kind: RecordType, record: Record, actor: Person, name: str
) -> CallerRecords | None:
    """What else the caller of this record, of this name, waits for; None without a caller."""
    caller = getattr(record, "caller_id", None)
    if caller is None or not actor.is_staff:
        return None
    found = open_of_caller(kind, record, caller, actor, MOST + 1)
    lines = tuple(_line(kind, *each) for each in found)
    number = numbered(Person.prefix, caller)
    more = f"/{kind.slug}?open=true&caller={number}" if len(lines) > MOST else ""
    return CallerRecords(f"Also open for {name}", lines[:MOST], more)


def _line(kind: RecordType, key: int, title: str, stored: str, changed: datetime) -> RecordLine:
    number = numbered(kind.model.prefix, key)
    return RecordLine(
        f"/{kind.slug}/{number}", number, title, state(kind.slug, stored), moment(changed)
    )
