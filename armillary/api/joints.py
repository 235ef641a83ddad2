"""Single points of failure of a network, as JSON."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.network import MOST_LINKS, network
from armillary.assurance.configuration.queries.told import Told
from armillary.fittings import past
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.registry import record_type_of

USUAL = "connects_to"


def joints_of(request: Request) -> HttpResponse:
    """The things and hops that hold a network together: ?relation_type=, ?source=."""
    asked = parameters(request, frozenset({"relation_type", "source", *past.NAMES}))
    act, known = act_of(request), catalogue().type_by_name
    moments = tuple(pair for pair in asked.pairs if pair[0] in past.NAMES)
    then = past.asked(record_type_of(ConfigurationItem), moments, act.actor, act.at)
    name = asked.text("relation_type") or USUAL
    if name not in known:
        raise BadQuestion({"relation_type": "There is no such relation type."})
    found = network([known[name].pk], act.actor, then, asked.text("source"))
    if found is None:
        raise BadQuestion({"source": f"More than {MOST_LINKS:,} links: name one source."})
    hops = sorted(found.joints.hops)
    return answer(
        {
            "things": len(found.things),
            "links": found.links,
            "places": [_told(found.things[key]) for key in sorted(found.joints.places)],
            "hops": [
                {
                    "between": [_told(found.things[key]) for key in hop],
                    "single_link": hop in found.joints.single_links,
                }
                for hop in hops
            ],
        }
    )


def _told(item: Told) -> dict[str, Any]:
    return {"number": item.number, "name": item.name}
