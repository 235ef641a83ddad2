"""From the request to the decision: screened, assessed, put to those who decide."""

from armillary.assurance.change import approval
from armillary.assurance.change.actions.allowed import keepers, managers, requesters, the_robot
from armillary.assurance.change.actions.step_times import check_times
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import affected, impact, risk
from armillary.assurance.change.rules import content
from armillary.assurance.change.vocabulary import NORMAL, PLANNED, Path, State
from armillary.fittings.approvals.actions import drop
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import transition
from armillary.reference.activities import Change as Activity

DECIDED = (State.WAITING, State.APPROVED, State.SCHEDULED)


def is_not_normal(change: Change, act: Act) -> str | None:
    """Only normal changes are screened and assessed step by step."""
    return None if change.path in NORMAL else "Only a normal change is handed in and screened."


def cannot_be_put(change: Change, act: Act) -> str | None:
    """Why nobody can decide on it yet."""
    if change.path in NORMAL and change.state != State.ASSESSING:
        return "It is assessed first: hand it in."
    if change.path in (Path.STANDARD, Path.UNAUTHORISED):
        return "A standard change needs no approval: schedule it."
    if fields := content.missing(change):
        return f"Still to be said: {content.sentence(fields)}."
    if change.path != Path.LATENT and change.planned_start is None:
        return "Plan its window first: people approve what is done when."
    if not affected.keys(change):
        return "Name what it changes first: nobody can tell what else it would hit."
    return None


@transition(
    source=State.DRAFT,
    target=State.SUBMITTED,
    activity=Activity.PROCESS_RFCS,
    allowed=requesters,
    unless=is_not_normal,
)
def hand_in(change: Change, act: Act) -> None:
    """Hand the request in: it will be screened."""
    if not change.reason.strip():
        raise RuleBroken("Say why it is needed first.")


@transition(
    source=State.SUBMITTED,
    target=State.ASSESSING,
    activity=Activity.PROCESS_RFCS,
    allowed=managers,
    words="note",
)
def accept(change: Change, act: Act, *, note: str = "") -> None:
    """It is complete enough to be assessed."""


@transition(
    source=(State.SUBMITTED, State.ASSESSING),
    target=State.REJECTED,
    activity=Activity.PROCESS_RFCS,
    allowed=managers,
    words="reason",
)
def turn_down(change: Change, act: Act, *, reason: str) -> None:
    """It will not be done."""
    change.closed_at = act.at


@change_verb(activity=Activity.ASSESS_IMPACT, when=PLANNED, allowed=requesters)
def assess(change: Change, act: Act) -> None:
    """Work out from the graph and from the past what it hits and how risky it is."""
    reckon(change, act)


def was_not_put(change: Change, act: Act) -> str | None:
    """What goes on behind broken glass without being put must say what is put says."""
    return None if change.state == State.WAITING else cannot_be_put(change, act)


@transition(
    source=(State.DRAFT, State.ASSESSING),
    target=State.WAITING,
    activity=Activity.APPROVE_CHANGES,
    allowed=requesters,
    unless=cannot_be_put,
    words="note",
)
def ask_for_approval(change: Change, act: Act, *, note: str = "") -> None:
    """Put it to those who decide; what it says and hits now is what they decide on."""
    check_times(change)
    reckon(change, act)
    approval.ask(change, act, note)


@transition(
    source=(State.DRAFT, State.ASSESSING, State.WAITING),
    target=State.APPROVED,
    activity=Activity.APPROVE_CHANGES,
    allowed=the_robot,
    unless=was_not_put,
)
def authorise(change: Change, act: Act) -> None:
    """Those who decide have said yes, or the glass was broken before they were asked."""


@transition(
    source=State.WAITING,
    target=State.REJECTED,
    activity=Activity.APPROVE_CHANGES,
    allowed=the_robot,
)
def refuse(change: Change, act: Act) -> None:
    """Those who decide have said no."""
    change.closed_at = act.at


@transition(
    source=DECIDED,
    target=State.ASSESSING,
    activity=Activity.ASSESS_IMPACT,
    allowed=keepers | the_robot,
    words="reason",
)
def take_back(change: Change, act: Act, *, reason: str) -> None:
    """It is assessed anew: something has changed since it was put to those who decide."""
    drop(change, act, reason)


def follow_withdrawal(change: Change, act: Act) -> None:
    """What was said of it counts no more: where it rests on that, it is assessed anew."""
    if change.state in DECIDED and change.path != Path.STANDARD:
        take_back(change, act, reason="What was approved is not what stands there now.")


def reckon(change: Change, act: Act) -> None:
    """Keep with it what it hits and how risky it is at this moment."""
    hit = impact.hit_by(change, act.actor)
    judged = risk.judge(change, hit, act.at)
    change.hit = hit.felt if hit else []
    change.services_hit = len(change.hit)
    change.risk = judged.level.value
    change.chance, change.loss = round(judged.chance, 4), round(judged.loss, 1)
