"""How one explains how promises were kept: figures are frozen, and somebody concludes from them."""

from datetime import date
from decimal import Decimal

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.actions.improving import suggest
from armillary.assurance.service_level.models import Analysis, Objective
from armillary.assurance.service_level.queries.measuring import findings
from armillary.assurance.service_level.rules.measuring import Period, flaw_of_period
from armillary.assurance.service_level.rules.measuring.attained import CASES
from armillary.assurance.service_level.vocabulary import AnalysisState as State
from armillary.assurance.service_level.vocabulary import Better, Origin
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.kernel.links.actions import link
from armillary.people.models import Person
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.ANALYSE_PERFORMANCE_AND_QUALITY


@creation(start=State.EXPLAINING, activity=ACTIVITY, allowed=keepers)
def analyse(
    act: Act,
    *,
    period_from: date,
    period_until: date,
    objective: Objective | None = None,
    service: ConfigurationItem | None = None,
    description: str = "",
) -> Analysis:
    """Count how promises were kept over a period, and where the time of broken ones went."""
    if (objective is None) == (service is None):
        raise Invalid({"objective": "Name an objective or a service, and not both."})
    if flaw := flaw_of_period(period_from, period_until):
        raise Invalid({"period_until": flaw})
    analysis = Analysis(
        objective=objective,
        service=service,
        organisation_id=(objective or service or act.actor).organisation_id,
        name=objective.statement if objective else f"{service}: all that was promised",
        description=description,
        period_from=period_from,
        period_until=period_until,
        counted_at=act.at,
    )
    _count(analysis, act)
    return analysis


@change(when=State.EXPLAINING, activity=ACTIVITY, allowed=keepers)
def count_again(analysis: Analysis, act: Act) -> None:
    """Count once more: what was corrected late is in the figures then, and in the history."""
    analysis.counted_at = act.at
    _count(analysis, act)


@transition(source=State.EXPLAINING, target=State.CONCLUDED, activity=ACTIVITY, allowed=keepers)
def conclude(analysis: Analysis, act: Act, *, conclusion: str, told: str = "") -> None:
    """Say why it is so, and what the customer is told of it in the next review."""
    analysis.conclusion, analysis.told = conclusion, told
    analysis.concluded_at = act.at


@transition(source=State.CONCLUDED, target=State.EXPLAINING, activity=ACTIVITY, allowed=keepers)
def doubt(analysis: Analysis, act: Act, *, reason: str) -> News:
    """The conclusion does not explain it: look again."""
    return {"reason": [None, reason]}


@change(activity=Activity.PROPOSE_SERVICE_IMPROVEMENTS, allowed=keepers)
def suggest_improvement(
    analysis: Analysis,
    act: Act,
    *,
    name: str,
    description: str,
    target: Decimal,
    owner: Person | None = None,
    due_on: date | None = None,
) -> News:
    """Say what would help: it is measured by this objective, in per cent in time."""
    objective = analysis.objective
    if objective is None:
        raise RuleBroken("It is about a service: suggest it by the objective that it would serve.")
    made = suggest(
        act,
        name=name,
        origin=Origin.BREACH,
        description=description,
        metric="In time",
        unit="%",
        better=Better.HIGHER,
        target=target,
        objective=objective,
        agreement=objective.agreement,
        owner=owner,
        due_on=due_on,
    )
    link(analysis, act, how="led to", to=made)
    return {"improvement": [None, f"{made.number} {made.name}"]}


def _count(analysis: Analysis, act: Act) -> None:
    period = Period(analysis.period_from, analysis.period_until)
    told = findings.found(analysis.objective, analysis.service, period, act)
    if not told.lines:
        field = "objective" if analysis.objective else "service"
        raise Invalid({field: "Nothing that was promised of it was in force in this period."})
    cases = [each for each in told.lines if each["unit"] == CASES]
    analysis.good = sum(each["good"] for each in cases)
    analysis.whole = sum(each["whole"] for each in cases)
    analysis.broken, analysis.signal = told.broken, told.signal
    analysis.lines, analysis.parties, analysis.reasons = told.lines, told.parties, told.states
