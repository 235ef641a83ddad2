"""What the rules of integrity find: each rule one statement over all items, none for one item."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.configuration.imports.weak import KNOWN_WEAK
from armillary.assurance.configuration.models import Discrepancy
from armillary.assurance.configuration.queries.catalogue import Catalogue, reread
from armillary.assurance.configuration.rules import HANGS_TOGETHER
from armillary.assurance.configuration.vocabulary import (
    IN_USE,
    STANDING_OUT,
    UNENDED,
    DiscrepancyState,
    Finding,
)
from armillary.kernel.custom import all_of

SLUG = "configuration-items"
ENDED = (DiscrepancyState.CORRECTED, DiscrepancyState.GONE)


class News(NamedTuple):
    """What a rule finds and nobody knows yet, or what it finds no more.

    Of no item and of no source it is gone; with its key that discrepancy is there again; else it
    is new. `about` is the key of a source where it is unknown what it is.
    """

    item: int | None
    organisation: int | None
    family: str
    about: str
    says: str
    discrepancy: int | None
    source: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the rule finds it."""
        return bool(self.item or self.source)


class Told(NamedTuple):
    """What one rule has to say; `left_out` are those beyond the most that were asked for."""

    found: int
    left_out: int
    news: list[News]


def told_by(kind: Finding, now: datetime, most: int) -> Told:
    """The news of one rule: what is gone, and at most so many that are there, vital ones first."""
    values: dict[str, Any] = {**_values(kind, now), **_STATES, "kind": kind.value, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(rule=_RULES[kind]), values)
        found, fresh = cursor.fetchone()
        cursor.execute(_NEWS.format(rule=_RULES[kind]), values)
        news = [News(*row) for row in cursor.fetchall()]
    return Told(found, max(0, fresh - most), news)


def looked_at() -> int:
    """How many items there are for the rules to look at."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from configuration_configurationitem where state = any(%s)",
            ([*UNENDED],),
        )
        return int(cursor.fetchone()[0])


def discrepancies(keys: list[int]) -> Mapping[int, Discrepancy]:
    """These discrepancies, by key."""
    found: Mapping[int, Discrepancy] = Discrepancy.objects.in_bulk(keys)
    return found


def accepted_too_long(now: datetime, most: int) -> list[Discrepancy]:
    """Those that were accepted until a moment that has passed."""
    accepted = Discrepancy.objects.filter(state=DiscrepancyState.ACCEPTED, accepted_until__lte=now)
    return list(accepted.order_by("pk")[:most])


def _values(kind: Finding, now: datetime) -> dict[str, Any]:
    """What the rule needs to know of the catalogue, as arrays."""
    match kind:
        case Finding.STALE:
            known = reread().classes.values()
            half_lives = [each.half_life_days for each in known]
            return {"now": now, "classes": [each.pk for each in known], "days": half_lives}
        case Finding.LACKS_REQUIRED | Finding.LACKS_RECOMMENDED:
            return needs(kind)
        case Finding.ORPHAN:
            return {"families": sorted(HANGS_TOGETHER)}
        case Finding.DUPLICATE:
            return {
                "identifying": [each.key for each in all_of(SLUG) if getattr(each, "unique", 0)],
                "labels": [each.label for each in all_of(SLUG) if getattr(each, "unique", 0)],
                "weak": sorted(KNOWN_WEAK),
            }
        case Finding.RELATION_NOT_ALLOWED:
            return _forbidden(reread())
    return {}


def needs(kind: Finding) -> dict[str, Any]:
    """What classes require, or recommend: pairs of class and attribute, as arrays."""
    needing = "required_by" if kind == Finding.LACKS_REQUIRED else "recommended_by"
    pairs = [
        (key, field.key, field.label)
        for field in all_of(SLUG)
        if field.in_force
        for key in sorted(getattr(field, needing, ()))
    ]
    return {
        "classes": [key for key, _, _ in pairs],
        "names": [name for _, name, _ in pairs],
        "labels": [label for _, _, label in pairs],
    }


def _forbidden(known: Catalogue) -> dict[str, Any]:
    """The triples of relation type and classes that are there and that no rule allows."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIPLES)
        triples = [each for each in cursor.fetchall() if not known.ways_between(*each)]
    types, first, second = zip(*triples, strict=True) if triples else ((), (), ())
    return {"types": list(types), "first": list(first), "second": list(second)}


