"""How an improvement goes: suggested with what it is to reach, measured before and after."""

from datetime import date
from decimal import Decimal
from math import isfinite

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.models import Agreement, Improvement, Objective
from armillary.assurance.service_level.queries.measuring import normal
from armillary.assurance.service_level.rules.measuring import Attained, Period, flaw_of_period
from armillary.assurance.service_level.rules.measuring.effects import Outcome, effect
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import Better, Effect, Origin
from armillary.assurance.service_level.vocabulary import ImprovementState as State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, is_the, staff, transition
from armillary.people.models import Person
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.PROPOSE_SERVICE_IMPROVEMENTS
keepers_or_owner = keepers | is_the("owner")


def is_not_measured(improvement: Improvement, act: Act) -> str | None:
    """What was not measured before cannot be compared afterwards."""
    return None if improvement.before is not None else "Measure first how it is now."


def is_not_counted(improvement: Improvement, act: Act) -> str | None:
    """The effect is that of an objective, counted before and after."""
    if improvement.objective_id is None:
        return "It names no objective: write down the figures that you have measured."
    return is_not_measured(improvement, act)


@creation(start=State.SUGGESTED, activity=ACTIVITY, allowed=staff)
def suggest(
    act: Act,
    *,
    name: str,
    origin: Origin,
    description: str,
    metric: str,
    better: Better,
    target: Decimal,
    unit: str = "",
    agreement: Agreement | None = None,
    objective: Objective | None = None,
    benefit: Decimal | None = None,
    effort: Decimal | None = None,
    owner: Person | None = None,
    due_on: date | None = None,
) -> Improvement:
    """Say what would serve customers better, how one would see it, and what it must reach."""
    if objective is not None and not normal.is_counted(objective):
        raise Invalid({"objective": "Nobody counts this: name what you will measure yourself."})
    return Improvement(
        name=name,
        origin=origin.value,
        description=description,
        metric=metric,
        better=better.value,
        target=target,
        unit=unit,
        agreement=agreement or (objective.agreement if objective else None),
        objective=objective,
        benefit=benefit,
        effort=effort,
        owner=owner,
        due_on=due_on,
    )


@change(when=(State.SUGGESTED, State.TAKEN_UP), activity=ACTIVITY, allowed=keepers)
def estimate(
    improvement: Improvement,
    act: Act,
    *,
    benefit: Decimal | None = None,
    effort: Decimal | None = None,
    owner: Person | None = None,
    due_on: date | None = None,
) -> None:
    """Say what it would gain in a year, what it costs, and who does it until when."""
    given = {"benefit": benefit, "effort": effort, "owner": owner, "due_on": due_on}
    for field, value in given.items():
        if value is not None:
            setattr(improvement, field, value)


@transition(source=State.SUGGESTED, target=State.TAKEN_UP, activity=ACTIVITY, allowed=keepers)
def take_up(improvement: Improvement, act: Act) -> None:
    """It will be tried."""


@transition(source=State.SUGGESTED, target=State.TURNED_DOWN, activity=ACTIVITY, allowed=keepers)
def turn_down(improvement: Improvement, act: Act, *, reason: str) -> None:
    """It will not be tried, and why."""
    improvement.outcome = reason


@change(when=State.TAKEN_UP, activity=ACTIVITY, allowed=keepers_or_owner)
def measure_before(
    improvement: Improvement,
    act: Act,
    *,
    before: Decimal | None = None,
    before_from: date | None = None,
    before_until: date | None = None,
) -> None:
    """Say how it is now, before anything is done: a figure, or the days that are counted."""
    if improvement.objective is None:
        if before is None:
            raise Invalid({"before": "Write down what you have measured."})
        improvement.before = before
        return
    period = _period("before", before_from, before_until, act)
    found = _counted(improvement.objective, period, act)
    if found.share is None:
        raise Invalid({"before_from": "Nothing was decided in these days."})
    improvement.before = normal.per_cent(found.share)
    improvement.before_from, improvement.before_until = period.start, period.end
    improvement.counted = {"before": [found.good, found.whole, found.unit]}
    improvement.after, improvement.effect = None, ""
    improvement.after_from = improvement.after_until = None


