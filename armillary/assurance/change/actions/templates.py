"""What can be done to the templates of standard changes."""

from decimal import Decimal

from armillary.assurance.change.actions.allowed import keepers, managers, the_robot
from armillary.assurance.change.models import ChangeTemplate
from armillary.assurance.change.queries import past
from armillary.assurance.change.rules.standing import bound, is_earned
from armillary.assurance.change.vocabulary import TemplateState
from armillary.assurance.configuration.models import ConfigurationClass
from armillary.kernel.acts import Act
from armillary.kernel.errors import RuleBroken
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import creation, transition
from armillary.people.models import Team
from armillary.reference.activities import Change as Activity

PROCESS, DECIDE = Activity.PROCESS_RFCS, Activity.APPROVE_CHANGES
UNRETIRED = (TemplateState.PROPOSED, TemplateState.PRE_APPROVED, TemplateState.SUSPENDED)


@creation(start=TemplateState.PROPOSED, activity=PROCESS, allowed=keepers)
def propose(
    act: Act,
    *,
    name: str,
    plan: str,
    back_out_plan: str,
    of_class: ConfigurationClass | None = None,
    team: Team | None = None,
    minutes: int = 60,
    back_out_minutes: int = 15,
) -> ChangeTemplate:
    """Describe what is done again and again. It earns its standing by changes that go well."""
    return ChangeTemplate(
        name=name,
        plan=plan,
        back_out_plan=back_out_plan,
        of_class=of_class,
        team=team,
        minutes=minutes,
        back_out_minutes=back_out_minutes,
    )


@transition(source=UNRETIRED, target=TemplateState.PROPOSED, activity=PROCESS, allowed=managers)
def reword(
    template: ChangeTemplate,
    act: Act,
    *,
    plan: str,
    back_out_plan: str,
    minutes: int | None = None,
    back_out_minutes: int | None = None,
) -> None:
    """Do it in another way from now on: a new edition, which earns its standing anew."""
    template.plan, template.back_out_plan = plan, back_out_plan
    template.minutes = minutes or template.minutes
    template.back_out_minutes = (
        template.back_out_minutes if back_out_minutes is None else back_out_minutes
    )
    template.edition += 1
    template.runs = template.clean_runs = 0
    template.bound = Decimal(0)


@change_verb(activity=PROCESS, when=UNRETIRED, allowed=the_robot)
def count(template: ChangeTemplate, act: Act) -> None:
    """Count anew how its changes went."""
    _count(template)


@transition(
    source=(TemplateState.PROPOSED, TemplateState.SUSPENDED),
    target=TemplateState.PRE_APPROVED,
    activity=DECIDE,
    allowed=managers,
)
def promote(template: ChangeTemplate, act: Act) -> None:
    """Its changes go well often enough: from now on they need no approval."""
    clean, runs = _count(template)
    if not is_earned(clean, runs):
        raise RuleBroken(
            f"{clean} of {runs} went well: that shows at least {float(template.bound):.0%}, "
            "and 85 % are needed."
        )


@transition(
    source=TemplateState.PRE_APPROVED,
    target=TemplateState.SUSPENDED,
    activity=DECIDE,
    allowed=managers,
    words="reason",
)
def demote(template: ChangeTemplate, act: Act, *, reason: str) -> None:
    """Its changes need approval again."""
    _count(template)


@transition(source=UNRETIRED, target=TemplateState.RETIRED, activity=PROCESS, allowed=managers)
def retire(template: ChangeTemplate, act: Act) -> None:
    """It is not done in this way any more."""


def _count(template: ChangeTemplate) -> tuple[int, int]:
    clean, runs = past.runs(template)
    template.clean_runs, template.runs = clean, runs
    template.bound = Decimal(f"{bound(clean, runs):.4f}")
    return clean, runs
