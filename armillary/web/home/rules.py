"""What to do next, and why. Plain values in, plain values out: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from armillary.fittings.work.queries import Item
from armillary.fittings.work.rules import Why

SOON = timedelta(hours=24)
PRESSING = 2
"""Priorities up to this one go before what has no date near."""


class Rank(IntEnum):
    """Why something is to be done before something else: the order on the home page."""

    OVERDUE = 0
    SOON = 1
    DECISION = 2
    PRESSING = 3
    HANDED = 4
    MINE = 5
    TEAM = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that somebody could do next; `why` is told to them."""

    rank: Rank
    why: str
    slug: str
    number: str
    title: str
    url: str
    due_at: datetime | None = None
    priority: int | None = None


def candidate(item: Item, now: datetime) -> Candidate | None:
    """What my work has, with why it would be next. None: it waits, nobody can go on with it."""
    if item.why is Why.WAITING:
        return None
    rank, why = _ranked(item, now)
    return Candidate(
        rank=rank,
        why=why,
        slug=item.slug,
        number=item.number,
        title=item.title,
        url=f"/{item.slug}/{item.number}",
        due_at=item.due_at,
        priority=item.priority,
    )


def ranked(candidates: Iterable[Candidate], many: int) -> tuple[Candidate, ...]:
    """The first of them: by rank, then by due, then by priority; each once."""
    once = {(each.slug, each.number): each for each in candidates}
    return tuple(sorted(once.values(), key=_place)[:many])


def time_rank(due_at: datetime | None, now: datetime, otherwise: Rank) -> Rank:
    """How near a date brings something."""
    if due_at is None or due_at - now > SOON:
        return otherwise
    return Rank.OVERDUE if due_at <= now else Rank.SOON


def _ranked(item: Item, now: datetime) -> tuple[Rank, str]:
    otherwise, words = _without_a_date(item)
    rank = time_rank(item.due_at, now, otherwise)
    if rank is Rank.OVERDUE:
        return rank, f"Overdue: {words[:1].lower()}{words[1:]}"
    return (
        (rank, f"Due soon: {words[:1].lower()}{words[1:]}") if rank is Rank.SOON else (rank, words)
    )


def _without_a_date(item: Item) -> tuple[Rank, str]:
    presses = item.priority is not None and item.priority <= PRESSING
    match item.why:
        case Why.HANDOFF:
            return Rank.HANDED, "Another process hands it to yours"
        case Why.TEAM:
            words = f"Nobody's yet in {item.team}" if item.team else "Nobody's yet in your teams"
            return Rank.PRESSING if presses else Rank.TEAM, words
        case _:
            return Rank.PRESSING if presses else Rank.MINE, "Yours"


def _place(each: Candidate) -> tuple[int, bool, float, int, str]:
    at = each.due_at.timestamp() if each.due_at else 0.0
    return each.rank, each.due_at is None, at, each.priority or 99, each.number
