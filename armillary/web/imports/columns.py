"""The form of a mapping as values: each column with its examples, and where it could go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armillary.fittings.imports.mapping.foreign import meanings_of
from armillary.fittings.imports.mapping.mapping import LEFT_OUT, UNDECIDED, Column
from armillary.fittings.imports.mapping.profiles import Profile
from armillary.fittings.imports.mapping.targets import NUMBER, Target
from armillary.fittings.imports.rules import question_of
from armillary.web.imports.ways import Way
from armillary.web.imports.words import Words, words_of

READINGS = {
    "moment": (("dmy", "Day first: 31.12.2026"), ("mdy", "Month first: 12/31/2026")),
    "decimal": (("comma", "Comma: 1.234,56"), ("point", "Point: 1,234.56")),
}
READINGS["date"], READINGS["integer"] = READINGS["moment"], READINGS["decimal"]


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
    to: str
    kind: str
    words: Words
    error: str


def column_fields(
    profiles: Sequence[Profile],
    columns: Sequence[Column],
    targets: Mapping[str, Target],
    cells: Mapping[int, Sequence[tuple[str, int]]],
    rows: int,
    errors: Mapping[str, str],
) -> tuple[ColumnField, ...]:
    """The columns in the order of the file; `cells` are those of columns with choices."""
    chosen = {column.at: column for column in columns}
    fields = []
    for profile in profiles:
        column = chosen.get(profile.at, Column(profile.at, profile.head))
        target, counted = targets.get(column.to), cells.get(profile.at)
        words = words_of(column, target, counted) if target and counted is not None else Words()
        fields.append(_field(profile, column, targets, words, rows, errors.get(profile.head, "")))
    return tuple(fields)


def _field(
    profile: Profile,
    column: Column,
    targets: Mapping[str, Target],
    words: Words,
    rows: int,
    error: str,
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
        to=column.to,
        kind=_KINDS.get(kind, ""),
        words=words,
        error=error,
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


def choosing(columns: Sequence[Column], targets: Mapping[str, Target]) -> list[int]:
    """The places of the columns whose cells are one of a few choices."""
    return [
        column.at for column in columns if column.to in targets and meanings_of(targets[column.to])
    ]
