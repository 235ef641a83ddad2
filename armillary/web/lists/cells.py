"""The rows of a list: one cell for each column, ready to be written out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.fields import Field
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.listing.rows import Row
from armillary.people.models import Person
from armillary.web.templatetags.drawn import fill, value_html
from armillary.web.values.fields import look, shown

SMALL = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in a row; `html` is its template, filled in."""

    kind: str
    name: str
    label: str
    html: str
    edit_url: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record of the list; `cells` is their template, filled in."""

    number: str
    url: str
    cells: str
    unread: bool = False


def rows_of(
    kind: RecordType, fields: Sequence[Field], found: Sequence[Row], act: Act, here: str
) -> tuple[ListRow, ...]:
    """The rows as their template needs them. `here` is where a form beside a cell returns to."""
    forms = _forms(kind, act)
    return tuple(_row(kind, fields, forms, row, here) for row in found)


def _row(
    kind: RecordType,
    fields: Sequence[Field],
    forms: Mapping[str, Sequence[Verb]],
    row: Row,
    here: str,
) -> ListRow:
    url = f"/{kind.slug}/{row.number}"
    state = next(
        (held for field, held in zip(fields, row.values, strict=True) if field.name == "state"), ""
    )
    cells = []
    for field, held in zip(fields, row.values, strict=True):
        value = shown(kind, field, held)
        if field.name == kind.title:
            value = replace(value, kind="title", url=url)
        verb = _fitting(forms.get(field.name, ()), state)
        edit_url = f"{url}/{verb.name}?next={here}" if verb else ""
        how = value.kind if value.kind == "title" else look(field)
        cells.append(Cell(how, field.name, field.label, value_html(value), edit_url))
    return ListRow(row.number, url, cells_html(row.number, tuple(cells)))


@lru_cache(maxsize=4096)
def cells_html(number: str, cells: tuple[Cell, ...]) -> str:
    """The cells of a row; a row that did not change is written once."""
    return fill("parts/cells.html", number=number, cells=cells)


def _forms(kind: RecordType, act: Act) -> dict[str, list[Verb]]:
    """Which people can be changed in the list: those that a small verb of the actor asks for."""
    forms: dict[str, list[Verb]] = {}
    for verb in kind.verbs:
        arguments = verb.arguments.all
        if len(arguments) > SMALL or not any(each.annotation is Person for each in arguments):
            continue
        if verb.allowed.refusal(None, act, activity_of(verb, kind.model)) is None:
            for each in arguments:
                if each.annotation is Person:
                    forms.setdefault(each.name, []).append(verb)
    return forms


def _fitting(verbs: Sequence[Verb], state: str) -> Verb | None:
    """The verb that starts from this state."""
    return next(
        (verb for verb in verbs if state and (state in verb.sources or not verb.sources)), None
    )
