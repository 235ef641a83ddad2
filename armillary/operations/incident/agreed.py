"""What customers were promised about their incidents, as the clocks ask for it."""

from collections.abc import Sequence

from armillary.assurance.service_level.queries import Facts, objectives_for
from armillary.assurance.service_level.vocabulary import Kind, Measure
from armillary.fittings.clocks import declared
from armillary.fittings.clocks.promised import Promise

MEASURES = {each.value for each in (Measure.RESPONSE, Measure.RESTORE, Measure.RESOLVE)}
WHOLE = 100


def promised(slug: str, clock: str, facts: declared.Facts, at: int) -> Sequence[Promise]:
    """The objective of an agreement that applies at this second, where there is one."""
    if slug != "incidents" or clock not in MEASURES:
        return ()
    asked = Facts(
        at=at,
        organisation=facts.get("organisation_id"),
        service=facts.get("service_id"),
        priority=facts.get("priority"),
    )
    return [
        Promise(
            objective=each.number,
            target=each.seconds,
            calendar=each.calendar,
            warnings=(each.warn_at,) if each.warn_at < WHOLE else (),
        )
        for each in objectives_for(asked)
        if each.measure == clock and each.kind == Kind.SLA
    ]
