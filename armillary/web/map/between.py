"""What lies between two places of the map: what the model states, and what was handed over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.parameters import address, pairs_of
from armillary.reference.edges import EDGES, Edge
from armillary.transformation.flow import queries
from armillary.transformation.flow.rules import EdgeFigures
from armillary.web.charts.scale import written
from armillary.web.map import handed
from armillary.web.map.asked import PATH, asked
from armillary.web.map.page import period_of
from armillary.web.map.ribbons import pair_of
from armillary.web.map.tables import edge_rows, wait_of
from armillary.web.map.telling import built_processes
from armillary.web.map.wheels import WHEELS, Wheel
from armillary.web.records.crumbs import Crumb
from armillary.web.reports.values import Figure


@staff_only
@require_safe
def page(request: Request, one: str, other: str) -> HttpResponse:
    """Show what two processes, or two groups, have to do with each other."""
    wheel = _wheel(one, other)
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    wanted = asked(pairs, act.actor, act.at)
    ends = tuple([each for each, home in wheel.home.items() if home == end] for end in (one, other))
    passed = {
        here: each
        for here, each in queries.edges(wanted.span).items()
        if {wheel.home.get(each.sender), wheel.home.get(each.receiver)} == {one, other}
    }
    stated = wheel.stated.get(pair_of(one, other, wheel.order), ())
    edges = _edges({*stated, *(each.edge for each in passed.values())})
    titles = tuple(wheel.places[each].title for each in (one, other))
    return render(
        request,
        "map/between.html",
        {
            "title": " and ".join(titles),
            "hue": wheel.places[one].hue,
            "figures": _figures(tuple(passed.values())),
            "edges": edge_rows(edges, passed, built_processes(), pairs),
            "handed": handed.newest(handed.between(*ends), wanted, act.actor),
            "period": period_of(wanted),
            "here": address(f"{PATH}/between/{one}/{other}", pairs),
            "breadcrumbs": (Crumb("The map", address(PATH, pairs)), Crumb("Between two")),
        },
    )


def _wheel(one: str, other: str) -> Wheel:
    for wheel in WHEELS.values():
        if one != other and {one, other} <= wheel.places.keys():
            return wheel
    raise NotFound("Name two processes of the model, or two of its groups.")


def _edges(numbers: set[int]) -> tuple[Edge, ...]:
    return tuple(each for each in EDGES if each.id in numbers)


def _figures(found: tuple[EdgeFigures, ...]) -> tuple[Figure, ...]:
    waiting = sum(each.waiting for each in found)
    return (
        Figure("Offered", written(sum(each.offered for each in found))),
        Figure("Accepted", written(sum(each.accepted for each in found))),
        Figure("Rejected", written(sum(each.rejected for each in found))),
        Figure("Waiting now", written(waiting), tone="bad" if waiting else ""),
        Figure("Median wait", wait_of(found)),
        Figure("P90 wait", wait_of(found, 0.9)),
    )
