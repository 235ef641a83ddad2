"""How one finds out what is normal before promising it: collecting, and establishing."""

from datetime import date
from decimal import Decimal

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.actions.terms import amend
from armillary.assurance.service_level.models import Objective, ServiceBaseline
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.queries.measuring import normal
from armillary.assurance.service_level.rules.measuring.evidence import Evidence, Week
from armillary.assurance.service_level.vocabulary import COLLECTED, ObjectiveState
from armillary.assurance.service_level.vocabulary import BaselineState as State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.ESTABLISH_BASELINES
LONGEST = 3 * 366


@creation(start=State.COLLECTING, activity=ACTIVITY, allowed=keepers)
def begin_baseline(
    act: Act,
    *,
    objective: Objective,
    period_from: date,
    period_until: date,
    margin: Decimal = Decimal(5),
    description: str = "",
) -> ServiceBaseline:
    """Say over which time one looks how often an objective is met, or would be."""
    _check_period(period_from, period_until)
    if not normal.is_counted(objective):
        raise Invalid({"objective": "Nobody counts this: there is nothing to collect."})
    before = normal.in_force(objective)
    if before is not None and not description.strip():
        why = f"{before.number} holds: say what has changed since, so that it is measured anew."
        raise Invalid({"description": why})
    return ServiceBaseline(
        objective=objective,
        organisation_id=objective.organisation_id,
        agreement=objective.agreement,
        name=objective.statement,
        description=description,
        period_from=period_from,
        period_until=period_until,
        margin=margin,
        replaces=before,
    )


@transition(
    source=COLLECTED,
    target=State.ESTABLISHED,
    outcomes=(State.NOT_ENOUGH,),
    activity=ACTIVITY,
    allowed=keepers,
)
def establish(baseline: ServiceBaseline, act: Act) -> None:
    """Freeze what was counted as what is normal; where that is too little, it says so instead."""
    weeks, found = normal.evidence_of(baseline, act.at)
    _write_down(baseline, weeks, found)
    # said in either case: it may be NOT_ENOUGH already, which is one of the outcomes
    baseline.state = (State.ESTABLISHED if found.is_enough else State.NOT_ENOUGH).value
    if not found.is_enough:
        return
    baseline.quality = found.quality.value
    baseline.established_at = act.at
    before = normal.in_force(baseline.objective)
    if before is not None:
        supersede(before, act)
        baseline.replaces = before


@change(when=COLLECTED, activity=ACTIVITY, allowed=keepers)
def collect_longer(
    baseline: ServiceBaseline,
    act: Act,
    *,
    period_until: date | None = None,
    period_from: date | None = None,
    margin: Decimal | None = None,
) -> None:
    """Look at more of the time, or be content with a share that is known less well."""
    first = period_from or baseline.period_from
    last = period_until or baseline.period_until
    _check_period(first, last)
    baseline.period_from, baseline.period_until = first, last
    baseline.margin = baseline.margin if margin is None else margin


@transition(source=State.ESTABLISHED, target=State.SUPERSEDED, activity=ACTIVITY, allowed=keepers)
def supersede(baseline: ServiceBaseline, act: Act) -> None:
    """It is normal no more: the service has changed, or it was measured anew."""


@transition(source=COLLECTED, target=State.STOPPED, activity=ACTIVITY, allowed=keepers)
def stop_collecting(baseline: ServiceBaseline, act: Act, *, reason: str) -> News:
    """It is not collected any more, and why."""
    return {"reason": [None, reason]}


@change(
    when=ObjectiveState.IN_THE_TEXT,
    activity=ACTIVITY,
    allowed=keepers,
)
def rest_on_baseline(objective: Objective, act: Act, *, baseline: ServiceBaseline) -> News:
    """Say what was normal when this was promised. Signatures are withdrawn by it."""
    if not agreements.is_worked_on(objective.agreement):
        raise RuleBroken(f"{objective.agreement.number} is not worked on: begin a successor.")
    if baseline.state != State.ESTABLISHED:
        raise Invalid({"baseline": f"{baseline.number} is not established."})
    if not _is_alike(baseline.objective, objective):
        raise Invalid({"baseline": f"{baseline.number} is of another measure or customer."})
    objective.baseline = baseline
    return amend(objective.agreement, act)


def _is_alike(one: Objective, other: Objective) -> bool:
    """Measured alike, for the same side: its target may be another one."""
    same = ("measure", "priority", "organisation_id", "covers_id")
    return all(getattr(one, name) == getattr(other, name) for name in same)


def _check_period(first: date, last: date) -> None:
    if last <= first:
        raise Invalid({"period_until": "The period must end after it begins."})
    if (last - first).days > LONGEST:
        raise Invalid({"period_until": "Three years at most."})


def _write_down(baseline: ServiceBaseline, weeks: list[Week], found: Evidence) -> None:
    seen, within = found.attained, found.attained.interval
    baseline.good, baseline.whole, baseline.unit = int(seen.good), int(seen.whole), seen.unit
    baseline.share = normal.per_cent(seen.share)
    baseline.low = normal.per_cent(within.low) if within else None
    baseline.high = normal.per_cent(within.high) if within else None
    baseline.weeks = [
        [str(period.start), int(each.good), int(each.whole)] for period, each in weeks
    ]
    baseline.lacking = " ".join(found.lacking)
