"""What a change hits by the graph: services, people, what stands in, and what nobody knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import cast

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.assurance.change.models import Affected, Change
from armillary.assurance.change.queries import affected
from armillary.assurance.change.queries.beside import Beside, beside
from armillary.assurance.change.queries.impact import Hit, hit_by
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, actor_of
from armillary.kernel.registry import record_type_of
from armillary.web.changes.chips import when
from armillary.web.graph.document import address_of
from armillary.web.graph.services import ServiceLine, answer, lines
from armillary.web.incident.drawing import Tree, tree_of
from armillary.web.records.parts import part_of
from armillary.web.records.reading import readable
from armillary.web.values.fields import address
from armillary.web.values.kinds import State
from armillary.web.values.states import state

MOST_SERVICES, MOST_ITEMS = 40, 40


@dataclass(frozen=True, slots=True)
class Item:
    """Something that it changes, and what is planned of it."""

    url: str
    number: str
    name: str
    planned: tuple[tuple[str, str], ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class Other:
    """Another change soon before or after, and what it shares with this one."""

    url: str
    number: str
    title: str
    state: State
    when: str
    shares: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """See changes/impact.html."""

    answer: str
    items: tuple[Item, ...]
    more_items: int
    tree: Tree
    services: tuple[ServiceLine, ...]
    more: int
    others: tuple[Other, ...]
    unknown: tuple[str, ...]
    graph_url: str


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """The direct items and the computed impact; a part of the change's page, and a page alone."""
    actor = actor_of(request)
    change = cast("Change", readable(record_type_of(Change), number, actor))
    hit = hit_by(change, actor)
    shown = {
        "title": f"What {change.number} hits",
        "heading": "By the graph",
        "panel": _panel(change, hit) if hit else None,
        "touch_url": f"{address(change)}/touch",
    }
    return part_of(request, change, "Impact", "changes/impact.html", shown)


def _panel(change: Change, hit: Hit) -> Panel:
    rows = affected.rows(change)
    items = tuple(_items(hit, rows))
    return Panel(
        answer=answer(hit.services, hit.users),
        items=items[:MOST_ITEMS],
        more_items=max(0, len(items) - MOST_ITEMS),
        tree=tree_of([each.number for each in hit.touched], hit.services, hit.found),
        services=tuple(lines(hit.services[:MOST_SERVICES], hit.found)),
        more=max(len(hit.services) - MOST_SERVICES, 0),
        others=tuple(map(_other, beside(change))),
        unknown=tuple(hit.unknown()),
        graph_url=f"{address_of(hit.touched[0].number)}/graph?view=impact" if hit.touched else "",
    )


def _items(hit: Hit, rows: Sequence[Affected]) -> Iterable[Item]:
    planned = {row.item_id: row for row in rows}
    for each in hit.touched:
        row = planned.get(each.key)
        values = row.planned.items() if row else ()
        yield Item(
            address_of(each.number),
            each.number,
            each.name,
            tuple((name.replace("_", " "), _said(value)) for name, value in values),
            bool(row and row.applied_at),
        )


def _said(value: object) -> str:
    return "empty" if value in (None, "") else str(value)


def _other(each: Beside) -> Other:
    return Other(
        url=f"/changes/{each.number}",
        number=each.number,
        title=each.title,
        state=state("changes", each.state),
        when=f"{when(each.start, UTC)} UTC",
        shares=each.shares,
    )
