"""The answer to a question: one statement, bound values, and nothing that one may not see."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import OperationalError, connection, transaction

from armillary.assurance.configuration.asking.compiling import NOW, THEN, Statement
from armillary.assurance.configuration.asking.tree import Asked
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.vocabulary import ENDED
from armillary.kernel.access.visibility import among
from armillary.kernel.errors import Invalid
from armillary.people.models import Person

MOST_COUNTED = 100_000
LONGEST = 5
"""Seconds that a question may take."""
TOOK_TOO_LONG = "57014"
TOO_LONG = (
    f"This takes more than {LONGEST} seconds: name a class instead of anything, fewer ways, or "
    "fewer steps within which they lead."
)


class Found(NamedTuple):
    """A thing as the answer tells it; `custom` has all its attributes."""

    key: int
    name: str
    description: str
    configuration_class: int
    family: str
    state: str
    criticality: int | None
    environment: str
    owner: tuple[int, str] | None
    team: tuple[int, str] | None
    user: tuple[int, str] | None
    last_seen_at: Any
    missing: bool
    quarantined: bool
    custom: Mapping[str, Any]


class Answer(NamedTuple):
    """Some of the things, by name, and how many there are up to a limit."""

    found: Sequence[Found]
    counted: int
    more_than_counted: bool


class Bond(NamedTuple):
    """A relation between two things of an answer."""

    source: int
    relation_type: int
    target: int


def answer(
    asked: Asked,
    actor: Person,
    moment: Moment | None,
    *,
    most: int,
    offset: int = 0,
    after: tuple[str, int] | None = None,
) -> Answer:
    """What there is, or was, as far as the actor may see it, by name; `after` a name and a key.

    Raises Invalid where it takes too long.
    """
    head, chosen, values = _statement(asked, actor, moment)
    values |= {"most": most, "offset": offset, "counted": MOST_COUNTED + 1}
    going_on = ""
    if after:
        going_on = _AFTER
        values |= {"name": after[0], "key": after[1]}
    with _in_time() as cursor:
        cursor.execute(f"{head}{_COUNT.format(chosen=chosen, table=_table(moment))}", values)
        count = int(cursor.fetchone()[0])
        rows = _ROWS.format(chosen=chosen, table=_table(moment), going_on=going_on)
        cursor.execute(f"{head}{rows}", values)
        found = [_found(row) for row in cursor.fetchall()]
    return Answer(found, min(count, MOST_COUNTED), count > MOST_COUNTED)


@contextmanager
def _in_time() -> Iterator[Any]:
    """For statements that people make up: each has some seconds, and what takes longer is refused
    in words."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_LIMIT, (f"{LONGEST}s",))
            [before, _] = cursor.fetchone()
            yield cursor
            cursor.execute(_LIMIT, (before,))
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != TOOK_TOO_LONG:
            raise
        raise Invalid({"q": TOO_LONG}) from error


def bonds(keys: Sequence[int], moment: Moment | None) -> list[Bond]:
    """The relations among these things, as they are or were."""
    values: dict[str, Any] = {"keys": [*keys]}
    head, table, now = "", "configuration_relation", _CURRENT
    if moment:
        head, table, now = _THEN, "ways", "true"
        values |= moment._asdict()
    with connection.cursor() as cursor:
        cursor.execute(f"{head}{_BONDS.format(table=table, now=now)}", values)
        return [Bond(*row) for row in cursor.fetchall()]


def _statement(
    asked: Asked, actor: Person, moment: Moment | None
) -> tuple[str, str, dict[str, Any]]:
    """What stands before the statement, the condition on `i0`, and the values of both."""
    statement = Statement(tables=THEN if moment else NOW, ended=ENDED)
    statement.own = _own(statement, actor)
    chosen = statement.chosen(asked.things)
    head, bound = (_THEN, moment._asdict()) if moment else ("", {})
    return head, chosen, {**statement.values, **bound}


def _own(statement: Statement, actor: Person) -> str:
    """The condition of what the actor may see; nothing for who sees everything."""
    confined = among(ConfigurationItem, actor)
    if confined is None:
        return ""
    sql, bound = confined.order_by().values("pk").query.sql_with_params()
    return f"{{i}}.id in ({_named(sql, [statement.bind(each) for each in bound])})"


def _named(sql: str, names: Sequence[str]) -> str:
    """A statement whose values are bound in order, with names instead."""
    first, *rest = sql.split("%s")
    return first + "".join(name + part for name, part in zip(names, rest, strict=True))


def _table(moment: Moment | None) -> str:
    return (THEN if moment else NOW)[0]


def _found(row: Sequence[Any]) -> Found:
    owner, team, user = ((row[at], row[at + 1]) if row[at] else None for at in (8, 10, 12))
    custom = as_of.parsed(row[17])
    return Found._make([*row[:8], owner, team, user, *row[14:17], custom])


_LIMIT = "select current_setting('statement_timeout'), set_config('statement_timeout', %s, true)"
_AFTER = "and (i0.name, i0.id) > (%(name)s, %(key)s)"
_CURRENT = "r.recorded_to is null and r.valid_to is null"
_COUNT = "select count(*) from (select from {table} i0 where {chosen} limit %(counted)s) counted"
_ROWS = """
select i0.id, i0.name, i0.description, i0.configuration_class_id, i0.family, i0.state,
    i0.criticality, i0.environment, o.id, o.name, t.id, t.name, u.id, u.name,
    i0.last_seen_at, i0.missing, i0.quarantined, i0.custom
from {table} i0
left join people_person o on o.id = i0.owner_id
left join people_team t on t.id = i0.team_id
left join people_person u on u.id = i0.user_id
where {chosen} {going_on}
order by i0.name, i0.id limit %(most)s offset %(offset)s
"""
_THEN = f"""
with things as materialized ({as_of.table()}), ways as materialized ({as_of.ways()})
"""
_BONDS = """
select r.source_id, r.relation_type_id, r.target_id from {table} r
where r.source_id = any(%(keys)s) and r.target_id = any(%(keys)s) and {now}
order by r.source_id, r.relation_type_id, r.target_id
"""
