"""What is different between two moments: what came, what went, and what became something else."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.configuration.models import ConfigurationClass
from armillary.assurance.configuration.queries.as_of import classes_of, parsed, things, ways
from armillary.fittings.past import Moment


class Change(NamedTuple):
    """An item that is not as it was: its columns by name, each as [before, after]."""

    key: int
    name: str
    fields: Mapping[str, list[Any]]


class Thing(NamedTuple):
    """An item that there was at one of the moments only."""

    key: int
    name: str
    configuration_class: int


class Tie(NamedTuple):
    """A relation that held at one of the moments only, or in another way."""

    source: int
    source_name: str
    relation_type: int
    target: int
    target_name: str
    group: str
    needed: int | None


class Differences(NamedTuple):
    """All that is different at the second moment."""

    added: list[Thing]
    removed: list[Thing]
    changed: list[Change]
    related: list[Tie]
    unrelated: list[Tie]

    @property
    def is_none(self) -> bool:
        return not any(self)


def differences(
    before: Moment, after: Moment, scope: ConfigurationClass | None = None
) -> Differences:
    """Compare two moments, by the database: only what differs comes from there."""
    bound = {
        "valid": before.valid,
        "recorded": before.recorded,
        "valid2": after.valid,
        "recorded2": after.recorded,
        "classes": classes_of(scope),
    }
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS, bound)
        rows = [(key, _content(then), _content(now)) for key, then, now in cursor.fetchall()]
        cursor.execute(_TIES, bound)
        ties = cursor.fetchall()
    return Differences(
        added=[_thing(key, now) for key, then, now in rows if now and then is None],
        removed=[_thing(key, then) for key, then, now in rows if then and now is None],
        changed=[
            Change(key, now["name"], dict(_changes(then, now)))
            for key, then, now in rows
            if then and now
        ],
        related=[Tie(*tie) for is_new, *tie in ties if is_new],
        unrelated=[Tie(*tie) for is_new, *tie in ties if not is_new],
    )


def _content(held: Any) -> dict[str, Any] | None:
    return None if held is None else parsed(held)


def _thing(key: int, content: Mapping[str, Any]) -> Thing:
    return Thing(key, content["name"], content["configuration_class_id"])


def _changes(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Columns that differ; of attributes each by itself, as “custom_” and its name."""
    for name in sorted((then.keys() | now.keys()) - {"custom"}):
        if then.get(name) != now.get(name):
            yield name, [then.get(name), now.get(name)]
    before, after = then.get("custom") or {}, now.get("custom") or {}
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield f"custom_{name}", [before.get(name), after.get(name)]


def _called(key: str) -> str:
    """The name and the class of an end of a relation, then; where it came later, its first ones."""
    return f"""
    select v.content ->> 'name' as name, (v.content ->> 'configuration_class_id')::bigint as of
    from configuration_version v
    where v.ci_id = {key} and v.recorded_at <= o.recorded and v.content is not null
    order by v.valid_from <= o.valid and (v.valid_to is null or v.valid_to > o.valid) desc,
        case when v.valid_from <= o.valid then -v.id else v.id end
    limit 1
    """  # noqa: S608


_ITEMS = f"""
select coalesce(b.ci_id, a.ci_id) as key, b.content, a.content
from ({things("valid", "recorded")}) b full join ({things("valid2", "recorded2")}) a
    on a.ci_id = b.ci_id
where a.content is distinct from b.content
order by key
"""  # noqa: S608
_TIES = f"""
with before as ({ways("valid", "recorded")}), after as ({ways("valid2", "recorded2")}),
other as (
    select true as is_new, %(valid2)s::timestamptz as valid, %(recorded2)s::timestamptz as recorded,
        n.* from (select * from after except select * from before) n
    union all
    select false, %(valid)s::timestamptz, %(recorded)s::timestamptz,
        o.* from (select * from before except select * from after) o
)
select o.is_new, o.source_id, s.name, o.relation_type_id, o.target_id, t.name, o."group", o.needed
from other o
left join lateral ({_called("o.source_id")}) s on true
left join lateral ({_called("o.target_id")}) t on true
where %(classes)s::bigint[] is null
    or s.of = any (%(classes)s::bigint[]) or t.of = any (%(classes)s::bigint[])
order by o.is_new desc, s.name, o.source_id, o.relation_type_id, t.name, o.target_id
"""  # noqa: S608
