"""What administrators do to the table of who decides on what."""

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.models import ApprovalPolicy
from armillary.fittings.approvals.rules import steps as steps_of
from armillary.fittings.approvals.rules.steps import Step, flaws_of, step_named, whom_told
from armillary.fittings.approvals.vocabulary import By, PolicyState, Quorum
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.views.rules import checked
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, holds, transition
from armillary.people.models import Person, Team
from armillary.people.vocabulary import TeamState
from armillary.reference.activities import Change as Activity
from armillary.reference.roles import Role

ACTIVITY = Activity.APPROVE_CHANGES
IN_FORCE = PolicyState.IN_FORCE
keepers = holds(Role.ADMINISTRATOR, Role.CHANGE_MANAGER, Role.ROBOT)


@creation(start=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def define(
    act: Act,
    *,
    name: str,
    record_type: str,
    question: str = "",
    rank: int = 100,
    calendar: Calendar | None = None,
    valid_days: int = 30,
) -> ApprovalPolicy:
    """Add a row to the table of who decides; its steps are added to it afterwards."""
    if declared.of_slug(record_type) is None:
        raise Invalid({"record_type": "Records of this type are not approved."})
    return ApprovalPolicy(
        name=name,
        record_type=record_type,
        question=checked(record_type, question, act.actor),
        rank=rank,
        calendar=calendar,
        valid_days=valid_days,
        steps=[],
    )


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revise(
    policy: ApprovalPolicy,
    act: Act,
    *,
    name: str,
    question: str = "",
    rank: int = 100,
    calendar: Calendar | None = None,
    valid_days: int = 30,
) -> None:
    """Let it hold for other records from now on. What was asked before goes on as it was."""
    policy.name, policy.rank = name, rank
    policy.question = checked(policy.record_type, question, act.actor)
    policy.calendar, policy.valid_days = calendar, valid_days


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def add_step(
    policy: ApprovalPolicy,
    act: Act,
    *,
    name: str,
    place: int = 1,
    quorum: Quorum = Quorum.ANY,
    needed: int = 1,
    person: Person | None = None,
    team: Team | None = None,
    on_call: Team | None = None,
    role: Role | None = None,
    accountable: bool = False,
    query: str = "",
    may_veto: bool = True,
    hours: int = 16,
    minutes: int = 0,
) -> None:
    """Add a step. Steps of one place are voted on beside each other, the others in turn."""
    if step_named(policy.steps, name):
        raise Invalid({"name": "It has a step of this name already."})
    if len(policy.steps) >= steps_of.MOST_STEPS:
        raise Invalid({"name": f"A policy has {steps_of.MOST_STEPS} steps at most."})
    step: Step = {
        "name": name.strip(),
        "place": place,
        "quorum": quorum.value,
        "needed": needed,
        "may_veto": may_veto,
        "hours": hours,
        "minutes": minutes,
        "approvers": [
            _approver(policy, person, team, on_call, role, query, accountable=accountable)
        ],
    }
    if wrong := flaws_of(step):
        raise Invalid(wrong)
    policy.steps = steps_of.in_order([*policy.steps, step])


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def add_approver(
    policy: ApprovalPolicy,
    act: Act,
    *,
    step: str,
    person: Person | None = None,
    team: Team | None = None,
    on_call: Team | None = None,
    role: Role | None = None,
    accountable: bool = False,
    query: str = "",
    weight: int = 1,
) -> None:
    """Let others decide in a step as well, with this weight each."""
    found = _step(policy, step)
    if not 1 <= weight <= steps_of.MOST_WEIGHT:
        raise Invalid({"weight": f"A vote weighs 1 to {steps_of.MOST_WEIGHT}."})
    if len(found["approvers"]) >= steps_of.MOST_APPROVERS:
        raise Invalid({"step": f"A step names {steps_of.MOST_APPROVERS} at most."})
    more = _approver(
        policy, person, team, on_call, role, query, accountable=accountable, weight=weight
    )
    others = [each for each in found["approvers"] if whom_told(each) != whom_told(more)]
    _put(policy, found, {**found, "approvers": [*others, more]})


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def change_step(
    policy: ApprovalPolicy,
    act: Act,
    *,
    step: str,
    place: int = 1,
    quorum: Quorum = Quorum.ANY,
    needed: int = 1,
    may_veto: bool = True,
    hours: int = 16,
    minutes: int = 0,
) -> None:
    """Say anew where a step stands, how many must say yes, and within how many hours."""
    found = _step(policy, step)
    new = {
        **found,
        "place": place,
        "quorum": quorum.value,
        "needed": needed,
        "may_veto": may_veto,
        "hours": hours,
        "minutes": minutes,
    }
    if wrong := flaws_of(new):
        raise Invalid(wrong)
    _put(policy, found, new)


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def remove_step(policy: ApprovalPolicy, act: Act, *, step: str) -> None:
    """Ask in this step no more."""
    found = _step(policy, step)
    policy.steps = [each for each in policy.steps if each != found]


@transition(source=IN_FORCE, target=PolicyState.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(policy: ApprovalPolicy, act: Act) -> None:
    """Ask by it no more; what was asked goes on."""


@transition(source=PolicyState.RETIRED, target=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revive(policy: ApprovalPolicy, act: Act) -> None:
    """Ask by it again."""


def _step(policy: ApprovalPolicy, name: str) -> Step:
    found = step_named(policy.steps, name)
    if found is None:
        names = ", ".join(each["name"] for each in policy.steps) or "none"
        raise Invalid({"step": f"It has no such step. It has: {names}."})
    return found


def _put(policy: ApprovalPolicy, old: Step, new: Step) -> None:
    policy.steps = steps_of.in_order([new if each == old else each for each in policy.steps])


def _approver(
    policy: ApprovalPolicy,
    person: Person | None,
    team: Team | None,
    on_call: Team | None,
    role: Role | None,
    query: str,
    *,
    accountable: bool,
    weight: int = 1,
) -> dict[str, object]:
    """Whom a step names, as it is kept. Raises Invalid unless it is exactly one."""
    given = {
        By.PERSON: person.number if person else "",
        By.TEAM: team.number if team else "",
        By.ON_CALL: on_call.number if on_call else "",
        By.ROLE: role.value if role else "",
        By.ACCOUNTABLE: "accountable" if accountable else "",
        By.QUERY: query.strip(),
    }
    said = [(by, who) for by, who in given.items() if who]
    if len(said) != 1:
        raise Invalid(
            {
                "person": "Name one: a person, a team, who is on call in a team, a role, "
                "who is accountable, a query."
            }
        )
    [(by, who)] = said
    if why := _flaw(policy, by, who, team or on_call):
        raise Invalid({by.value: why})
    return {"by": by.value, "who": "" if by is By.ACCOUNTABLE else who, "weight": weight}


def _flaw(policy: ApprovalPolicy, by: By, who: str, team: Team | None) -> str | None:
    if team is not None and team.state != TeamState.ACTIVE:
        return "This team is retired."
    if by is By.ROLE and who == Role.ROBOT:
        return "The robot decides nothing: people do."
    approvable = declared.of_slug(policy.record_type)
    if by is By.QUERY and (approvable is None or who not in approvable.asks):
        known = ", ".join(approvable.asks) if approvable and approvable.asks else "none"
        return f"There is no such query. There are: {known}."
    return None
