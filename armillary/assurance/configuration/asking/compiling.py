"""From what a question means to one statement with bound values. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from armillary.assurance.configuration.asking.tree import (
    Both,
    Compared,
    Condition,
    Either,
    Not,
    Property,
    Related,
    Steps,
    Things,
)
from armillary.fittings.custom_fields.addresses import COMPARED

NOW, THEN = ("configuration_configurationitem", "configuration_relation"), ("things", "ways")
"""The tables of a question: as it is, or the two parts that say how it was."""
_CASTS = {"integer": "numeric", "decimal": "numeric", "boolean": "boolean", "moment": "timestamptz"}
_PEOPLE = {"person": "people_person", "team": "people_team"}
_LOOKS = {
    "numeric": r"^-?[0-9]+([.][0-9]+)?$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "timestamptz": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T",
    "boolean": r"^(true|false)$",
}


@dataclass(slots=True)
class Statement:
    """A condition on `i`, with the values that it binds by name.

    `own` is the condition of what the actor may see, written for `i`; empty: everything.
    """

    tables: tuple[str, str]
    own: str = ""
    ended: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    depth: int = 0

    def bind(self, value: Any) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f"%({name})s"

    def chosen(self, things: Things) -> str:
        """The condition that a row is one of these things."""
        alias = self._alias
        parts = [self.own.replace("{i}", alias)] if self.own else []
        if things.classes:
            parts.append(f"{alias}.configuration_class_id = any({self.bind([*things.classes])})")
        if self.ended and not things.speaks_of_state:
            parts.append(f"not {alias}.state = any({self.bind([*self.ended])})")
        if things.condition is not None:
            parts.append(self.holds(things.condition))
        return " and ".join(parts) or "true"

    @property
    def _alias(self) -> str:
        return f"i{self.depth}"

    def holds(self, condition: Condition) -> str:
        """The condition as SQL, never null."""
        match condition:
            case Not(part):
                return f"not ({self.holds(part)})"
            case Both(parts):
                return self._joined(" and ", parts)
            case Either(parts):
                return self._joined(" or ", parts)
            case Related(steps, things):
                return self._related(steps, things)
            case Compared():
                return f"coalesce({self._compared(condition)}, false)"

    def _joined(self, word: str, parts: Iterable[Condition]) -> str:
        return "(" + word.join(self.holds(part) for part in parts) + ")"

    def _related(self, steps: Steps, things: Things) -> str:
        """Whoever comes there: found from the far end, one set of keys for each step."""
        alias = self._alias
        self.depth += 1
        far = f"select {self._alias}.id from {self.tables[0]} {self._alias} where "  # noqa: S608
        far += self.chosen(things)
        self.depth -= 1
        if steps.most == 1:
            return f"{alias}.id in ({self._step(steps, far)})"
        return f"{alias}.id in ({self._walk(steps, far)})"

    def _step(self, steps: Steps, far: str) -> str:
        """The keys of all from which one step leads into a set."""
        one, most = self._bonds(steps)
        return f"select b.near from ({one}) b where b.far in ({far})" if most else _NOBODY  # noqa: S608

    def _walk(self, steps: Steps, far: str) -> str:
        """The keys of all from which some steps lead into a set; circles end with the count."""
        bonds, any_ = self._bonds(steps)
        if not any_:
            return _NOBODY
        beside = (_BY_HASH if self.tables == THEN else _BY_INDEX).format(bonds=bonds)
        return _WALK.format(far=far, beside=beside, most=self.bind(steps.most))

    def _bonds(self, steps: Steps) -> tuple[str, bool]:
        """The relations of these ways, as pairs of the near and the far end."""
        ways = self.tables[1]
        now = "" if self.tables == THEN else " and r.recorded_to is null and r.valid_to is null"
        parts = [
            f"select r.{near} as near, r.{far} as far from {ways} r "  # noqa: S608
            f"where r.relation_type_id = any({self.bind([*kinds])}){now}"
            for near, far, kinds in (
                ("source_id", "target_id", steps.forward),
                ("target_id", "source_id", steps.backward),
            )
            if kinds
        ]
        return " union all ".join(parts), bool(parts)

    def _compared(self, told: Compared) -> str:
        column = self._column(told.property)
        if told.sign == "empty":
            return f"nullif({column}::text, '') is null"
        if told.property.kind in _PEOPLE:
            return self._person(told, column)
        if told.sign == "contains":
            wanted = self.bind(str(told.values[0]))
            return f"position(lower({wanted}) in lower({column}::text)) > 0"
        if told.property.kind == "address":
            return self._address(told, column)
        values = [self._value(told.property, each) for each in told.values]
        if told.sign == "in":
            return f"{column} in ({', '.join(values)})"
        if told.sign == "!=":
            return f"{column} is distinct from {values[0]}"
        return f"{column} {told.sign} {values[0]}"

    def _column(self, of: Property) -> str:
        """The value, in the type of its kind; a stored text that is none of it is empty."""
        if not of.custom:
            column = f"{self._alias}.{of.column}"
            return f"lower({column})" if of.kind in _TEXTS else column
        held = f"({self._alias}.custom ->> {self.bind(of.column)})"
        kind = "date" if of.kind == "date" else _CASTS.get(of.kind, "")
        if of.kind in _PEOPLE:
            kind = "numeric"
        if kind:
            return f"case when {held} ~ {self.bind(_LOOKS[kind])} then {held}::{kind} end"
        return f"lower({held})"

    def _value(self, of: Property, value: Any) -> str:
        if isinstance(value, str):
            return (
                f"lower({self.bind(value)})" if of.custom or of.kind in _TEXTS else self.bind(value)
            )
        kind = "date" if of.kind == "date" else _CASTS.get(of.kind, "")
        return f"{self.bind(value)}::{kind}" if kind and of.custom else self.bind(value)

    def _address(self, told: Compared, column: str) -> str:
        """Beside all that an address means: a network is whatever lies in it."""
        key = f"{COMPARED.function}({column})"
        bounds = [COMPARED.bounds(str(each)) for each in told.values]
        if told.sign in ("=", "!=", "in"):
            within = (f"{key} between {self.bind(a)} and {self.bind(z)}" for a, z in bounds)
            found = f"coalesce({' or '.join(within)}, false)"
            return f"not {found}" if told.sign == "!=" else found
        return f"{key} {told.sign} {self.bind(bounds[0][told.sign in ('>', '<=')])}"

    def _person(self, told: Compared, column: str) -> str:
        """By number or by name, or by a part of it."""
        table = _PEOPLE[told.property.kind]
        wanted = self.bind([str(each) for each in told.values])
        by = "lower(p.name) = any({0}) or p.id::text = any({0})"
        if told.sign == "contains":
            by = "position(({0}::text[])[1] in lower(p.name)) > 0"
        found = f"{column} in (select p.id from {table} p where {by.format(wanted)})"  # noqa: S608
        return f"not coalesce({found}, false)" if told.sign == "!=" else found


_TEXTS = frozenset({"text", "long_text"})
_NOBODY = "select 0::bigint where false"
_WALK = """
with recursive walked (steps, fresh, seen) as (
    select 0, array({far}), '{{}}'::bigint[]
    union all
    select w.steps + 1, next.keys, w.seen || next.keys
    from walked w, lateral (
        select array(select b.near from {beside} except select unnest(w.seen)) as keys offset 0
    ) next
    where w.steps < {most} and cardinality(w.fresh) > 0
)
select unnest(fresh) from walked where steps > 0
"""
"""One row for each step: all that it reaches for the first time."""
_BY_INDEX = "({bonds}) b where b.far = any(w.fresh)"
_BY_HASH = "unnest(w.fresh) at (key) join ({bonds}) b on b.far = at.key"
"""The past has no index, and to look for many keys row by row would take for ever."""
