"""From the rows of one incident to its plan. Pure: no database, no clock."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from armillary.operations.incident.imports.plan import (
    Assign,
    Categorise,
    Doable,
    Found,
    Log,
    Moved,
    Pairs,
    Plan,
    Prioritise,
    Settle,
    Update,
)
from armillary.operations.incident.imports.rows import Row
from armillary.operations.incident.imports.states import OVER, WAITING, Phase, moves, phase_of
from armillary.operations.incident.imports.told import (
    category_of,
    changes,
    fieldless,
    modifications,
    place_of,
)


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans incidents. `facts` names the columns that have no field of their own here, `absent`
    those that the log lacks though they would have one."""

    facts: tuple[str, ...]
    absent: tuple[str, ...] = ()

    def plan(self, rows: Sequence[Row]) -> Plan:
        """The plan of the one incident that these rows, in their order, tell of."""
        first, quiet, phase = rows[0], 0, phase_of(rows[0].state)
        resolution = _last_resolution(rows)
        steps = [*self._begun(first, resolution)]
        for before, row in pairwise(rows):
            moved = [*_moved(before, row, phase, resolution)]
            acts: list[Doable] = [*_found(before, row), *moved]
            acts += self._updated(before, row, restated=before.state != row.state and not moved)
            quiet += not acts
            steps += acts or [_update(row, modifications(before, row))]
            phase = phase_of(row.state, phase)
        steps.append(self._settle(rows[-1]))
        return Plan(_log(first), tuple(steps), tuple(row.line for row in rows), quiet)

    def _begun(self, row: Row, resolution: int) -> Iterator[Doable]:
        """What had happened to the incident already when the source first told of it."""
        if row.team or row.assignee:
            yield Assign(row.line, row.updated_at, row.updated_by, row.team, row.assignee)
        yield from moves(Phase.NEW, None, row, _resolver(row, resolution))
        changes = {name: (None, v) for name, v in fieldless(row, self.facts).items() if v}
        if changes or row.sla_met is not None:
            yield _update(row, changes)

    def _updated(self, before: Row, row: Row, *, restated: bool) -> Iterator[Doable]:
        """What the row changed besides; `restated`: to a state that is the same one here."""
        found = changes(before, row, self.facts)
        if restated:
            found["incident_state"] = (before.state.value, row.state.value)
        if found or _aside(before) != _aside(row):
            yield _update(row, found)

    def _settle(self, row: Row) -> Settle:
        counts = {"reassign_count": row.reassignments, "reopen_count": row.reopenings}
        moments = {"resolved_at": row.resolved_at, "closed_at": row.closed_at}
        return Settle(
            row.line,
            row.updated_at,
            row.updated_by,
            {name: count for name, count in counts.items() if count is not None},
            {name: at for name, at in moments.items() if name not in self.absent},
        )


def _aside(row: Row) -> tuple[str | None, str | None, bool | None]:
    return row.caller, row.location, row.sla_met


def _log(row: Row) -> Log:
    return Log(
        row.line,
        row.opened_at,
        row.opened_by,
        row.number,
        row.caller,
        row.channel,
        row.location,
        category_of(row),
        row.impact,
        row.urgency,
        row.priority,
    )


def _found(before: Row, row: Row) -> Iterator[Found]:
    """What was found out about the incident, and to whom it went."""
    where = (row.line, row.updated_at, row.updated_by)
    if place_of(before) != place_of(row) and category_of(before) != (path := category_of(row)):
        yield Categorise(*where, path)
    weight = (row.impact, row.urgency, row.priority)
    if (before.impact, before.urgency, before.priority) != weight:
        yield Prioritise(*where, *weight)
    if (before.team, before.assignee) != (row.team, row.assignee):
        yield Assign(*where, row.team, row.assignee)


def _moved(before: Row, row: Row, phase: Phase, resolution: int) -> Iterator[Moved]:
    if before.state == row.state:
        return iter(())
    return moves(phase, WAITING.get(before.state), row, _resolver(row, resolution))


def _update(row: Row, changes: Pairs) -> Update:
    return Update(row.line, row.updated_at, row.updated_by, *_aside(row), changes)


def _last_resolution(rows: Sequence[Row]) -> int:
    """The line that ended the incident for the last time: resolved_by and _at belong to it."""
    line = 0
    phase = Phase.NEW
    for row in rows:
        after = phase_of(row.state, phase)
        if after in OVER and phase not in OVER:
            line = row.line
        phase = after
    return line


def _resolver(row: Row, resolution: int) -> str | None:
    return row.resolved_by if row.line == resolution and row.resolved_by else row.updated_by
