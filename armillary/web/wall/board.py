"""What the wall board of a question shows, read by four statements however long the queue is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import fields_of
from armillary.kernel.listing.asked import Pairs, Question
from armillary.kernel.listing.facets import Facets, facets
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import address, put
from armillary.kernel.listing.reading import Page, page
from armillary.kernel.listing.rows import Row
from armillary.web.clocks.dues import DUE, dues
from armillary.web.lists.narrowing import Narrowing
from armillary.web.values.due import Due
from armillary.web.values.kinds import Priority
from armillary.web.wall.link import asked_of

LOOKED_AT, NEXT, FIRST = 200, 5, 3
"""Of what is late and of what is coming so many are looked at, the first by when they are due."""
RANK, OPEN = "priority", ("open", "true")


@dataclass(frozen=True, slots=True)
class Rank:
    """How much is open of a priority."""

    priority: Priority
    count: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record on the board, and who has it."""

    url: str
    number: str
    title: str
    priority: Priority | None
    due: Due
    holder: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a sort, and the first of them."""

    count: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """See wall.html."""

    label: str
    narrowed: tuple[str, ...]
    total: str
    ranks: tuple[Rank, ...]
    coming: tuple[Line, ...]
    late: Tally
    risk: Tally
    url: str
    leave_url: str
    topics: str


def board_of(kind: RecordType, pairs: Pairs, act: Act) -> Board:
    """The board of the queue that the same parameters mean as a list."""
    kept = asked_of(pairs)
    kept = kept if OPEN in kept else put(kept, *OPEN)
    asked = question(kind, kept, act.actor)
    counted = facets(asked, act.actor)
    late, coming = (_due(kind, kept, act, side) for side in ("lt", "gte"))
    told = dues(kind, [row.key for part in (late, coming) for row in part.rows], act.at)
    line = _liner(kind, late, told)
    late_ones = [line(row) for row in late.rows if row.key in told]
    coming_ones = [line(row) for row in coming.rows if row.key in told]
    risky = [each for each in coming_ones if each.due.tone == "soon"]
    return Board(
        label=kind.plural,
        narrowed=tuple(each.label for each in Narrowing(asked, counted, act.actor).chips()),
        total=str(counted.total),
        ranks=_ranks(asked, counted),
        coming=tuple(coming_ones[:NEXT]),
        late=_tally(late_ones, late),
        risk=_tally(risky, coming),
        url=address(f"/{kind.slug}/wall", pairs),
        leave_url=address(f"/{kind.slug}", kept),
        topics=f"list:{kind.slug}",
    )


def _due(kind: RecordType, pairs: Pairs, act: Act, side: str) -> Page:
    """What was due before this second, or is due from then on, in that order."""
    second = act.at.astimezone(UTC).replace(microsecond=0)
    asked = put(put(pairs, "sort", DUE), f"{DUE}.{side}", _written(second))
    wanted = ("number", kind.title, DUE, RANK, "assignee", "team")
    fields = [name for name in wanted if name in fields_of(kind)]
    return page(question(kind, asked, act.actor, fields=fields, limit=LOOKED_AT), act.actor)


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _ranks(asked: Question, counted: Facets) -> tuple[Rank, ...]:
    """Of each priority, where the type has some and the list can be narrowed by it."""
    found = next((each for each in counted.facets if each.field.name == RANK), None)
    return tuple(
        Rank(Priority(int(option.value), option.label), str(option.count))
        for option in (found.options if found else ())
        if option.value.isdigit()
    )


def _liner(kind: RecordType, read: Page, told: Mapping[int, Due]) -> Callable[[Row], Line]:
    """Writes the rows of a page as lines."""
    names = [field.name for field in read.fields]
    ranks = {field.name: field for field in read.fields}

    def line(row: Row) -> Line:
        held: dict[str, Any] = dict(zip(names, row.values, strict=True))
        rank = held.get(RANK)
        whose = held.get("assignee") or held.get("team")
        return Line(
            url=f"/{kind.slug}/{row.number}",
            number=row.number,
            title=str(held[kind.title]),
            priority=Priority(rank, ranks[RANK].label_of(rank)) if rank else None,
            due=told[row.key],
            holder=whose.name if whose else "Nobody yet",
        )

    return line


def _tally(lines: Sequence[Line], looked_at: Page) -> Tally:
    more = "+" if looked_at.after else ""
    return Tally(f"{len(lines):,}{more}", tuple(lines[:FIRST]))
