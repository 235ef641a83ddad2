"""The matrix as files: a table for spreadsheets, and the book on paper."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.reference.activities import ACTIVITIES
from armillary.reference.processes import PROCESSES, Process, process
from armillary.reference.roles import ROLES
from armillary.transformation.raci.matrix import Matrix, matrix_in_force
from armillary.transformation.raci.reality import Advice, Share, consults, shadows, shares
from armillary.transformation.raci.together import alone, holders, together
from armillary.web.asking import process_named
from armillary.web.paper.handing import as_pdf, day_of
from armillary.web.raci import paper
from armillary.web.raci.asked import asked
from armillary.web.raci.reality import percent
from armillary.web.reports.comma_separated import file_of


@staff_only
@require_safe
def book_as_table(request: Request) -> HttpResponse:
    """Give all matrices as one table: activities in lines, roles in columns."""
    return file_of(_lines(matrix_in_force(), PROCESSES), "raci.csv")


@staff_only
@require_safe
def one_as_table(request: Request, name: str) -> HttpResponse:
    """Give the matrix of a process as a table."""
    found = process_named(name)
    return file_of(_lines(matrix_in_force(), (found,)), f"raci-{found.id}.csv")


@staff_only
@require_safe
def reality_as_table(request: Request) -> HttpResponse:
    """Give what was done of each activity in a period, and by whom."""
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act_of(request).at)
    found, advice = shares(wanted.span), consults(wanted.span)
    lines = [
        (
            process(each.process).title,
            each.title,
            str(share.people),
            str(share.responsible),
            percent(share.part),
            str(share.shadows),
            str(share.itself),
            str(told.asked),
            str(told.answered),
            str(told.in_time),
            str(told.withdrawn),
        )
        for each in ACTIVITIES
        if wanted.process in ("", each.process)
        for share, told in [(found.get(each, Share()), advice.get(each, Advice()))]
    ]
    heads = (
        "Process",
        "Activity",
        "Deeds of people",
        "Done by an R",
        "Part",
        "People without the role",
        "By itself",
        "Consults asked",
        "Answered",
        "In time",
        "Withdrawn",
    )
    return file_of((heads, *lines), f"raci-reality-{wanted.span.last}.csv")


@staff_only
@require_safe
def shadows_as_table(request: Request) -> HttpResponse:
    """Give all who did something in a period without the role, however many."""
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act_of(request).at)
    lines = [
        (
            each.name,
            process(each.activity.process).title,
            each.activity.title,
            " ".join(each.letters),
            str(each.lines),
            str(each.last),
        )
        for each in shadows(wanted.span, wanted.process, most=None).shown
    ]
    heads = ("Person", "Process", "Activity", "Is to it", "Deeds", "Last")
    return file_of((heads, *lines), f"raci-shadows-{wanted.span.last}.csv")


@staff_only
@require_safe
def book_on_paper(request: Request) -> HttpResponse:
    """Give the RACI book: all matrices, who holds the roles, and what is wrong, as a PDF."""
    return _printed(request, PROCESSES, "raci-book.pdf")


@staff_only
@require_safe
def one_on_paper(request: Request, name: str) -> HttpResponse:
    """Give the matrix of a process as a PDF."""
    found = process_named(name)
    return _printed(request, (found,), f"raci-{found.id}.pdf")


def _printed(request: Request, processes: tuple[Process, ...], name: str) -> HttpResponse:
    matrix = matrix_in_force()
    people = holders(matrix)
    at = day_of(act_of(request).at)
    made = paper.printed(matrix, processes, together(matrix, people), alone(matrix, people), at=at)
    return as_pdf(made, name)


def _lines(matrix: Matrix, processes: Iterable[Process]) -> Iterator[tuple[str, ...]]:
    found = tuple(processes)
    carried = {each for one in found for each in matrix.columns(one)}
    roles = [each for each in ROLES if each in carried]
    yield ("Process", "Activity", "Id", *(each.title for each in roles))
    for one in found:
        for each in one.activities:
            line = matrix.line(each)
            yield (one.title, each.title, each.value, *(line.get(who, "") for who in roles))
