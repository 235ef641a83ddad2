"""An answer of the CMDB as a table on the page, and as a download."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from armillary.assurance.configuration.answering import ALWAYS, ITEMS, TYPES, Told, file_of
from armillary.assurance.configuration.asking.tree import Asked
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.answers import Found
from armillary.assurance.configuration.vocabulary import Criticality, State
from armillary.kernel.acts import Act
from armillary.kernel.listing.parameters import address
from armillary.records.models import numbered


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
                Criticality(each.criticality).label if each.criticality else "",
                each.owner[1] if each.owner else "",
                each.team[1] if each.team else "",
                *(_said(each, name.name, name.custom) for name in further),
            ),
        )
        for each in found
    )
    return Table(heads, lines)


def download(told: Told, act: Act, form: str, text: str) -> HttpResponse:
    """The answer as a file to keep."""
    name, content = file_of(told, act, form, text)
    response = HttpResponse(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _said(found: Found, name: str, custom: bool) -> str:
    held = found.custom.get(name) if custom else getattr(found, name)
    if isinstance(held, tuple):
        return str(held[1])
    if isinstance(held, bool):
        return "yes" if held else "no"
    return "" if held is None else str(held)
