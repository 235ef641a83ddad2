"""How an objective comes into the text of an agreement, and how it changes there."""

from datetime import date
from decimal import Decimal
from typing import Any

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.service_level.actions.allowed import keepers
from armillary.assurance.service_level.actions.terms import amend
from armillary.assurance.service_level.models import Agreement, Objective
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.queries.measuring import readings
from armillary.assurance.service_level.rules.targets import MOST, amount_of, flaw_of_target, plain
from armillary.assurance.service_level.vocabulary import (
    Better,
    Measure,
    ObjectiveState,
    Priority,
    Window,
)
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.text import flaw as flaw_of
from armillary.kernel.lifecycle.verbs import News
from armillary.reference.activities import ServiceLevel as Activity

ACTIVITY = Activity.DOCUMENT_SERVICE_LEVEL_OBJECTIVES
LONGEST_SOURCE = 120
IN, OUT = ObjectiveState.IN_THE_TEXT, ObjectiveState.STRUCK_OUT


@creation(start=IN, activity=ACTIVITY, allowed=keepers)
def define(
    act: Act,
    *,
    agreement: Agreement,
    measure: Measure,
    target: str,
    share: Decimal = Decimal(100),
    priority: Priority | None = None,
    covers: ConfigurationItem | None = None,
    hours: Calendar | None = None,
    window: Window = Window.MONTH,
    warn_at: int = 75,
    credit: Decimal | None = None,
    metric: str = "",
    unit: str = "",
    better: Better | None = None,
    population: str = "",
) -> Objective:
    """Write a promise into an agreement, so that it can be measured."""
    _hold(agreement)
    amend(agreement, act)
    objective = Objective(
        agreement=agreement,
        organisation_id=agreement.organisation_id,
        measure=measure.value,
        target=target.strip(),
        share=share,
        priority=priority and priority.value,
        covers=covers,
        hours=hours,
        window=window.value,
        warn_at=warn_at,
        credit=credit,
        metric=metric,
        unit=unit,
        better=better.value if better else "",
        population=population,
    )
    _check(objective)
    return objective


@change(when=IN, activity=ACTIVITY, allowed=keepers)
def revise(
    objective: Objective,
    act: Act,
    *,
    target: str | None = None,
    share: Decimal | None = None,
    hours: Calendar | None = None,
    window: Window | None = None,
    warn_at: int | None = None,
    credit: Decimal | None = None,
    metric: str | None = None,
    unit: str | None = None,
    population: str | None = None,
) -> News:
    """Promise something else; what is not said stays. Signatures are withdrawn by it."""
    given = {key: value for key, value in locals().items() if key not in ("objective", "act")}
    _hold(objective.agreement)
    for field, value in given.items():
        if value is not None:
            setattr(objective, field, value)
    _check(objective)
    return amend(objective.agreement, act)


@transition(source=IN, target=OUT, activity=ACTIVITY, allowed=keepers)
def strike_out(objective: Objective, act: Act) -> News:
    """Promise it no more."""
    _hold(objective.agreement)
    return amend(objective.agreement, act)


@transition(source=OUT, target=IN, activity=ACTIVITY, allowed=keepers)
def put_back(objective: Objective, act: Act) -> News:
    """Promise it after all."""
    _hold(objective.agreement)
    return amend(objective.agreement, act)


def _is_counted(objective: Objective, act: Act) -> str | None:
    if objective.measure == Measure.CUSTOM:
        return None
    return "This is counted from the records: only other measures are read."


@change(
    when=IN,
    activity=Activity.ANALYSE_PERFORMANCE_AND_QUALITY,
    allowed=keepers,
    unless=_is_counted,
)
def record_reading(
    objective: Objective, act: Act, *, value: Decimal, source: str, day: date | None = None
) -> News:
    """Say at what it stood on a day, and from where that is known; today unless another is named.

    A later one of the same day and source takes the place of the earlier one.
    """
    read_on = day or act.at.date()
    wrong = {}
    if read_on > act.at.date():
        wrong["day"] = "Nobody can read that yet."
    if abs(value) >= MOST:
        wrong["value"] = "That is more than anybody reads."
    if flaw := flaw_of(source, required=True, longest=LONGEST_SOURCE):
        wrong["source"] = flaw
    if wrong:
        raise Invalid(wrong)
    readings.note(objective, act, read_on, value, source.strip())
    said = f"{plain(value)} {objective.unit}".strip()
    return {"reading": [None, f"{said} on {read_on}, from {source.strip()}"]}


def _hold(agreement: Agreement) -> None:
    """Nobody agrees on it while its objectives change. RuleBroken: it is agreed already."""
    if not agreements.is_worked_on(agreement):
        raise RuleBroken(
            f"{agreement.number} is not worked on: begin a successor, which can be negotiated."
        )


def _check(objective: Objective) -> None:
    wrong: dict[str, Any] = {}
    if why := flaw_of_target(objective.measure, objective.target):
        wrong["target"] = why
    if objective.measure == Measure.CUSTOM and not objective.metric.strip():
        wrong["metric"] = "Say what is measured."
    if objective.covers and not _is_about(objective):
        wrong["covers"] = f"{objective.agreement.number} is not about {objective.covers.name}."
    if wrong:
        raise Invalid(wrong)
    objective.amount = amount_of(objective.measure, objective.target) or Decimal(0)


def _is_about(objective: Objective) -> bool:
    covers = objective.covers
    return covers is not None and agreements.is_about(objective.agreement, covers)
