"""My work: everything that waits for me, in the order in which it presses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.work.queries import COUNTED, Facet, Item, facets_of, work_of
from armillary.fittings.work.rules import Group, Why, group_of
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, actor_of
from armillary.kernel.fields import fields_of
from armillary.kernel.listing.parameters import address
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.web.clocks.dues import dues
from armillary.web.frame.icons import kind_icon
from armillary.web.lists.views import list_url, worked_on
from armillary.web.values.due import Due, due_at
from armillary.web.values.kinds import Priority, State, Way
from armillary.web.values.making import bounded
from armillary.web.values.states import state

HERE = "/work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing to do; `way` takes it, where it is nobody's yet."""

    url: str
    icon: str
    type: str
    number: str
    title: str
    state: State
    priority: Priority | None
    due: Due | None
    team: str
    way: Way | None


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """What stands together, and the tone of it."""

    label: str
    late: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TypeTab:
    """All of it, or what is of one type."""

    label: str
    url: str
    count: str
    current: bool


@dataclass(frozen=True, slots=True)
class Work:
    """See work.html."""

    tabs: tuple[TypeTab, ...]
    groups: tuple[WorkGroup, ...]
    more_url: str
    topics: str
    url: str


@signed_in
@require_safe
def page(request: Request) -> HttpResponse:
    """Everything that waits for whoever asks."""
    actor = actor_of(request)
    type_, after = request.GET.get("type", ""), request.GET.get("after", "")
    found = work_of(actor, types=[type_] if type_ else (), after=after)
    facets = facets_of(actor)
    chosen = (("type", type_),) if type_ else ()
    work = Work(
        tabs=_tabs(facets, type_),
        groups=_groups(found.items, request.at, ZoneInfo(actor.zone)),
        more_url=address(HERE, (*chosen, ("after", found.after))) if found.after else "",
        topics=",".join(f"list:{facet.kind.slug}" for facet in facets) or "list:tasks",
        url=address(HERE, (*chosen, *((("after", after),) if after else ()))),
    )
    context = {"title": "My work", "work": work, "breadcrumbs": [], "empty": _empty(actor)}
    return render(request, "work.html", context)


def _tabs(facets: Iterable[Facet], type_: str) -> tuple[TypeTab, ...]:
    made = [TypeTab("Everything", HERE, "", not type_)]
    made += [
        TypeTab(
            facet.kind.plural,
            address(HERE, (("type", facet.kind.slug),)),
            bounded(facet.count, COUNTED),
            facet.kind.slug == type_,
        )
        for facet in facets
    ]
    return tuple(made)


def _groups(items: Iterable[Item], now: datetime, zone: ZoneInfo) -> tuple[WorkGroup, ...]:
    items = tuple(items)
    told = _dues(items, now)
    grouped = groupby(items, key=lambda item: group_of(item.why, item.due_at, now, zone))
    return tuple(
        WorkGroup(
            group.value,
            group is Group.OVERDUE,
            tuple(_line(item, told.get((item.slug, item.key))) for item in lines),
        )
        for group, lines in grouped
    )


def _dues(items: Sequence[Item], now: datetime) -> dict[tuple[str, int], Due]:
    """When each is due: by its clocks, where its type has some."""
    found: dict[tuple[str, int], Due] = {}
    keys: dict[str, list[int]] = defaultdict(list)
    for item in items:
        if item.due_at:
            found[item.slug, item.key] = due_at(item.due_at, now)
            keys[item.slug].append(item.key)
    for slug, own in keys.items():
        by_clocks = dues(record_types()[slug], own, now)
        found |= {(slug, key): due for key, due in by_clocks.items()}
    return found


def _line(item: Item, due: Due | None) -> Line:
    kind = record_types()[item.slug]
    url = f"/{item.slug}/{item.number}"
    return Line(
        url=url,
        icon=kind_icon(item.slug),
        type=kind.name,
        number=item.number,
        title=item.title,
        state=state(item.slug, item.state),
        priority=_priority(item),
        due=due,
        team=item.team,
        way=_way(item, url),
    )


def _priority(item: Item) -> Priority | None:
    if item.priority is None:
        return None
    field = fields_of(record_types()[item.slug])["priority"]
    return Priority(item.priority, field.label_of(item.priority))


def _way(item: Item, url: str) -> Way | None:
    """What is nobody's yet is taken by one press, where the type has such a verb."""
    verbs = {verb.name for verb in record_types()[item.slug].verbs}
    return Way("Take", f"{url}/take") if item.why is Why.TEAM and "take" in verbs else None


def _empty(actor: Person) -> dict[str, object]:
    kind = worked_on()
    open_ones = Way("See all that is open", list_url(kind)) if kind and actor.is_staff else None
    return {
        "sentence": "Nothing waits for you.",
        "feeder": "Records and tasks that are given to you or to your teams stand here, with what "
        "other processes hand over to yours: the most pressing first.",
        "action": open_ones,
    }
