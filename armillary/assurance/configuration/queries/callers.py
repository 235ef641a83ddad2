"""Who calls: persons by a part of their name, mail address or number, or by a device they have."""

import re
from typing import NamedTuple

from django.db import connection

from armillary.assurance.configuration.vocabulary import UNENDED

MOST, MOST_ASSETS = 8, 12
FEWEST_DIGITS = 3
LAST_SIGN = "\U0010ffff"
_ESCAPED, _ESCAPE = re.compile(r"([%_\\])"), r"\\\1"


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
    known = len(digits) >= FEWEST_DIGITS
    values = {
        "words": words.lower(),
        "after": words.lower() + LAST_SIGN,
        "anywhere": f"%{_ESCAPED.sub(_ESCAPE, words)}%",
        "digits": digits if known else None,
        "in_turn": f"%{'%'.join(digits)}%" if known else None,
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
with first as materialized (
    select id, 1 as rank from people_person
    where lower(name) >= %(words)s and lower(name) < %(after)s
    order by lower(name), id limit %(most)s
), hits as (
    select id, rank from first
    union all
    select id, 2 from people_person
    where (select count(*) from first) < %(most)s and name ilike %(anywhere)s
    union all
    select id, 1 from people_person
    where lower(email) >= %(words)s and lower(email) < %(after)s
    union all
    select id, 1 from people_person
    where phone like %(in_turn)s
        and position(%(digits)s in regexp_replace(phone, '[^0-9]', '', 'g')) > 0
    union all
    select i.user_id, 1 from configuration_configurationitem i
    where i.user_id is not null and i.state = any(%(unended)s) and (
        starts_with(lower(i.name), %(words)s) or lower(i.custom ->> 'asset_tag') = %(words)s
        or lower(i.custom ->> 'serial_number') = %(words)s)
)
select p.id, p.name, p.email, p.phone, p.location, p.is_vip
from people_person p
join (select id, min(rank) as rank from hits group by id) h on h.id = p.id
order by h.rank, lower(p.name), p.id limit %(most)s
"""
"""Names anywhere are looked for only where too few begin so. To ask for digits in turn first costs
a tenth of taking all else out of each number."""
_ASSETS = """
select user_id, id, name, label from (
    select i.user_id, i.id, i.name, c.label,
        row_number() over (partition by i.user_id order by i.name, i.id) as place
    from configuration_configurationitem i
    join configuration_configurationclass c on c.id = i.configuration_class_id
    where i.user_id = any(%(keys)s) and i.state = any(%(unended)s)
) held where place <= %(most)s order by user_id, place
"""
