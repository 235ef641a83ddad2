"""How an improvement goes: suggested with what it is to reach, measured before and after."""

from datetime import date
from decimal import Decimal

from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.models import Agreement, Improvement
from armillary.assurance.service_level.rules.targets import plain
from armillary.assurance.service_level.vocabulary import Better, Origin
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
    benefit: Decimal | None = None,
    effort: Decimal | None = None,
    owner: Person | None = None,
    due_on: date | None = None,
) -> Improvement:
    """Say what would serve customers better, how one would see it, and what it must reach."""
    return Improvement(
        name=name,
        origin=origin.value,
        description=description,
        metric=metric,
        better=better.value,
        target=target,
        unit=unit,
        agreement=agreement,
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
def measure_before(improvement: Improvement, act: Act, *, before: Decimal) -> None:
    """Say how it is now, before anything is done."""
    improvement.before = before


@transition(
    source=State.TAKEN_UP,
    target=State.REALISED,
    activity=ACTIVITY,
    allowed=keepers_or_owner,
    unless=is_not_measured,
)
def book_benefit(improvement: Improvement, act: Act, *, after: Decimal) -> None:
    """It was measured again and has reached what was said beforehand."""
    if not _reached(improvement, after):
        raise RuleBroken(
            f"The target was {plain(improvement.target)} {improvement.unit}: write it off, "
            "and say what was learnt."
        )
    improvement.after = after
    improvement.outcome = _told(improvement)


@transition(
    source=State.TAKEN_UP,
    target=State.WRITTEN_OFF,
    activity=ACTIVITY,
    allowed=keepers_or_owner,
    unless=is_not_measured,
)
def write_off(improvement: Improvement, act: Act, *, after: Decimal, reason: str) -> None:
    """It was measured again and has not reached what was hoped for: what was learnt."""
    if _reached(improvement, after):
        raise Invalid({"after": "That reaches the target: book the benefit."})
    improvement.after = after
    improvement.outcome = f"{_told(improvement)} {reason}"


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
