"""What can be asked about my work: a page of it, and how much of each type there is."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from armillary.fittings.work import place as places
from armillary.fittings.work.branches import ORDER, branches, types_of_work
from armillary.fittings.work.place import LEAST_PRESSING, NEVER, Place
from armillary.fittings.work.rules import Why
from armillary.kernel.declarations import RecordType
from armillary.kernel.listing import sql
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.sql import Piece
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import numbered

DEFAULT, MOST = 100, 200
COUNTED = 99
"""Of each type and reason no more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that waits for somebody, and why."""

    why: Why
    slug: str
    key: int
    number: str
    title: str
    state: str
    priority: int | None
    due_at: datetime | None
    team: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the work, and the place to go on from; empty where there is no more."""

    items: tuple[Item, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Facet:
    """How much there is of a type, counted to a little more than COUNTED."""

    kind: RecordType
    count: int


def work_of(
    actor: Person, *, types: Collection[str] = (), after: str = "", limit: int = DEFAULT
) -> Page:
    """What waits for this person: one statement, whatever types there are."""
    parts = _branches(_chosen(types), actor)
    if not parts:
        return Page((), "")
    beyond, bound = _beyond(after)
    each = " union all ".join(
        f"(select * from ({part.text}) part{beyond} order by {ORDER} limit {limit + 1})"  # noqa: S608
        for part in parts
    )
    values = tuple(value for part in parts for value in (*part.bound, *bound))
    whole = f"select * from ({each}) parts order by {ORDER} limit {limit + 1}"  # noqa: S608
    found = sql.fetch(Piece(whole, values))
    items = tuple(_item(*row) for row in found[:limit])
    more = len(found) > limit
    return Page(items, places.written(Place(*found[limit - 1][:5])) if more else "")


def facets_of(actor: Person) -> tuple[Facet, ...]:
    """How much of each type waits, those of which nothing does left out: one statement."""
    parts = _branches(types_of_work(), actor)
    if not parts:
        return ()
    each = " union all ".join(
        f"(select slug from ({part.text}) part limit {COUNTED + 1})"  # noqa: S608
        for part in parts
    )
    counting = f"select slug, count(*) from ({each}) parts group by slug"  # noqa: S608
    values = tuple(value for part in parts for value in part.bound)
    counts: dict[str, int] = dict(sql.fetch(Piece(counting, values)))
    return tuple(Facet(kind, counts[kind.slug]) for kind in types_of_work() if kind.slug in counts)


def _chosen(types: Collection[str]) -> Sequence[RecordType]:
    kinds = types_of_work()
    known = [kind.slug for kind in kinds]
    if not set(types) <= set(known):
        raise BadQuestion({"type": f"Choose among {', '.join(known)}."})
    return [kind for kind in kinds if kind.slug in types or not types]


def _branches(kinds: Iterable[RecordType], actor: Person) -> list[Piece]:
    return [part for kind in kinds for part in branches(kind, actor)]


def _beyond(after: str) -> tuple[str, tuple[object, ...]]:
    if not after:
        return "", ()
    marks = "%s::int, %s::timestamptz, %s::int, %s::text, %s::bigint"
    return f" where ({ORDER}) > ({marks})", tuple(places.read(after))


def _item(
    why: int,
    due_at: datetime,
    priority: int,
    slug: str,
    key: int,
    title: str | None,
    state: str,
    team: str | None,
) -> Item:
    return Item(
        why=Why(why),
        slug=slug,
        key=key,
        number=numbered(record_types()[slug].model.prefix, key),
        title=title or "",
        state=state,
        priority=None if priority == LEAST_PRESSING else priority,
        due_at=None if due_at >= NEVER else due_at,
        team=team or "",
    )
