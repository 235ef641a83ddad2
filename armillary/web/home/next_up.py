"""What somebody should do next: from their work, their decisions and what is handed to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from armillary.fittings.approvals.models import Approval
from armillary.fittings.work.queries import work_of
from armillary.kernel.fields import fields_of
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.registry import record_type_of, record_types
from armillary.people.models import Person
from armillary.web.frame.icons import kind_icon
from armillary.web.home.rules import Candidate, Rank, candidate, ranked, time_rank
from armillary.web.values.due import Due, due_at
from armillary.web.values.kinds import Priority

SHOWN, LOOKED_AT, HANDED = 6, 60, 10


@dataclass(frozen=True, slots=True)
class NextLine:
    """One thing to do, and why it stands where it does."""

    url: str
    icon: str
    type: str
    number: str
    title: str
    why: str
    is_late: bool
    due: Due | None
    priority: Priority | None


def next_up(actor: Person, approvals: Sequence[Approval], now: datetime) -> tuple[NextLine, ...]:
    """The few things to begin with: three statements, with that of the approvals."""
    slug = record_type_of(Handoff).slug
    items = work_of(actor, limit=LOOKED_AT).items
    handed = work_of(actor, types=(slug,), limit=HANDED).items
    found = [made for item in (*items, *handed) if (made := candidate(item, now))]
    return tuple(_line(each, now) for each in ranked((*found, *_decisions(approvals, now)), SHOWN))


def _decisions(approvals: Sequence[Approval], now: datetime) -> Iterator[Candidate]:
    for each in approvals:
        rank = time_rank(each.due_at, now, Rank.DECISION)
        late = rank is Rank.OVERDUE
        yield Candidate(
            rank=rank,
            why="Your decision is overdue" if late else "Waits for your decision",
            slug="approvals",
            number=each.about_number,
            title=each.title,
            url=f"/approvals/{each.number}",
            due_at=each.due_at,
        )


def _line(each: Candidate, now: datetime) -> NextLine:
    kind = record_types()[each.slug]
    return NextLine(
        url=each.url,
        icon=kind_icon(each.slug),
        type=kind.name,
        number=each.number,
        title=each.title,
        why=each.why,
        is_late=each.rank is Rank.OVERDUE,
        due=due_at(each.due_at, now) if each.due_at else None,
        priority=_priority(each),
    )


def _priority(each: Candidate) -> Priority | None:
    if each.priority is None:
        return None
    field = fields_of(record_types()[each.slug])["priority"]
    return Priority(each.priority, field.label_of(each.priority))