@change(when=State.TAKEN_UP, activity=ACTIVITY, allowed=keepers_or_owner, unless=is_not_counted)
def measure_effect(
    improvement: Improvement, act: Act, *, after_from: date, after_until: date
) -> None:
    """Count again after it was done: better, worse, or not enough evidence to say."""
    objective, first = improvement.objective, improvement.before_until
    if objective is None or first is None:
        raise RuleBroken("Measure first how it was before.")
    period = _period("after", after_from, after_until, act)
    if period.start < first:
        raise Invalid({"after_from": f"It begins when the time before has ended: {first}."})
    found = _counted(objective, period, act)
    measured = effect(_before(improvement), found)
    improvement.after = normal.per_cent(found.share)
    improvement.after_from, improvement.after_until = period.start, period.end
    improvement.effect = measured.effect.value
    improvement.counted = {
        "before": improvement.counted["before"],
        "after": [found.good, found.whole, found.unit],
        **_kept(measured),
    }


def is_not_better(improvement: Improvement, act: Act) -> str | None:
    """Of what is counted a benefit is booked only where luck does not explain it."""
    if why := is_not_measured(improvement, act):
        return why
    if improvement.objective_id is None or improvement.effect == Effect.BETTER:
        return None
    if not improvement.effect:
        return "Measure its effect first."
    return f"{Effect(improvement.effect).label}: there is no benefit to book."


@transition(
    source=State.TAKEN_UP,
    target=State.REALISED,
    activity=ACTIVITY,
    allowed=keepers_or_owner,
    unless=is_not_better,
)
def book_benefit(improvement: Improvement, act: Act, *, after: Decimal | None = None) -> None:
    """It was measured again and has reached what was said beforehand."""
    reached = _after(improvement, after)
    if not _reached(improvement, reached):
        raise RuleBroken(
            f"The target was {plain(improvement.target)} {improvement.unit}: write it off, "
            "and say what was learnt."
        )
    improvement.after = reached
    improvement.outcome = _told(improvement)


@transition(
    source=State.TAKEN_UP,
    target=State.WRITTEN_OFF,
    activity=ACTIVITY,
    allowed=keepers_or_owner,
    unless=is_not_measured,
)
def write_off(
    improvement: Improvement, act: Act, *, reason: str, after: Decimal | None = None
) -> None:
    """It was measured again and has not reached what was hoped for: what was learnt."""
    reached = _after(improvement, after)
    is_better = improvement.objective_id is None or improvement.effect == Effect.BETTER
    if is_better and _reached(improvement, reached):
        raise Invalid({"after": "That reaches the target: book the benefit."})
    improvement.after = reached
    improvement.outcome = f"{_told(improvement)} {reason}"


def _after(improvement: Improvement, after: Decimal | None) -> Decimal:
    """What was counted where it is counted; else what somebody says."""
    found = after if improvement.objective_id is None else improvement.after
    if found is None:
        raise Invalid({"after": "Measure again first."})
    return found


def _period(name: str, first: date | None, last: date | None, act: Act) -> Period:
    wrong = {}
    if first is None:
        wrong[f"{name}_from"] = "The first day that is counted."
    if last is None:
        wrong[f"{name}_until"] = "The day after the last one."
    elif last > act.at.date():
        wrong[f"{name}_until"] = "This day has not come yet."
    elif first is not None and (flaw := flaw_of_period(first, last)):
        wrong[f"{name}_until"] = flaw
    if wrong or first is None or last is None:
        raise Invalid(wrong)
    return Period(first, last)


def _counted(objective: Objective, period: Period, act: Act) -> Attained:
    [found] = normal.counted(objective, [period], act.at)
    return found


def _before(improvement: Improvement) -> Attained:
    return Attained(*improvement.counted["before"])


def _kept(outcome: Outcome) -> dict[str, object]:
    """What is kept of it beside the verdict."""
    misses = outcome.misses
    ends = None if misses is None else [misses.ratio, misses.low, misses.high]
    return {
        "change": outcome.change,
        "within": list(outcome.within) if outcome.within else None,
        "misses": [each if isfinite(each) else None for each in ends] if ends else None,
    }


def _reached(improvement: Improvement, after: Decimal) -> bool:
    if improvement.better == Better.LOWER:
        return after <= improvement.target
    return after >= improvement.target


def _told(improvement: Improvement) -> str:
    before, after, target = (
        plain(figure)
        for figure in (improvement.before, improvement.after, improvement.target)
        if figure is not None
    )
    return f"{improvement.metric}: {before} before, {after} after, {target} hoped for."
