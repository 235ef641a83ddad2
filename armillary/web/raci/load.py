"""The page of what rests on whom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.reference.raci import Letter
from armillary.transformation.raci.load import MANY_ANSWERS, Load, PersonLoad, loads
from armillary.transformation.raci.matrix import matrix_in_force
from armillary.web.charts.scale import written
from armillary.web.raci.asked import asked
from armillary.web.raci.places import CRUMB, PATH, person_url, tabs
from armillary.web.records.crumbs import Crumb

HERE = f"{PATH}/load"


@staff_only
@require_safe
def page(request: Request) -> HttpResponse:
    """Show how many activities, open records and deeds rest on each role and person."""
    act = act_of(request)
    wanted = asked(pairs_of(request.META.get("QUERY_STRING", "")), act.at)
    found = loads(matrix_in_force(), act.actor, wanted.span)
    most = max((each.load.open for each in found.people), default=0)
    shown = {
        "title": "What rests on whom",
        "breadcrumbs": (CRUMB, Crumb("Load")),
        "tabs": tabs(HERE),
        "lengths": wanted.lengths(HERE),
        "period": wanted.period,
        "roles": [(each, _figures(each.load)) for each in found.roles],
        "people": [_person(each, most) for each in found.people],
        "others": found.others,
        "many": MANY_ANSWERS,
        "heavy": [each for each in found.roles if each.answers_for_many],
        "unheld": sum(not each.holding.people for each in found.roles),
        "held": len(found.people) + found.others,
    }
    return render(request, "raci/load.html", shown)


def _person(each: PersonLoad, most: int) -> dict[str, object]:
    return {
        "name": each.name,
        "url": person_url(each.key),
        "roles": ", ".join(role.title for role in each.roles),
        "figures": _figures(each.load),
        "part": round(100 * each.load.open / most) if most else 0,
    }


def _figures(load: Load) -> tuple[str, ...]:
    """The activities by letter, the open records, the deeds."""
    letters = (written(load.activities.get(each, 0)) for each in Letter)
    return (*letters, written(load.open), written(load.deeds))
