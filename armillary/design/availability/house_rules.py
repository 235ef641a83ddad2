"""What must have come before an outage is over."""

from django.db.models import Exists, Q

from armillary.design.availability.vocabulary import OutageState
from armillary.fittings.house_rules import HouseRule
from armillary.fittings.house_rules.earlier import before_of_it, into
from armillary.fittings.house_rules.rule import Lines


def no_incident(lines: Lines) -> Lines:
    """Neither it nor what was said of it before names an incident, and nobody had planned it."""
    named = Q(changes__incident_id__1__isnull=False) & ~Q(changes__incident_id__1=None)
    planned = Q(changes__planned__1=True)
    return lines.exclude(named | planned).filter(~Exists(before_of_it(named | planned)))


RULES = (
    HouseRule(
        slug="outage-known-by-an-incident",
        name="No outage passes without an incident",
        why="Users felt it: whoever calls must be told, and its cause must be looked for.",
        processes=("availability-management", "incident-and-service-request-management"),
        record_type="outages",
        judged=into(OutageState.OVER),
        broken=no_incident,
        lacks="An incident by which it is known",
    ),
)
