"""What sources see and no item is: things that a reading left to people, and nobody took up.

The rows of readings are what is known of them; what was tried only counts for nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection

from armillary.assurance.configuration.models import Discrepancy
from armillary.assurance.configuration.queries.as_of import parsed
from armillary.assurance.configuration.queries.findings import ENDED, News, Told
from armillary.assurance.configuration.sources.queries import ignored_things
from armillary.assurance.configuration.sources.vocabulary import Outcome
from armillary.assurance.configuration.sources.vocabulary import State as ReadingState
from armillary.assurance.configuration.vocabulary import STANDING_OUT, Finding
from armillary.kernel.errors import RuleBroken

FORGOTTEN = timedelta(days=30)
"""Whatever was not seen for so long is there no more."""


class Stranger(NamedTuple):
    """What a source last said of something that no item is, and since when it sees it."""

    name: str
    class_name: str
    why: str
    said: Mapping[str, Any]
    identifiers: Mapping[str, str]
    reading: int
    seen_at: datetime
    first_seen_at: datetime


def told_by(kind: Finding, now: datetime, most: int) -> Told:
    """The news of the rule: what is gone, and at most so many that are there."""
    bound: dict[str, Any] = {
        "kind": kind.value,
        "most": most,
        "since": now - FORGOTTEN,
        "ended": [*ENDED],
        "standing": [*STANDING_OUT],
        **_ignored(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, bound)
        found, fresh = cursor.fetchone()
        cursor.execute(_NEWS, bound)
        news = [News(*row) for row in cursor.fetchall()]
    return Told(found, max(0, fresh - most), news)


def stranger_of(discrepancy: Discrepancy) -> Stranger:
    """What is known of it. RuleBroken: it is forgotten, as its reading was tried again."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"source": discrepancy.source, "key": discrepancy.key})
        row = cursor.fetchone()
    if row is None:
        raise RuleBroken("Its source does not tell of it any more.")
    name, class_name, why, said, identifiers, *rest = row
    return Stranger(name, class_name, why, parsed(said), parsed(identifiers), *rest)


def like(pattern: str) -> str:
    """As PostgreSQL has it: * stands for anything."""
    plain = pattern.lower().replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    return plain.replace("*", "%")


def _ignored() -> dict[str, list[str]]:
    told = ignored_things()
    return {
        "sources": [source for source, _ in told],
        "patterns": [like(pattern) for _, pattern in told],
    }


_LEFT = f"""(w.verdict in ('unclear', 'refused') or w.outcome = '{Outcome.REFUSED.value}')
    and (r.state = '{ReadingState.STARTED.value}'
        or r.at_once and r.state = '{ReadingState.TRIED.value}')"""
_FOUND = f"""
with seen as materialized (
    select distinct on (r.source, w.key) r.source, w.key, w.name, w.class_name,
        coalesce(nullif(w.sentence, ''), w.why) as why, r.id as reading, r.organisation_id
    from sources_row w join sources_reading r on r.id = w.reading_id
    where {_LEFT} and r.created_at > %(since)s
    order by r.source, w.key, r.id desc
),
found as materialized (
    select s.organisation_id, coalesce(c.family, '') as family, s.source, s.key,
        s.source || ' sees “' || s.name || '” (' || s.key || '), '
            || coalesce(lower(c.label), s.class_name) || ', which is no item here. '
            || s.why as says,
        left(%(kind)s || ':' || s.source || ':' || s.key, 300) as finding
    from seen s left join configuration_configurationclass c on c.name = s.class_name
    where not exists (select from configuration_claim l
            where l.provenance = s.source and l.key = s.key)
        and not exists (select from sources_reading later
            where later.source = s.source and later.id > s.reading and later.complete
                and later.state = '{ReadingState.STARTED.value}')
        and not exists (select from unnest(%(sources)s::text[], %(patterns)s::text[]) g (by, told)
            where g.by in ('', s.source)
                and (lower(s.key) like g.told or lower(s.name) like g.told))
)
"""  # noqa: S608
_COUNT = f"""{_FOUND}
select count(*), count(*) filter (where d.id is null or d.state = any(%(ended)s))
from found f left join configuration_discrepancy d on d.finding = f.finding
"""  # noqa: S608
_NEWS = f"""{_FOUND}, fresh as (
    select f.organisation_id, f.family, f.key, f.says, d.id as discrepancy, f.source
    from found f left join configuration_discrepancy d on d.finding = f.finding
    where d.id is null or d.state = any(%(ended)s)
    order by f.source, f.key limit %(most)s
)
select null::bigint, fresh.* from fresh
union all
select null, null, '', '', '', d.id, ''
from configuration_discrepancy d
where d.kind = %(kind)s and d.state = any(%(standing)s)
    and not exists (select from found f where f.finding = d.finding)
"""  # noqa: S608
_FACTS = f"""
select w.name, w.class_name, coalesce(nullif(w.sentence, ''), w.why), w.said, w.identifiers, r.id,
    r.created_at, min(r.created_at) over ()
from sources_row w join sources_reading r on r.id = w.reading_id
where {_LEFT} and r.source = %(source)s and w.key = %(key)s
order by r.id desc limit 1
"""  # noqa: S608
