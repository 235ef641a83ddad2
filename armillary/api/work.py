"""My work as JSON: what waits for the caller, of whatever type, the most pressing first."""

from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.naming import ROOT
from armillary.fittings.work.branches import types_of_work
from armillary.fittings.work.queries import DEFAULT, MOST, Item, facets_of, work_of
from armillary.gate.request import Request, actor_of
from armillary.kernel.listing.parameters import address, put

ASKED = frozenset({"type", "after", "limit"})
WHYS = ("mine", "waiting", "team", "handoff")


def my_work(request: Request) -> HttpResponse:
    """A page of it, and how much there is of each type."""
    asked = parameters(request, ASKED)
    limit = asked.whole("limit", 1, MOST, DEFAULT)
    types = asked.among("type", frozenset(kind.slug for kind in types_of_work()))
    actor = actor_of(request)
    found = work_of(actor, types=types, after=asked.text("after"), limit=limit)
    going_on = address(f"{ROOT}/work", put(asked.pairs, "after", found.after))
    return answer(
        {
            "items": [_document(item) for item in found.items],
            "next": going_on if found.after else None,
            "types": {facet.kind.slug: facet.count for facet in facets_of(actor)},
        }
    )


def _document(item: Item) -> dict[str, Any]:
    return {
        "why": item.why.name.lower(),
        "type": item.slug,
        "number": item.number,
        "title": item.title,
        "state": item.state,
        "priority": item.priority,
        "due_at": item.due_at,
        "team": item.team or None,
        "url": f"{ROOT}/{item.slug}/{item.number}",
    }
