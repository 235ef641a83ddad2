"""Changes by their windows, for calendars: those of some time, by the question of any list."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from armillary.assurance.change.models import Change
from armillary.assurance.change.vocabulary import State
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.listing.asked import Pairs, Question
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.reading import page
from armillary.kernel.listing.rows import Named
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import numbered

MOST = 10_000
CALLED_OFF = (State.CANCELLED, State.REJECTED)
SHOWN = tuple(
    state for state in State if state not in (*CALLED_OFF, State.DISMISSED, State.DETECTED)
)
"""What stands in a calendar where nobody asks for other states."""

LOOKS = frozenset({"sort", "limit", "after", "before", "fields", "columns", "view"})
"""What an address says of how a list looks, not of what is meant."""


class Entry(NamedTuple):
    """A change as a calendar shows it; its fields come in the order of FIELDS."""

    key: int
    number: str
    version: int
    title: str
    state: str
    path: str
    risk: int | None
    start: datetime
    end: datetime
    prepare: int
    watch: int
    back_out: int
    verify: int
    conflicts: int
    outage: str
    service: Named | None
    item: Named | None
    team: Named | None
    implementer: Named | None
    updated_at: datetime


FIELDS = (
    *("title", "state", "path", "risk", "planned_start", "planned_end"),
    *("prepare_minutes", "watch_minutes", "back_out_minutes", "verify_minutes"),
    *("conflicts", "outage", "service", "item", "team", "implementer", "updated_at"),
)


def asked(
    pairs: Pairs, actor: Person, span: tuple[datetime, datetime], *, gone: bool = False
) -> Question:
    """The changes that a question means and whose windows lie in this time, the earliest first.

    Where it says nothing of states, what was called off is left out unless `gone`. BadQuestion
    names what is wrong.
    """
    states = (*SHOWN, *CALLED_OFF) if gone else SHOWN
    start, end = (f"{each:%Y-%m-%dT%H:%M:%SZ}" for each in span)
    usual = () if any(name == "state" for name, _ in pairs) else (("state", ",".join(states)),)
    time = (("planned_end.gt", start), ("planned_start.lt", end), ("sort", "planned_start,number"))
    meant = tuple(pair for pair in pairs if pair[0] not in LOOKS)
    kind = record_type_of(Change)
    return question(kind, (*meant, *usual, *time), actor, fields=FIELDS, limit=MOST)


def entries(asked: Question, actor: Person) -> list[Entry]:
    """One statement, two where it has words."""
    found = page(asked, actor)
    return [Entry(row.key, row.number, row.version, *row.values) for row in found.rows]


def classes(keys: Iterable[int]) -> dict[int, str]:
    """The names of the classes of the main items of these changes, by the keys of the changes."""
    with connection.cursor() as cursor:
        cursor.execute(_CLASSES, [list(keys)])
        return dict(cursor.fetchall())


def services(keys: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """For each of these changes the service for which it is done, by number and name; where nobody
    has said one, those that it would hit."""
    return _items(_SERVICES, keys)


def sites(keys: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """For each of these changes the sites, by number and name, where the things that it touches
    stand, or those that they run on or consist of."""
    return _items(_SITES, keys)


def _items(asked: str, keys: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(asked, [list(keys)])
        for key, item, name in cursor.fetchall():
            found[key].append((numbered(ConfigurationItem.prefix, item), name))
    return found


_CLASSES = """
select c.id, k.label
from change_change c
join configuration_configurationitem i on i.id = c.item_id
join configuration_configurationclass k on k.id = i.configuration_class_id
where c.id = any ((select %s::bigint[])::bigint[])
"""
_SERVICES = """
select c.id, s.id, s.name
from change_change c
cross join lateral unnest(
    case when c.service_id is not null then array[c.service_id]
        else array(select value::bigint from jsonb_array_elements_text(c.hit)) end
) felt (key)
join configuration_configurationitem s on s.id = felt.key
where c.id = any ((select %s::bigint[])::bigint[])
order by c.id, lower(s.name), s.id
"""
_SITES = """
with recursive site_class (id) as (
    select id from configuration_configurationclass where name = 'site'
    union
    select k.id from configuration_configurationclass k
    join site_class above on k.parent_id = above.id
), place (change, item) as (
    select touched.change, touched.item from (
        select c.id, c.item_id from change_change c
        union all
        select a.change_id, a.item_id from change_affected a
    ) touched (change, item)
    where touched.change = any ((select %s::bigint[])::bigint[]) and touched.item is not null
    union
    select place.change, r.target_id
    from place
    join configuration_relation r on r.source_id = place.item
        and r.recorded_to is null and r.valid_to is null
    join configuration_relationtype t on t.id = r.relation_type_id
        and t.name in ('is_located_in', 'runs_on', 'consists_of')
)
select place.change, i.id, i.name
from place
join configuration_configurationitem i on i.id = place.item
where i.configuration_class_id in (select id from site_class)
order by place.change, lower(i.name), i.id
"""
