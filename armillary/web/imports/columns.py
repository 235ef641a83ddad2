"""The form of a mapping as values: each column with its examples, and where it could go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armillary.fittings.imports.mapping.mapping import LEFT_OUT, UNDECIDED, Column
from armillary.fittings.imports.mapping.profiles import Profile
from armillary.fittings.imports.mapping.targets import NUMBER, Target
from armillary.fittings.imports.rules import question_of

READINGS = {
    "moment": (("dmy", "Day first: 31.12.2026"), ("mdy", "Month first: 12/31/2026")),
    "decimal": (("comma", "Comma: 1.234,56"), ("point", "Point: 1,234.56")),
}
READINGS["date"], READINGS["integer"] = READINGS["moment"], READINGS["decimal"]


@dataclass(frozen=True, slots=True)
class Way:
    """Where a column could go, or how it could be read."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnField:
    """One column of the file in the form."""

    at: int
    head: str
    filled: str
    examples: tuple[str, ...]
    decided: bool
    ways: tuple[Way, ...]
    readings: tuple[Way, ...]
    reading_asked: str
    kind: str
    error: str


def column_fields(
    profiles: Sequence[Profile],
    columns: Sequence[Column],
    targets: Mapping[str, Target],
    rows: int,
    errors: Mapping[str, str],
) -> tuple[ColumnField, ...]:
    """The columns in the order of the file."""
    chosen = {column.at: column for column in columns}
    return tuple(
        _field(each, chosen.get(each.at, Column(each.at, each.head)), targets, rows, errors)
        for each in profiles
    )


def _field(
    profile: Profile,
    column: Column,
    targets: Mapping[str, Target],
    rows: int,
    errors: Mapping[str, str],
) -> ColumnField:
    target = targets.get(column.to)
    kind = target.kind if target else ""
    readings = _readings(profile, column, kind)
    asked = question_of(kind) if readings and column.reading not in dict(READINGS[kind]) else ""
    return ColumnField(
        at=profile.at,
        head=profile.head,
        filled="" if profile.filled >= rows else f"{profile.filled:,} of {rows:,} filled",
        examples=profile.examples,
        decided=column.to != UNDECIDED,
        ways=tuple(_ways(column, targets)),
        readings=readings,
        reading_asked=asked,
        kind=_KINDS.get(kind, ""),
        error=errors.get(profile.head, ""),
    )


def _ways(column: Column, targets: Mapping[str, Target]) -> list[Way]:
    named = [(target.name, _label(target)) for target in targets.values()]
    ways = [(LEFT_OUT, "Leave out"), *named, (NUMBER, "Number (of records that are there)")]
    return [Way(value, label, value == column.to) for value, label in ways]


def _label(target: Target) -> str:
    return f"{target.argument.label}{' (needed)' if target.argument.required else ''}"


def _readings(profile: Profile, column: Column, kind: str) -> tuple[Way, ...]:
    """Asked only where the cells can be read in two ways."""
    told = {"moment": profile.order, "date": profile.order}.get(kind, profile.sign)
    if kind not in READINGS or not (told or column.reading):
        return ()
    return tuple(Way(value, label, value == column.reading) for value, label in READINGS[kind])


_KINDS = {
    "moment": "a moment",
    "date": "a day",
    "choice": "one of the choices",
    "boolean": "yes or no",
    "person": "a person: e-mail address, number or full name",
    "record": "a record: number or exact name",
    "integer": "a whole number",
    "decimal": "a number",
}
