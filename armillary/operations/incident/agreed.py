"""What was promised about incidents, to customers and among us, as the clocks ask for it."""

from collections.abc import Sequence

from armillary.assurance.service_level.queries import (
    Applies,
    Facts,
    anything_for,
    objectives_for,
)
from armillary.assurance.service_level.vocabulary import Kind, Measure
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.parties import SUPPLIER
from armillary.fittings.clocks.promised import AGREEMENT, Promise
from armillary.operations.incident.clocks import turn

MEASURES = {each.value for each in (Measure.RESPONSE, Measure.RESTORE, Measure.RESOLVE)}
WHOLE = 100


def promised(slug: str, clock: str, facts: declared.Facts, at: int) -> Sequence[Promise]:
    """The objectives of agreements that apply at this second, where there are some: of the
    customer, and of the party whose turn it is."""
    if slug != "incidents" or clock not in MEASURES:
        return ()
    if not anything_for(facts.get("organisation_id"), facts.get("team_id")):
        return ()
    party = turn(facts)
    asked = Facts(
        at=at,
        organisation=facts.get("organisation_id"),
        service=facts.get("service_id"),
        priority=facts.get("priority"),
        team=facts.get("team_id") if party and party != SUPPLIER else None,
        with_supplier=party == SUPPLIER,
    )
    return [
        _promise(each, AGREEMENT if each.kind == Kind.SLA else party)
        for each in objectives_for(asked)
        if each.measure == clock
    ]


def _promise(each: Applies, strand: str) -> Promise:
    return Promise(
        objective=each.number,
        target=each.seconds,
        calendar=each.calendar,
        warnings=(each.warn_at,) if each.warn_at < WHOLE else (),
        strand=strand,
    )
