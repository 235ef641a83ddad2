"""Whether a change may be done now: what a pipeline asks before it deploys."""

from django.http import HttpResponse

from armillary.api.answers import answer
from armillary.api.asking import parameters
from armillary.api.naming import record_named
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.gate import reasons
from armillary.assurance.change.rules.timing import last_decision
from armillary.gate.request import Request, act_of


def gate_of(request: Request, number: str) -> HttpResponse:
    """Open or shut, and every reason why it is shut. Asking changes nothing."""
    revision = parameters(request, frozenset({"revision"})).text("revision")
    act = act_of(request)
    change = record_named(Change, number, act.actor)
    found = reasons(change, act, revision)
    return answer(
        {
            "number": change.number,
            "state": change.state,
            "revision": change.revision,
            "open": not found,
            "asked_at": act.at,
            "opens_at": change.taken_from or change.planned_start,
            "closes_at": change.planned_end,
            "last_decision_at": last_decision(change),
            "reasons": [{"code": each.code.value, "why": each.words} for each in found],
        }
    )
