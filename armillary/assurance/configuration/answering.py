"""An answer of the CMDB as rows of a list, and as a file that somebody takes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from armillary.assurance.configuration.asking.graphml import graphml
from armillary.assurance.configuration.asking.tree import Asked
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import answers, catalogue
from armillary.assurance.configuration.queries.answers import Found
from armillary.fittings.exports.actions import hand_out, take_out
from armillary.fittings.exports.forms import Lines, Separated, Workbook, Writing
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.past import Moment
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.listing.rows import Named, Row
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person, Team
from armillary.records.models import numbered

ITEMS = "configuration-items"
ALWAYS = ("number", "name", "configuration_class", "state", "criticality", "owner", "team")
MOST_IN_A_FILE = 100_000
FORMS = {"csv": "CSV", "xlsx": "XLSX", "graphml": "GraphML", "json": "JSON"}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/x-ndjson",
    "graphml": "application/graphml+xml; charset=utf-8",
}
_ENDINGS = {"json": "jsonl"}


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, what was found, and of which moment it is."""

    asked: Asked
    found: Sequence[Found]
    then: Moment | None


def whole(asked: Asked, act: Act, then: Moment | None) -> Told:
    """All that there is, for a file. Raises RuleBroken where that is too much: none is cut."""
    found = answers.answer(asked, act.actor, then, most=MOST_IN_A_FILE + 1).found
    if len(found) > MOST_IN_A_FILE:
        raise RuleBroken(f"At most {MOST_IN_A_FILE:,} things in one file: ask for fewer.")
    return Told(asked, found, then)


def fields_told(asked: Asked, actor: Person) -> tuple[Field, ...]:
    """What is always told, and what the question speaks of, as far as the actor may see it."""
    known = fields_of(record_type_of(ConfigurationItem), actor)
    spoken = (f"custom_{each.name}" if each.custom else each.name for each in asked.speaks_of)
    return tuple(known[name] for name in dict.fromkeys((*ALWAYS, *spoken)) if name in known)


def row_of(found: Found, fields: Sequence[Field]) -> Row:
    """A thing as a row of the list of items."""
    number = numbered(ConfigurationItem.prefix, found.key)
    values = tuple(number if each.name == "number" else _value(found, each) for each in fields)
    return Row(found.key, number, 0, values)


def file_of(told: Told, act: Act, form: str, text: str) -> tuple[str, bytes]:
    """The name and the bytes of the file, with a line that says who took it out."""
    kept_as = Form.JSON if form == "graphml" else Form(form)
    asked = f"GraphML of {text}" if form == "graphml" else text
    taken = take_out(act, of=ITEMS, form=kept_as, question=asked)
    with TemporaryFile() as out:
        _write(told, act, form, out)
        out.seek(0)
        content = out.read()
    hand_out(taken, act, rows=len(told.found))
    return f"answer-{act.at:%Y-%m-%d}.{_ENDINGS.get(form, form)}", content


def _write(told: Told, act: Act, form: str, out: IO[bytes]) -> None:
    if form == "graphml":
        out.write(_graph(told, act.actor).encode())
        return
    fields = fields_told(told.asked, act.actor)
    writing = _writing(form, fields, out)
    writing.rows(row_of(each, fields) for each in told.found)
    writing.end()


def _writing(form: str, fields: Sequence[Field], out: IO[bytes]) -> Writing:
    if form == "xlsx":
        return Workbook("Answer", fields, out)
    return Lines(fields, out) if form == "json" else Separated(fields, out, bom=True)


def _value(found: Found, field: Field) -> Any:
    if field.custom:
        return found.custom.get(field.custom)
    held = getattr(found, field.name)
    if field.name == "configuration_class":
        of = catalogue().classes[held]
        return Named(of.number, of.label)
    if field.name in ("owner", "user", "team"):
        prefix = Team.prefix if field.name == "team" else Person.prefix
        return Named(numbered(prefix, held[0]), held[1]) if held else None
    return held


def _graph(told: Told, actor: Person) -> str:
    keys, types = [each.key for each in told.found], catalogue().types
    seen = {each.custom for each in fields_of(record_type_of(ConfigurationItem), actor).values()}
    edges = (
        (_number(each.source), types[each.relation_type].name, _number(each.target))
        for each in answers.bonds(keys, told.then)
    )
    return graphml(((_number(each.key), dict(_node(each, seen))) for each in told.found), edges)


def _node(found: Found, seen: set[str]) -> Iterator[tuple[str, str]]:
    """What is told of a thing in a graph: attributes as far as they may be seen."""
    yield "name", found.name
    yield "class", catalogue().classes[found.configuration_class].name
    yield "state", found.state
    yield from ((name, str(value)) for name, value in found.custom.items() if name in seen)


def _number(key: int) -> str:
    return numbered(ConfigurationItem.prefix, key)
