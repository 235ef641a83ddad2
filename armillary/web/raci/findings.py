"""What is wrong with the matrix: holes and vacancies, and duties that must be apart."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request
from armillary.reference.processes import PROCESSES
from armillary.reference.raci.apart import APART, CHECKS
from armillary.transformation.raci.holes import Hole, holes, vacancies
from armillary.transformation.raci.matrix import matrix_in_force
from armillary.transformation.raci.together import alone, holders, together
from armillary.web.raci.places import CRUMB, PATH, matrix_url, person_url, row_url, tabs
from armillary.web.records.crumbs import Crumb


@staff_only
@require_safe
def vacant(request: Request) -> HttpResponse:
    """Show the activities that nobody does or answers for, and the roles that nobody holds."""
    matrix = matrix_in_force()
    parts = [(each, holes(matrix, each.activities)) for each in PROCESSES]
    found = [hole for _, missing in parts for hole in missing]
    page = {
        "title": "What nobody does",
        "breadcrumbs": (CRUMB, Crumb("Vacancies")),
        "tabs": tabs(f"{PATH}/vacancies"),
        "parts": [
            (process, matrix_url(process.id), [_hole(each) for each in missing])
            for process, missing in parts
            if missing
        ],
        "holes": len(found),
        "activities": len({each.activity for each in found}),
        "vacancies": vacancies(matrix),
    }
    return render(request, "raci/vacancies.html", page)


@staff_only
@require_safe
def conflicts(request: Request) -> HttpResponse:
    """Show who has duties together that must be apart, and who checks alone."""
    matrix = matrix_in_force()
    people = holders(matrix)
    found = together(matrix, people)
    lonely = alone(matrix, people)
    page = {
        "title": "What must be apart",
        "breadcrumbs": (CRUMB, Crumb("Conflicts")),
        "tabs": tabs(f"{PATH}/conflicts"),
        "found": [
            (each, [(person.name, person_url(person.key)) for person in each.people])
            for each in found
        ],
        "alone": [
            (each.activity, each.person.name, person_url(each.person.key)) for each in lonely
        ],
        "apart": APART,
        "checks": CHECKS,
        "count": len(found) + len(lonely),
    }
    return render(request, "raci/conflicts.html", page)


def _hole(hole: Hole) -> dict[str, object]:
    return {
        "activity": hole.activity,
        "url": row_url(hole.activity),
        "lacks": hole.lacks,
        "roles": hole.roles,
    }
