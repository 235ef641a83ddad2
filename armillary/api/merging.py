"""What merging two items would do, as JSON; nothing is done."""

from typing import Any, cast

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.assurance.configuration.class_fields import SLUG
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources.actions.merging import merge, objection
from armillary.assurance.configuration.sources.merging.moving import Move
from armillary.assurance.configuration.sources.merging.planning import OWN, planned
from armillary.assurance.configuration.sources.merging.weighing import Weighed
from armillary.gate.request import Request, act_of
from armillary.kernel import custom
from armillary.kernel.errors import Invalid, NotFound
from armillary.kernel.lifecycle import enacting
from armillary.kernel.lifecycle.references import referred

ASKED = frozenset({"into", "chosen"})


def merging(request: Request, number: str) -> HttpResponse:
    """Tell what would stay, move and end; or why the two cannot be one."""
    asked, act = parameters(request, ASKED), act_of(request)
    item = cast("ConfigurationItem | None", referred(ConfigurationItem, number, act.actor))
    into = cast(
        "ConfigurationItem | None", referred(ConfigurationItem, asked.text("into"), act.actor)
    )
    if item is None:
        raise NotFound("There is no such record, or none that you can see.")
    if into is None:
        raise Invalid({"into": "There is nothing of this number or name that you can see."})
    if refused := enacting.objection(merge, item, act):
        raise refused
    if why := objection(item, into):
        raise Invalid({"into": why})
    plan = planned(item, into, asked.text("chosen"))
    seen = {each.key for each in custom.of(SLUG, act.actor)} | OWN.keys()
    return answer(
        {
            "goes": item.number,
            "stays": into.number,
            "values": [_value(each) for each in plan.values if each.name in seen],
            "relations": [_relation(each) for each in plan.relations],
            "claims": [{"source": each.provenance, "key": each.key} for each in plan.claims],
            "behind": [{"source": each.provenance, "key": each.key} for each in plan.behind],
        }
    )


def _value(each: Weighed) -> dict[str, Any]:
    return {
        "name": each.name,
        "stays": each.stays,
        "goes": each.goes,
        "differs": each.differs,
        "taken": each.taken,
        "why": each.why,
    }


def _relation(each: Move) -> dict[str, Any]:
    return {
        "source": each.relation.source.number,
        "relation_type": catalogue().types[each.relation.relation_type_id].name,
        "target": each.relation.target.number,
        "group": each.relation.group,
        "moves": not each.why,
        "why": each.why,
    }
