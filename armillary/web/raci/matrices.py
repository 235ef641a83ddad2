"""The matrix of a process, and the book of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, actor_of
from armillary.reference.activities import Activity
from armillary.reference.groups import GROUPS
from armillary.reference.processes import Process, processes_in
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role
from armillary.transformation.raci.holes import holes
from armillary.transformation.raci.matrix import Holding, Matrix, matrix_in_force
from armillary.transformation.raci.together import alone, counted, holders, together
from armillary.web.asking import process_named
from armillary.web.frame.icons import process_icon
from armillary.web.guides.linking import activity_url
from armillary.web.raci.places import (
    CRUMB,
    PATH,
    anchor_of,
    cell_url,
    matrix_url,
    tabs,
)
from armillary.web.records.crumbs import Crumb


@dataclass(frozen=True, slots=True)
class Column:
    """A role, and who holds it."""

    role: Role
    holding: Holding


@dataclass(frozen=True, slots=True)
class Cell:
    """A letter or none, and where it is edited."""

    letter: str
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An activity, its letters, and what is missing."""

    activity: Activity
    anchor: str
    guide_url: str
    cells: tuple[Cell, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A process in the book."""

    title: str
    url: str
    icon: str
    activities: int
    roles: int
    holes: int
    conflicts: int


@staff_only
@require_safe
def book(request: Request) -> HttpResponse:
    """Show of which matrices the book is made, and what is wrong in each."""
    matrix = matrix_in_force()
    people = holders(matrix)
    found = counted(together(matrix, people), alone(matrix, people))
    groups = [(each, [_line(matrix, one, found) for one in processes_in(each)]) for each in GROUPS]
    page = {
        "title": "Who does what",
        "breadcrumbs": (Crumb("RACI"),),
        "tabs": tabs(PATH),
        "groups": groups,
        "letters": sum(len(line) for line in matrix.duties.values()),
        "holes": sum(line.holes for _, lines in groups for line in lines),
        "may_edit": may_edit(request),
    }
    return render(request, "raci/book.html", page)


@staff_only
@require_safe
def one(request: Request, name: str) -> HttpResponse:
    """Show the matrix of a process: its activities and the roles that have a part in them."""
    process = process_named(name)
    matrix = matrix_in_force()
    with_all = may_edit(request) and bool(request.GET.get("all"))
    roles = ROLES if with_all else matrix.columns(process)
    url = matrix_url(process.id)
    page = {
        "title": f"{process.title}: who does what",
        "breadcrumbs": (CRUMB, Crumb(process.title)),
        "tabs": tabs(PATH),
        "process": process,
        "columns": [Column(each, matrix.held_by(each)) for each in roles],
        "rows": rows(matrix, process, roles),
        "may_edit": may_edit(request),
        "with_all": with_all,
        "url": url,
    }
    return render(request, "raci/matrix.html", page)


def rows(matrix: Matrix, process: Process, roles: Sequence[Role]) -> tuple[Row, ...]:
    """The lines of a matrix under these roles."""
    return tuple(
        Row(
            each,
            anchor_of(each),
            activity_url(each),
            tuple(_cell(each, role, matrix.line(each).get(role)) for role in roles),
            tuple(hole.lacks for hole in holes(matrix, (each,))),
        )
        for each in process.activities
    )


def may_edit(request: Request) -> bool:
    """Whether this person edits the matrix: the verbs say the same when it is tried."""
    return Role.ADMINISTRATOR in actor_of(request).roles


def _cell(activity: Activity, role: Role, letter: Letter | None) -> Cell:
    words = letter.name.lower() if letter else "nothing"
    return Cell(
        letter.value if letter else "",
        cell_url(activity, role),
        f"{role.title}, {activity.title}: {words}",
    )


def _line(matrix: Matrix, process: Process, conflicts: Mapping[str, int]) -> Line:
    return Line(
        title=process.title,
        url=matrix_url(process.id),
        icon=process_icon(process.id),
        activities=len(process.activities),
        roles=len(matrix.columns(process)),
        holes=len(holes(matrix, process.activities)),
        conflicts=conflicts.get(process.id, 0),
    )
