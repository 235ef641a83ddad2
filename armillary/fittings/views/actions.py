"""What can be done to saved views."""

from armillary.fittings.views.models import FirstView, View
from armillary.fittings.views.rules import check_scope, checked, keepers
from armillary.fittings.views.vocabulary import Scope, State
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import anyone, change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Team
from armillary.reference.activities import Operations

ACTIVITY = Operations.ADMINISTER_USERS


@creation(start=State.IN_USE, activity=ACTIVITY, allowed=anyone)
def save(
    act: Act,
    *,
    name: str,
    record_type: str,
    question: str = "",
    scope: Scope = Scope.PERSONAL,
    team: Team | None = None,
) -> View:
    """Keep a question, to ask it again by one press."""
    check_scope(act, scope, team)
    return View(
        name=name,
        record_type=record_type,
        question=checked(record_type, question, act.actor),
        scope=scope.value,
        team=team,
        owner=act.actor,
    )


@change(when=State.IN_USE, activity=ACTIVITY, allowed=keepers)
def change_question(view: View, act: Act, *, question: str = "") -> None:
    """Let it ask something else from now on."""
    view.question = checked(view.record_type, question, act.actor)


@change(when=State.IN_USE, activity=ACTIVITY, allowed=keepers)
def rename(view: View, act: Act, *, name: str) -> None:
    """Call it by another name."""
    view.name = name


@change(when=State.IN_USE, activity=ACTIVITY, allowed=keepers)
def share(view: View, act: Act, *, scope: Scope, team: Team | None = None) -> None:
    """Say who has it. Everybody who opens it still sees no more than their own records."""
    check_scope(act, scope, team)
    view.scope, view.team = scope.value, team


@change(when=State.IN_USE, activity=ACTIVITY, allowed=keepers)
def pin(view: View, act: Act, *, is_pinned: bool = False) -> None:
    """Show it as a tab above the list, or no longer."""
    view.is_pinned = is_pinned


@change(when=State.IN_USE, activity=ACTIVITY, allowed=anyone)
def open_first(view: View, act: Act) -> News:
    """Have its list open with it, for you, where the address asks for nothing else."""
    FirstView.objects.update_or_create(
        person=act.actor, record_type=view.record_type, defaults={"view": view}
    )
    return {"opens_first": [None, act.actor.number]}


@change(activity=ACTIVITY, allowed=anyone)
def open_first_no_more(view: View, act: Act) -> News:
    """Have its list open as it did, for you."""
    FirstView.objects.filter(person=act.actor, view=view).delete()
    return {"opens_first": [act.actor.number, None]}


@transition(source=State.IN_USE, target=State.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(view: View, act: Act) -> None:
    """Offer it no more; its feeds end."""


@transition(source=State.RETIRED, target=State.IN_USE, activity=ACTIVITY, allowed=keepers)
def revive(view: View, act: Act) -> None:
    """Offer it again, with the feeds that it had."""
