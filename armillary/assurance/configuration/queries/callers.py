"""Who calls: persons by a part of their name, mail address or number, or by a device they have."""

import re
from typing import NamedTuple

from django.db import connection

from armillary.assurance.configuration.vocabulary import UNENDED

MOST, MOST_ASSETS = 8, 12


class Asset(NamedTuple):
    """A thing that a person has and works with."""

    key: int
    name: str
    configuration_class: str


class Caller(NamedTuple):
    """A person, with how to reach them and what they work with."""

    key: int
    name: str
    email: str
    phone: str
    location: str
    is_vip: bool
    assets: list[Asset]


def callers(words: str) -> list[Caller]:
    """At most eight, best first. Two statements, whatever they find."""
    digits = re.sub(r"\D", "", words)
    values = {
        "words": words.casefold(),
        "digits": digits if len(digits) >= 3 else None,
        "most": MOST,
        "unended": [*UNENDED],
    }
    with connection.cursor() as cursor:
        cursor.execute(_PERSONS, values)
        persons = cursor.fetchall()
        cursor.execute(
            _ASSETS,
            {"keys": [row[0] for row in persons], "unended": [*UNENDED], "most": MOST_ASSETS},
        )
        held: dict[int, list[Asset]] = {}
        for user, *asset in cursor.fetchall():
            held.setdefault(user, []).append(Asset._make(asset))
    return [Caller._make([*row, held.get(row[0], [])]) for row in persons]


_PERSONS = """
with hits as (
    select id, case when starts_with(lower(name), %(words)s) then 1 else 2 end as rank
    from people_person where position(%(words)s in lower(name)) > 0
    union all
    select id, 1 from people_person where starts_with(lower(email), %(words)s)
    union all
    select id, 1 from people_person
    where position(%(digits)s in regexp_replace(phone, '[^0-9]', '', 'g')) > 0
    union all
    select i.user_id, 1 from configuration_configurationitem i
    where i.user_id is not null and i.state = any(%(unended)s) and (
        starts_with(lower(i.name), %(words)s) or lower(i.custom ->> 'asset_tag') = %(words)s
        or lower(i.custom ->> 'serial_number') = %(words)s)
)
select p.id, p.name, p.email, p.phone, p.location, p.is_vip
from people_person p
join (select id, min(rank) as rank from hits group by id) h on h.id = p.id
order by h.rank, p.name, p.id limit %(most)s
"""
_ASSETS = """
select user_id, id, name, label from (
    select i.user_id, i.id, i.name, c.label,
        row_number() over (partition by i.user_id order by i.name, i.id) as place
    from configuration_configurationitem i
    join configuration_configurationclass c on c.id = i.configuration_class_id
    where i.user_id = any(%(keys)s) and i.state = any(%(unended)s)
) held where place <= %(most)s order by user_id, place
"""