_STATES = {
    "in_use": [*IN_USE],
    "unended": [*UNENDED],
    "standing": [*STANDING_OUT],
    "ended": [*ENDED],
}
_TRIPLES = """
select distinct r.relation_type_id, s.configuration_class_id, t.configuration_class_id
from configuration_relation r
join configuration_configurationitem s on s.id = r.source_id
join configuration_configurationitem t on t.id = r.target_id
where r.recorded_to is null and r.valid_to is null
"""
_LACKS = """
select i.id, '' as about,
    'No ' || string_agg(n.label, ', no ' order by n.place) || '.' as says
from configuration_configurationitem i
join unnest(%(classes)s::bigint[], %(names)s::text[], %(labels)s::text[])
    with ordinality n (class, name, label, place) on n.class = i.configuration_class_id
where i.state = any(%(in_use)s) and i.custom ->> n.name is null
group by i.id
"""
_RULES: Mapping[Finding, str] = {
    Finding.NO_OWNER: """
select i.id, '' as about, 'It has no owner.' as says
from configuration_configurationitem i
where i.owner_id is null and i.state = any(%(in_use)s)
""",
    Finding.LACKS_REQUIRED: _LACKS,
    Finding.LACKS_RECOMMENDED: _LACKS,
    Finding.ORPHAN: """
select i.id, '' as about, 'It is in use and related to nothing.' as says
from configuration_configurationitem i
where i.state = any(%(in_use)s) and i.family = any(%(families)s)
    and not exists (select from configuration_relation r
        where r.source_id = i.id and r.recorded_to is null and r.valid_to is null)
    and not exists (select from configuration_relation r
        where r.target_id = i.id and r.recorded_to is null and r.valid_to is null)
""",
    Finding.DUPLICATE: """
select id, about, says from (
    select i.id, 'name' as about, 'Others of its class are called “' || i.name || '” too.' as says,
        count(*) over (partition by i.configuration_class_id, lower(i.name)) as alike
    from configuration_configurationitem i where i.state = any(%(unended)s)
    union all
    select i.id, n.name,
        n.label || ' “' || (i.custom ->> n.name) || '” is that of another item too.',
        count(*) over (partition by n.name, lower(i.custom ->> n.name))
    from configuration_configurationitem i
    cross join unnest(%(identifying)s::text[], %(labels)s::text[]) n (name, label)
    where i.state = any(%(unended)s) and i.custom ->> n.name is not null
        and not lower(i.custom ->> n.name) = any(%(weak)s)
) each where alike > 1
""",
    Finding.STALE: """
select i.id, '' as about,
    'Not confirmed for longer than ' || c.days || ' days.' as says
from configuration_configurationitem i
join unnest(%(classes)s::bigint[], %(days)s::int[]) c (id, days)
    on c.id = i.configuration_class_id
where i.state = any(%(in_use)s)
    and greatest(i.last_seen_at, i.updated_at) < %(now)s - make_interval(days => c.days)
""",
    Finding.NOT_FOUND: """
select i.id, '' as about, 'It was looked for and not found.' as says
from configuration_configurationitem i where i.missing and i.state = any(%(unended)s)
""",
    Finding.RELATION_NOT_ALLOWED: """
select s.id, r.relation_type_id || '-' || r.target_id as about,
    'It ' || y.forward || ' CI-' || lpad(t.id::text, 6, '0') || ' “' || t.name
        || '”, and no rule allows that.' as says
from configuration_relation r
join configuration_configurationitem s on s.id = r.source_id
join configuration_configurationitem t on t.id = r.target_id
join configuration_relationtype y on y.id = r.relation_type_id
join unnest(%(types)s::bigint[], %(first)s::bigint[], %(second)s::bigint[]) f (type, first, second)
    on f.type = r.relation_type_id and f.first = s.configuration_class_id
    and f.second = t.configuration_class_id
where r.recorded_to is null and r.valid_to is null
""",
    Finding.DIFFERS: """
select c.ci_id as id, c.attribute as about,
    c.provenance || ' says “' || c.claimed || '” of ' || c.attribute || ', recorded is “'
        || c.held || '”.' as says
from (
    select distinct on (l.ci_id, told.attribute) l.ci_id, told.attribute, l.provenance,
        told.claimed, coalesce(i.custom ->> told.attribute, i.name) as held
    from configuration_claim l join configuration_configurationitem i on i.id = l.ci_id
    cross join lateral jsonb_each_text(l.said) told (attribute, claimed)
    where i.state = any(%(unended)s) and told.claimed is not null
        and (i.custom ? told.attribute or told.attribute = 'name')
    order by l.ci_id, told.attribute, l.seen_at desc, l.id desc
) c
where c.claimed <> c.held and not (
    c.claimed ~ '^-?[0-9]+([.][0-9]+)?$' and c.held ~ '^-?[0-9]+([.][0-9]+)?$'
    and case when c.claimed ~ '^-?[0-9]+([.][0-9]+)?$' and c.held ~ '^-?[0-9]+([.][0-9]+)?$'
        then c.claimed::numeric = c.held::numeric else false end)
""",
}
RULES = tuple(_RULES)
_COUNT = """
select count(*), count(*) filter (where d.id is null or d.state = any(%(ended)s))
from ({rule}) found
left join configuration_discrepancy d
    on d.finding = left(%(kind)s || ':' || found.id || ':' || found.about, 300)
"""
_NEWS = """
with found as materialized ({rule}),
named as (
    select *, left(%(kind)s || ':' || id || ':' || about, 300) as finding from found
),
fresh as (
    select i.id, i.organisation_id, i.family, n.about, n.says, d.id as discrepancy
    from named n
    join configuration_configurationitem i on i.id = n.id
    left join configuration_discrepancy d on d.finding = n.finding
    where d.id is null or d.state = any(%(ended)s)
    order by i.criticality nulls last, i.id
    limit %(most)s
)
select * from fresh
union all
select null, null, '', '', '', d.id
from configuration_discrepancy d
where d.kind = %(kind)s and d.state = any(%(standing)s)
    and not exists (select from named n where n.finding = d.finding)
"""
