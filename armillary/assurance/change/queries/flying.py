"""Changes that hold their time, as the engine of collisions reckons with them."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected
from armillary.assurance.change.rules import timing
from armillary.assurance.change.vocabulary import IN_FLIGHT, OPEN_ORDERS
from armillary.engines.collisions import Planned
from armillary.engines.worktime import Span
from armillary.kernel.links.models import Link
from armillary.records.models import numbered

COMES_AFTER = "comes after"
SLUG = "changes"


class Flying(NamedTuple):
    """Another change that holds its time: its name, and what the engine knows of it."""

    key: int
    title: str
    state: str
    planned: Planned

    @property
    def number(self) -> str:
        return numbered(Change.prefix, self.key)


def mine(change: Change) -> Planned | None:
    """This change, with its items, services and people; None: it has no window."""
    services = {*change.hit, *filter(None, (change.service_id,))}
    people = [change.implementer_id] if change.implementer_id else []
    if change.pk:
        people += _assignees(change.pk)
    planned = timing.planned(change, affected.keys(change), services, people)
    return planned and _ordered(planned, change.pk)


def others(change: Change, span: Span) -> dict[int, Flying]:
    """Those that hold any of this time, and those that stand in an order with it, by key."""
    time = [timing.moment(each) for each in span]
    after = _after(change.pk) if change.pk else set()
    linked = list({*_before(change.pk), *after}) if change.pk else []
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS, [list(OPEN_ORDERS), list(IN_FLIGHT), change.pk or 0, *time, linked])
        found = [_flying(*row) for row in cursor.fetchall()]
    return {each.key: _follows(each, change.pk) if each.key in after else each for each in found}


def predecessors(change: Change) -> list[Change]:
    """The changes after which it comes, in their order."""
    keys = _before(change.pk)
    return list(Change.objects.filter(pk__in=keys).order_by("pk")) if keys else []


def _flying(
    key: int,
    title: str,
    state: str,
    window: list[Any],
    items: list[int],
    services: list[int],
    people: list[int],
) -> Flying:
    start, end, prepare, watch, back, verify = window
    planned = Planned(
        key,
        start,
        end,
        prepare * 60,
        watch * 60,
        back * 60,
        verify * 60,
        frozenset(items),
        frozenset(services),
        frozenset(people),
    )
    return Flying(key, title, state, planned)


def _follows(flying: Flying, key: int) -> Flying:
    return flying._replace(planned=_with_order(flying.planned, {key}))


def _ordered(planned: Planned, key: int | None) -> Planned:
    return _with_order(planned, _before(key)) if key else planned


def _with_order(planned: Planned, follows: Collection[int]) -> Planned:
    values = {name: getattr(planned, name) for name in Planned.__dataclass_fields__}
    return Planned(**{**values, "follows": frozenset(follows)})


def _before(key: int) -> set[int]:
    """The changes after which it comes."""
    rows = Link.objects.filter(name=COMES_AFTER, from_type=SLUG, from_id=key, to_type=SLUG)
    return set(rows.values_list("to_id", flat=True))


def _after(key: int) -> set[int]:
    """The changes that come after it."""
    rows = Link.objects.filter(name=COMES_AFTER, to_type=SLUG, to_id=key, from_type=SLUG)
    return set(rows.values_list("from_id", flat=True))


def _assignees(key: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_ASSIGNEES, [key, list(OPEN_ORDERS)])
        return [row[0] for row in cursor.fetchall()]


_ASSIGNEES = """
select distinct assignee_id from change_workorder
where change_id = %s and state = any (%s) and assignee_id is not null
"""
_OTHERS = """
select id, title, state,
    array[extract(epoch from planned_start)::bigint, extract(epoch from planned_end)::bigint,
        prepare_minutes, watch_minutes, back_out_minutes, verify_minutes],
    array(select item_id from change_affected a where a.change_id = c.id)
        || array_remove(array[item_id], null),
    array(select value::bigint from jsonb_array_elements_text(hit))
        || array_remove(array[service_id], null),
    array(
        select assignee_id from change_workorder w
        where w.change_id = c.id and w.state = any (%s) and assignee_id is not null
    ) || array_remove(array[implementer_id], null)
from change_change c
where state = any (%s) and planned_start is not null and id <> %s
    and ((taken_until > %s and taken_from < %s) or id = any (%s))
order by planned_start, id
"""
