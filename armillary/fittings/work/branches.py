"""The parts of my work as SQL: one select for each type and reason, all of the same columns."""

from collections.abc import Iterator

from armillary.fittings.handoffs.queries import ANSWERED_FOR
from armillary.fittings.work.place import LEAST_PRESSING
from armillary.fittings.work.rules import WAITING, Why
from armillary.kernel.declarations import RecordType
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State as HandoffState
from armillary.kernel.listing import sql
from armillary.kernel.listing.sql import Piece
from armillary.kernel.registry import record_type_of, record_types
from armillary.people.models import Person, Team

ORDER = "why, due_at, priority, slug, id"


def types_of_work() -> tuple[RecordType, ...]:
    """Every type of which records are given to a person and end, and hand-offs."""
    given = [kind for kind in record_types().values() if kind.open_states and _refers(kind, Person)]
    return (*given, record_type_of(Handoff))


def branches(kind: RecordType, actor: Person) -> Iterator[Piece]:
    """What of this type waits for the actor."""
    if kind.model is Handoff:
        yield from _handoffs(kind, actor)
        return
    table = sql.table(kind.model)
    mine = Piece(f"{table}.assignee_id = %s::bigint", (actor.pk,))
    yield _select(kind, actor, _whose(kind), mine)
    if _refers(kind, Team) and actor.team_ids:
        nobodys = Piece(
            f"{table}.assignee_id is null and {table}.team_id = any(%s::bigint[])",
            (sorted(actor.team_ids),),
        )
        yield _select(kind, actor, str(int(Why.TEAM)), nobodys)


def _handoffs(kind: RecordType, actor: Person) -> Iterator[Piece]:
    """What is offered to a process in which the actor has, or answers for, something to do."""
    responsible = sorted({duty.partition(".")[0] for duty in actor.responsible_for})
    if actor.is_staff and actor.roles:
        table = sql.table(kind.model)
        offered = f"{table}.state = {sql.literal(HandoffState.OFFERED.value)}"
        mine = Piece(
            f"{offered} and {table}.to_process = any(%s::text[] || array({ANSWERED_FOR}))",
            (responsible, sorted(actor.roles)),
        )
        yield _select(kind, actor, str(int(Why.HANDOFF)), mine)


def _select(kind: RecordType, actor: Person, why: str, mine: Piece) -> Piece:
    table = sql.table(kind.model)
    states = ", ".join(sql.literal(state) for state in kind.open_states)
    still = Piece(f"{table}.state in ({states})")
    where = sql.both((mine, still, sql.seen(kind.model, actor)))
    has_team = _refers(kind, Team)
    team = f" left join people_team team on team.id = {table}.team_id" if has_team else ""
    columns = (
        f"{why} as why",
        f"coalesce({_held(kind, 'due_at')}, '9999-12-31Z'::timestamptz) as due_at",
        f"coalesce({_held(kind, 'priority')}::int, {LEAST_PRESSING}) as priority",
        f"{sql.literal(kind.slug)}::text as slug",
        f"{table}.id",
        f"left({_held(kind, kind.title)}::text, 300) as title",
        f"{table}.state",
        "team.name as team" if has_team else "null::text as team",
    )
    return sql.select(columns, Piece(f"{table}{team}"), where)


def _whose(kind: RecordType) -> str:
    """Mine to go on with, or mine and waiting."""
    waiting = [sql.literal(state) for state in kind.open_states if state in WAITING]
    if not waiting:
        return str(int(Why.MINE))
    return (
        f"case when {sql.table(kind.model)}.state in ({', '.join(waiting)}) "
        f"then {int(Why.WAITING)} else {int(Why.MINE)} end"
    )


def _held(kind: RecordType, name: str) -> str:
    """The column of this name, where the type has one."""
    names = {column.name: str(column.column) for column in kind.model._meta.concrete_fields}
    return f"{sql.table(kind.model)}.{names[name]}" if name in names else "null"


def _refers(kind: RecordType, model: type[Person] | type[Team]) -> bool:
    name = "assignee" if model is Person else "team"
    fields = {field.name: field.related_model for field in kind.model._meta.concrete_fields}
    return fields.get(name) is model
