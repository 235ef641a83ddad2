"""An answer of the CMDB as a table on the page, and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from django.http import HttpResponse

from armillary.assurance.configuration.asking.graphml import graphml
from armillary.assurance.configuration.asking.tree import Asked
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import answers, catalogue
from armillary.assurance.configuration.queries.answers import Found
from armillary.assurance.configuration.vocabulary import State
from armillary.fittings.exports.actions import hand_out, take_out
from armillary.fittings.exports.forms import Lines, Separated, Workbook, Writing
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.past import Moment
from armillary.kernel.acts import Act
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.listing.parameters import address
from armillary.kernel.listing.rows import Named, Row
from armillary.people.models import Person, Team
from armillary.records.models import numbered
from armillary.web.asking import kind_named

ITEMS = "configuration-items"
ALWAYS = ("number", "name", "configuration_class", "state", "criticality", "owner", "team")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/x-ndjson",
    "graphml": "application/graphml+xml; charset=utf-8",
}
ENDINGS = {"json": "jsonl"}


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, what was found, and of which moment it is."""

    asked: Asked
    found: Sequence[Found]
    then: Moment | None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the page."""

    number: str
    url: str
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The heads after number and name, and the lines."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]


def table_of(asked: Asked, found: Sequence[Found], moments: Sequence[tuple[str, str]]) -> Table:
    """The answer to read: what is always told, and what the question speaks of."""
    further = [each for each in asked.speaks_of if each.name not in (*ALWAYS, "description")]
    heads = ("Class", "State", "Criticality", "Owner", "Team", *(each.label for each in further))
    classes = catalogue().classes
    lines = tuple(
        Line(
            number := numbered(ConfigurationItem.prefix, each.key),
            address(f"/{ITEMS}/{number}", tuple(moments)),
            each.name,
            (
                classes[each.configuration_class].label,
                State(each.state).label,
                str(each.criticality or ""),
                each.owner[1] if each.owner else "",
                each.team[1] if each.team else "",
                *(_said(each, name.name, name.custom) for name in further),
            ),
        )
        for each in found
    )
    return Table(heads, lines)


def file_of(told: Told, act: Act, form: str, text: str) -> HttpResponse:
    """The answer as a file, with a line that says who took it out."""
    kept_as = Form.JSON if form == "graphml" else Form(form)
    asked = f"GraphML of {text}" if form == "graphml" else text
    taken = take_out(act, of=ITEMS, form=kept_as, question=asked)
    with TemporaryFile() as out:
        _write(told, act, form, out)
        out.seek(0)
        response = HttpResponse(out.read(), content_type=TYPES[form])
    hand_out(taken, act, rows=len(told.found))
    name = f"answer-{act.at:%Y-%m-%d}.{ENDINGS.get(form, form)}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _write(told: Told, act: Act, form: str, out: IO[bytes]) -> None:
    if form == "graphml":
        out.write(_graph(told).encode())
        return
    known = fields_of(kind_named(ITEMS), act.actor)
    spoken = (f"custom_{each.name}" if each.custom else each.name for each in told.asked.speaks_of)
    fields = [known[name] for name in dict.fromkeys((*ALWAYS, *spoken)) if name in known]
    writing = _writing(form, fields, out)
    writing.rows(_row(each, fields) for each in told.found)
    writing.end()


def _writing(form: str, fields: Sequence[Field], out: IO[bytes]) -> Writing:
    if form == "xlsx":
        return Workbook("Answer", fields, out)
    return Lines(fields, out) if form == "json" else Separated(fields, out, bom=True)


def _row(found: Found, fields: Sequence[Field]) -> Row:
    number = numbered(ConfigurationItem.prefix, found.key)
    values = tuple(number if each.name == "number" else _value(found, each) for each in fields)
    return Row(found.key, number, 0, values)


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


def _graph(told: Told) -> str:
    classes, types = catalogue().classes, catalogue().types
    keys = [each.key for each in told.found]
    prefix = ConfigurationItem.prefix
    nodes = (
        (
            numbered(prefix, each.key),
            {
                "name": each.name,
                "class": classes[each.configuration_class].name,
                "state": each.state,
                **{name: str(value) for name, value in each.custom.items()},
            },
        )
        for each in told.found
    )
    edges = (
        (
            numbered(prefix, each.source),
            types[each.relation_type].name,
            numbered(prefix, each.target),
        )
        for each in answers.bonds(keys, told.then)
    )
    return graphml(nodes, edges)


def _said(found: Found, name: str, custom: bool) -> str:
    held = found.custom.get(name) if custom else getattr(found, name)
    if isinstance(held, tuple):
        return str(held[1])
    if isinstance(held, bool):
        return "yes" if held else "no"
    return "" if held is None else str(held)
