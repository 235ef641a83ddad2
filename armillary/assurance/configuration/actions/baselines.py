"""How a moment of the CMDB is kept in mind."""

from datetime import datetime

from armillary.assurance.configuration.actions.allowed import keepers
from armillary.assurance.configuration.models import Baseline, ConfigurationClass
from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.vocabulary import BaselineState
from armillary.fittings.past.resting import comes_to_rest
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import creation, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.REPORT_CMDB_DATA


@creation(start=BaselineState.FROZEN, activity=ACTIVITY, allowed=keepers)
def freeze(
    act: Act,
    *,
    name: str,
    purpose: str = "",
    scope: ConfigurationClass | None = None,
    valid_at: datetime | None = None,
) -> Baseline:
    """Keep the CMDB in mind as it is now, or as it was at a moment, to compare with later."""
    if valid_at and valid_at > act.at:
        raise Invalid({"valid_at": "This moment has not come yet."})
    if not comes_to_rest(act.at):
        raise RuleBroken("Work that began before now is still being written: try again later.")
    moment = as_of.Moment(valid_at or act.at, act.at)
    found = as_of.digest(moment, scope)
    return Baseline(
        name=name,
        purpose=purpose,
        scope=scope,
        valid_at=moment.valid,
        recorded_at=moment.recorded,
        items=found.items,
        relations=found.relations,
        digest=found.digest,
    )


@transition(
    source=BaselineState.FROZEN,
    target=BaselineState.RETIRED,
    activity=ACTIVITY,
    allowed=keepers,
)
def retire(baseline: Baseline, act: Act) -> None:
    """Nobody compares with it any more; it could still be asked for."""


@transition(
    source=BaselineState.RETIRED,
    target=BaselineState.FROZEN,
    activity=ACTIVITY,
    allowed=keepers,
)
def revive(baseline: Baseline, act: Act) -> None:
    """Offer it again for comparing."""
