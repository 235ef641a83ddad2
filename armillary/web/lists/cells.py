"""The rows of a list: one cell for each column, written out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.listing.rows import Row
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.web.clocks.dues import DUE, dues_of
from armillary.web.clocks.stakes import STAKE, Stake, stakes_of
from armillary.web.templatetags.drawn import fill, value_html
from armillary.web.values.due import Due
from armillary.web.values.fields import look, shown

SMALL = 2
UNHASHABLE = frozenset({"choices", "data"})
"""Kinds of field whose values are lists or objects."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a row; `html` is its template, filled in."""

    kind: str
    name: str
    label: str
    html: str
    edit_url: str


@dataclass(frozen=True, slots=True)
class Form:
    """A small verb by which a person of a row can be changed; no `sources`: from any state."""

    field: str
    verb: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How rows are written for a question and what its asker may do: the same is one object."""

    slug: str
    fields: tuple[Field, ...]
    forms: tuple[Form, ...]
    here: str


def rows_of(
    kind: RecordType, fields: Sequence[Field], found: Sequence[Row], act: Act, here: str
) -> tuple[str, ...]:
    """The rows, written. `here` is where a form beside a cell returns to."""
    chosen = _look(kind.slug, tuple(fields), _forms(kind, act), here)
    dues, staked = dues_of(kind, fields, found, act), stakes_of(kind, fields, found, act)
    write = _row if any(field.kind in UNHASHABLE for field in fields) else row_html
    return tuple(write(chosen, row, dues.get(row.key), staked.get(row.key)) for row in found)


@lru_cache(maxsize=512)
def _look(slug: str, fields: tuple[Field, ...], forms: tuple[Form, ...], here: str) -> Look:
    return Look(slug, fields, forms, here)


@lru_cache(maxsize=4096)
def row_html(chosen: Look, row: Row, due: Due | None, stake: Stake | None) -> str:
    """A row by its template; one that did not change is written once."""
    return _row(chosen, row, due, stake)


def _row(chosen: Look, row: Row, due: Due | None, stake: Stake | None) -> str:
    kind = record_types()[chosen.slug]
    url = f"/{chosen.slug}/{row.number}"
    pairs = list(zip(chosen.fields, row.values, strict=True))
    state = next((held for field, held in pairs if field.name == "state"), "")
    cells = []
    for field, held in pairs:
        value = shown(kind, field, held)
        if field.name == kind.title:
            value = replace(value, kind="title", url=url)
        verb = _fitting(chosen.forms, field.name, state)
        edit_url = f"{url}/{verb}?next={chosen.here}" if verb else ""
        how = value.kind if value.kind == "title" else look(field)
        html = value_html(value)
        if due and field.name == DUE:
            how, html = "due", fill("parts/due.html", due=due)
        if stake and field.name == STAKE:
            html = fill("parts/stake.html", stake=stake)
        cells.append(Cell(how, field.name, field.label, html, edit_url))
    return fill("parts/row.html", number=row.number, url=url, cells=cells)


def _forms(kind: RecordType, act: Act) -> tuple[Form, ...]:
    """Which people can be changed in the list: those that a small verb of the actor asks for."""
    forms: list[Form] = []
    for verb in kind.verbs:
        arguments = verb.arguments.all
        people = [each.name for each in arguments if each.annotation is Person]
        if not people or len(arguments) > SMALL:
            continue
        if verb.allowed.refusal(None, act, activity_of(verb, kind.model)) is None:
            forms += [Form(name, verb.name, verb.sources) for name in people]
    return tuple(forms)


def _fitting(forms: Sequence[Form], field: str, state: str) -> str:
    """The first verb for this field that starts from this state."""
    return next(
        (
            each.verb
            for each in forms
            if each.field == field and state and (state in each.sources or not each.sources)
        ),
        "",
    )
