"""How an outage comes to be known, and how what was said of it is put right."""

from datetime import datetime

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.design.availability.actions.allowed import reporters
from armillary.design.availability.models import Outage
from armillary.design.availability.vocabulary import COUNTING, Effect, MeasuredBy
from armillary.design.availability.vocabulary import OutageState as State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.operations.incident.models import Incident
from armillary.reference.activities import Operations as Activity

ACTIVITY = Activity.TRACK_SERVICE_METRIC_DATA


@creation(start=State.RUNNING, activity=ACTIVITY, allowed=reporters)
def begin_outage(
    act: Act,
    *,
    item: ConfigurationItem,
    began_at: datetime,
    effect: Effect = Effect.DOWN,
    incident: Incident | None = None,
    users_hit: int | None = None,
    measured_by: MeasuredBy = MeasuredBy.PERSON,
    description: str = "",
    title: str = "",
) -> Outage:
    """Say that something is down since a moment, and not up again yet."""
    _check_past(act, began_at=began_at)
    return Outage(
        title=title.strip() or _title(item, effect),
        item=item,
        incident=incident,
        effect=effect.value,
        began_at=began_at,
        users_hit=users_hit,
        measured_by=measured_by.value,
        description=description,
    )


@creation(start=State.OVER, activity=ACTIVITY, allowed=reporters)
def record_outage(
    act: Act,
    *,
    item: ConfigurationItem,
    began_at: datetime,
    ended_at: datetime,
    planned: bool = False,
    effect: Effect = Effect.DOWN,
    incident: Incident | None = None,
    users_hit: int | None = None,
    measured_by: MeasuredBy = MeasuredBy.PERSON,
    description: str = "",
    title: str = "",
) -> Outage:
    """Say from when until when something was down. What is planned may still be to come."""
    if not planned:
        _check_past(act, began_at=began_at, ended_at=ended_at)
    return Outage(
        title=title.strip() or _title(item, effect),
        item=item,
        incident=incident,
        effect=effect.value,
        planned=planned,
        began_at=began_at,
        ended_at=ended_at,
        users_hit=users_hit,
        measured_by=measured_by.value,
        description=description,
    )


@transition(source=State.RUNNING, target=State.OVER, activity=ACTIVITY, allowed=reporters)
def end_outage(outage: Outage, act: Act, *, ended_at: datetime) -> None:
    """Say when it was up again."""
    _check_past(act, ended_at=ended_at)
    outage.ended_at = ended_at


@change(when=COUNTING, activity=ACTIVITY, allowed=reporters)
def correct_outage(
    outage: Outage,
    act: Act,
    *,
    reason: str,
    item: ConfigurationItem | None = None,
    incident: Incident | None = None,
    began_at: datetime | None = None,
    ended_at: datetime | None = None,
    effect: Effect | None = None,
    planned: bool | None = None,
    users_hit: int | None = None,
    measured_by: MeasuredBy | None = None,
    description: str | None = None,
) -> News:
    """Put right what was said of it, and say why; what is not said stays."""
    given = {key: value for key, value in locals().items() if key not in ("outage", "act")}
    del given["reason"]
    if ended_at is not None and outage.state == State.RUNNING:
        raise Invalid({"ended_at": "It is still down: say that it has ended."})
    for field, value in given.items():
        if value is not None:
            setattr(outage, field, value)
    if not outage.planned:
        _check_past(act, began_at=outage.began_at, ended_at=outage.ended_at)
    return {"reason": [None, reason]}


@transition(source=COUNTING, target=State.WITHDRAWN, activity=ACTIVITY, allowed=reporters)
def withdraw_outage(outage: Outage, act: Act, *, reason: str) -> News:
    """It was none, or is recorded twice: it counts no more."""
    return {"reason": [None, reason]}


def _check_past(act: Act, **moments: datetime | None) -> None:
    for field, moment in moments.items():
        if moment is not None and moment > act.at:
            raise Invalid({field: "This moment has not come yet: only what is planned may."})


def _title(item: ConfigurationItem, effect: Effect) -> str:
    return f"{item.name} {effect.label.lower()}"[:160]
