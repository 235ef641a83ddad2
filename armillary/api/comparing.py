"""What is different between two moments or baselines, as JSON."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.comparing import Side, asked_in
from armillary.assurance.configuration.queries.differences import Thing, Tie, differences
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.parameters import pairs_of
from armillary.records.models import numbered


def compare(request: Request) -> HttpResponse:
    """Compare two moments: ?from= and ?to=, each a baseline or a moment, and ?class=."""
    act = act_of(request)
    asked = asked_in(pairs_of(request.META.get("QUERY_STRING", "")), act.actor, act.at)
    found = differences(asked.before.moment, asked.after.moment, asked.scope)
    return answer(
        {
            "from": _side(asked.before),
            "to": _side(asked.after),
            "added": _things(found.added),
            "removed": _things(found.removed),
            "changed": [
                {"number": _number(each.key), "name": each.name, "changes": each.fields}
                for each in found.changed
            ],
            "related": _ties(found.related),
            "unrelated": _ties(found.unrelated),
        }
    )


def _side(side: Side) -> dict[str, Any]:
    return {"as_of": side.moment.valid, "believed_at": side.moment.recorded}


def _things(found: Iterable[Thing]) -> list[dict[str, Any]]:
    classes = catalogue().classes
    return [
        {
            "number": _number(each.key),
            "name": each.name,
            "configuration_class": classes[each.configuration_class].name,
        }
        for each in found
    ]


def _ties(found: Iterable[Tie]) -> list[dict[str, Any]]:
    types = catalogue().types
    return [
        {
            "source": {"number": _number(each.source), "name": each.source_name},
            "relation_type": types[each.relation_type].name,
            "target": {"number": _number(each.target), "name": each.target_name},
            "group": each.group,
            "needed": each.needed,
        }
        for each in found
    ]


def _number(key: int) -> str:
    return numbered(ConfigurationItem.prefix, key)
