"""The part of the CMDB that a reading may be about, in five statements whatever its size."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from django.db import connection

from armillary.assurance.configuration.imports.found import FoundItem
from armillary.assurance.configuration.imports.world import Here, Said, Strength, Tie, World
from armillary.assurance.configuration.queries.survivors import survivors
from armillary.assurance.configuration.vocabulary import UNENDED, State

_ITEMS = """
select i.id, c.name, i.name, i.state, i.custom, i.description, i.criticality, i.environment,
    i.missing, i.updated_at
from configuration_configurationitem i
join configuration_configurationclass c on c.id = i.configuration_class_id
where i.id = any(%(keys)s)
"""
_BY_KEY = """
select ci_id from configuration_claim
where provenance = %(source)s and key <> '' and (%(whole)s or key = any(%(keys)s))
"""
_BY_NAME = """
select id from configuration_configurationitem
where lower(name) = any(%(names)s) and state = any(%(there)s)
"""
_BY_VALUE = """
select i.id from configuration_configurationitem i
where i.state = any(%(there)s) and exists (
    select from jsonb_each_text(i.custom) told
    where told.key = any(%(attributes)s) and lower(told.value) = any(%(values)s)
)
union
select claimed.ci_id from configuration_claim claimed
where exists (
    select from jsonb_each_text(claimed.said || claimed.identifiers) told
    where told.key = any(%(attributes)s) and lower(told.value) = any(%(values)s)
)
"""
_CLAIMS = """
select ci_id, provenance, key, said, identifiers, seen_at
from configuration_claim where ci_id = any(%(keys)s)
"""
_TIES = """
with asked as materialized (select unnest(%(keys)s::bigint[]) as key), tied as (
    select r.* from asked join configuration_relation r on r.source_id = asked.key
    where r.recorded_to is null and r.valid_to is null
    union
    select r.* from asked join configuration_relation r on r.target_id = asked.key
    where r.recorded_to is null and r.valid_to is null
)
select r.source_id, t.name, r.target_id, r."group", r.needed, r.share, r.provenance
from tied r join configuration_relationtype t on t.id = r.relation_type_id
"""
PLACES = frozenset({"site", "rack", "device", "panel", "vrf", "group", "cluster", "network"})
"""Identifiers that many share: they tell things of one name apart and find none alone."""


class About(NamedTuple):
    """What a reading may be about: by key, by name, and by what identifies."""

    source: str
    items: Collection[FoundItem]
    identifying: Collection[str]
    complete: bool


def world_about(about: About) -> World:
    """The items that may be meant, what sources say of them, and what starts or ends at them."""
    candidates = _candidates(about)
    merged = survivors(candidates)
    keys = sorted(candidates.union(merged.values()))
    world = World(merged=merged)
    for pk, class_name, name, state, custom, *rest in _asked(_ITEMS, {"keys": keys}):
        values = _values(_json(custom), *rest[:4])
        world.items[pk] = Here(pk, class_name, name, values, rest[4], ended=state not in UNENDED)
    for pk, source, key, said, identifiers, seen_at in _asked(_CLAIMS, {"keys": keys}):
        told = Said(key, _json(said), _json(identifiers), seen_at)
        world.items[pk].said[source] = told
    for source, name, target, group, *strength in _asked(_TIES, {"keys": keys}):
        world.ties[Tie(source, name, target, group)] = Strength(*strength)
    return world


def _candidates(about: About) -> set[int]:
    asked = {
        "source": about.source,
        "whole": about.complete,
        "keys": [item.key for item in about.items],
        "names": [item.name.lower() for item in about.items],
        "there": [*UNENDED, State.MERGED],
        "attributes": sorted(set(about.identifying) - PLACES),
        "values": sorted(_identifiers(about)),
    }
    found = {pk for (pk,) in _asked(_BY_KEY, asked)} | {pk for (pk,) in _asked(_BY_NAME, asked)}
    if asked["values"]:
        found |= {pk for (pk,) in _asked(_BY_VALUE, asked)}
    return found


def _identifiers(about: About) -> set[str]:
    names = set(about.identifying) - PLACES
    return {
        str(value).lower()
        for item in about.items
        for told in (item.attributes, item.identifiers)
        for name, value in told.items()
        if name in names
    }


def _values(
    custom: Mapping[str, Any],
    description: str,
    criticality: int | None,
    environment: str,
    missing: bool,
) -> dict[str, Any]:
    own = {"description": description, "criticality": criticality, "environment": environment}
    told = {name: value for name, value in own.items() if value not in (None, "")}
    return {**custom, **told, **({"missing": True} if missing else {})}


def _json(held: Any) -> Any:
    return msgspec.json.decode(held) if isinstance(held, str | bytes) else held


def _asked(statement: str, asked: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
