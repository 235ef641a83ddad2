"""Asking for a yes to a record as it stands, and taking the question back."""

from collections.abc import Iterator
from datetime import timedelta

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.actions import lines
from armillary.fittings.approvals.actions.ending import as_robot, end_as, void
from armillary.fittings.approvals.actions.opening import earliest, open_step
from armillary.fittings.approvals.content import bound_of
from armillary.fittings.approvals.declared import Approvable
from armillary.fittings.approvals.models import Approval, Seat, Step
from armillary.fittings.approvals.queries import approvals
from armillary.fittings.approvals.queries.flaws import flaw_of
from armillary.fittings.approvals.queries.forecast import Called, call
from armillary.fittings.approvals.queries.policies import policy_for
from armillary.fittings.approvals.queries.seats import key_for
from armillary.fittings.approvals.rules.outcome import Ballot, Round, whose_turn
from armillary.fittings.approvals.vocabulary import State
from armillary.kernel import known
from armillary.kernel.access import first_rows
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import creation, is_the, staff, transition
from armillary.kernel.lifecycle.rows import read
from armillary.kernel.registry import record_type_of
from armillary.records.models import Record
from armillary.reference.activities import Change as Activity

LONGEST_TITLE = 300
askers = is_the("asked_by") | staff


@creation(start=State.PENDING, activity=Activity.PROCESS_RFCS, allowed=staff, words="note")
def ask(act: Act, *, about: Record, note: str = "") -> Approval:
    """Ask whether a record is approved as it stands, of whom the policy for it names."""
    approvable = approvable_of(about)
    _clear(about, act)
    found = policy_for(about, first_rows.robot())
    if found is None:
        raise RuleBroken(f"No policy says who approves {about.number}: an administrator adds one.")
    if found.flaw:
        raise RuleBroken(f"{found.policy.number} cannot be asked: {found.flaw}")
    called = call(found.policy, approvable, about, act.actor, act.at)
    if called.flaw:
        raise RuleBroken(called.flaw)
    approval = draft(about, approvable, act, note=note)
    approval.policy, approval.policy_version = found.policy, found.policy.version
    approval.expires_at = act.at + timedelta(days=found.policy.valid_days)
    approval.parties = {str(key): why for key, why in called.parties.items()}
    _seat(approval, called, act)
    twin = read(type(about), about.pk)
    if twin is not None:
        lines.request_approval(twin, act, approval=approval.number, text=note)
    return approval


@transition(
    source=State.PENDING,
    target=State.WITHDRAWN,
    activity=Activity.PROCESS_RFCS,
    allowed=askers,
    words="reason",
)
def withdraw(approval: Approval, act: Act, *, reason: str) -> None:
    """Ask no more; what was said of it until now counts no more."""
    end_as(approval, act, State.WITHDRAWN, reason)


def approvable_of(record: Record) -> Approvable:
    """How a record is approved. Raises Invalid where that is not so, or not in its state."""
    approvable = declared.of(type(record))
    if approvable is None:
        kind = record_type_of(type(record))
        raise Invalid({"about": f"{kind.plural} are not approved."})
    if approvable.askable_in and record.state not in approvable.askable_in:
        words = record.state.replace("_", " ")
        raise Invalid({"about": f"{record.number} is {words}: it is not approved in this state."})
    return approvable


def draft(about: Record, approvable: Approvable, act: Act, *, note: str) -> Approval:
    """An approval bound to a record as it stands."""
    bound = bound_of(approvable, about)
    title = str(getattr(about, record_type_of(type(about)).title))
    return Approval(
        pk=key_for(Approval),
        title=title[:LONGEST_TITLE],
        about_type=known.of(type(about)).slug,
        about_id=about.pk,
        about_number=about.number,
        organisation_id=about.organisation_id,
        asked_by=act.actor,
        note=note,
        content=bound.content,
        digest=bound.digest,
    )


def _clear(about: Record, act: Act) -> None:
    """RuleBroken: the record has an approval that holds. One that fits no more is taken back."""
    live = approvals.live(about)
    if live is None:
        return
    if not (reason := flaw_of(live, about, act.at)) or live.state == State.PENDING:
        raise RuleBroken(f"{about.number} has {live.number} already: withdraw that one first.")
    void(live, as_robot(act), reason=reason)


def _seat(approval: Approval, called: Called, act: Act) -> None:
    """Write down who is asked; the steps whose turn it is are open from now on."""
    steps = list(_steps(approval, called))
    rounds = [
        Round(each.place, each.quorum, each.needed, each.may_veto, _unsaid(seats))
        for each, seats in steps
    ]
    for index in whose_turn(rounds):
        open_step(steps[index][0], approval, act)
    approval.due_at = earliest(step.due_at for step, _ in steps)
    Step.objects.bulk_create([step for step, _ in steps])
    Seat.objects.bulk_create([seat for _, seats in steps for seat in seats])


def _steps(approval: Approval, called: Called) -> Iterator[tuple[Step, list[Seat]]]:
    for position, each in enumerate(called.steps):
        step = Step(
            approval=approval,
            position=position,
            place=each.said["place"],
            name=each.said["name"],
            quorum=each.said["quorum"],
            needed=each.said["needed"],
            may_veto=each.said["may_veto"],
            hours=each.said["hours"],
            minutes=each.said.get("minutes", 0),
        )
        yield (
            step,
            [
                Seat(
                    approval=approval,
                    step=step,
                    person=seat.person,
                    by=seat.by,
                    who=seat.who,
                    weight=seat.weight,
                )
                for seat in each.seats
            ],
        )


def _unsaid(seats: list[Seat]) -> tuple[Ballot, ...]:
    return tuple(Ballot(seat.weight, "") for seat in seats)
