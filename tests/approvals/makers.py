"""Things that are approved, and those who decide on them, by the product's own verbs."""

from typing import Any

from armillary.fittings.approvals import actions, declared, jobs
from armillary.fittings.approvals.actions import policies
from armillary.fittings.approvals.declared import Approvable, Asks
from armillary.fittings.approvals.models import Approval, ApprovalPolicy, Seat
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle import change, staff
from armillary.people.models import Person
from armillary.reference.activities import Change
from tests.makers import MONDAY, an_administrator, by, the_robot
from tests.throwaway.models import Thing
from tests.throwaway.process import TRACKING, shelve

HIT: dict[int, list[str]] = {}
"""What each thing would hit: stands for what a graph would say."""
OWNERS: list[int] = []
"""The keys of those who own what things hit."""
FOLLOWED: list[tuple[str, str]] = []
"""What the process was told: what became of which thing."""


def approve_things() -> None:
    """Let things be approved: all that their process would have to say."""
    for kept in (HIT, OWNERS, FOLLOWED):
        kept.clear()
    declared.learn(
        Approvable(
            model=Thing,
            activity=Change.APPROVE_CHANGES,
            bound=("title", "about", "weight", "part_of"),
            impact=lambda thing: {"services": HIT.get(thing.pk, [])},
            parties=("keeper", "holder"),
            asks={"owners": Asks("Owners of what it hits", lambda thing: list(OWNERS))},
            approved=lambda thing, act: FOLLOWED.append(("approved", thing.number)),
            rejected=lambda thing, act: FOLLOWED.append(("rejected", thing.number)),
            withdrawn=lambda thing, act: FOLLOWED.append(("withdrawn", thing.number)),
        )
    )


def a_thing(keeper: Person, title: str = "A lantern") -> Thing:
    return shelve(by(keeper), title=title, about="It gives light.")


@change(activity=TRACKING, allowed=staff)
def hand_over(thing: Thing, act: Act, *, holder: Person) -> None:
    """Give it to somebody else: a verb of the tests, which no door has."""
    thing.holder = holder


def a_policy(*steps: dict[str, Any], **said: Any) -> ApprovalPolicy:
    """A policy for things, with these steps."""
    act = by(an_administrator())
    policy = policies.define(act, **({"name": "Things", "record_type": "things"} | said))
    for number, step in enumerate(steps, 1):
        policies.add_step(policy, act, **({"name": f"Step {number}"} | step))
    return policy


def asked(asker: Person, *, about: Thing | None = None, **said: Any) -> Approval:
    """The approval of a thing that was asked for by this person."""
    return actions.ask(by(asker), about=about or a_thing(asker), **said)


def the_rest(at: Any = MONDAY) -> None:
    """Do by hand what the relay and its jobs do: heed all lines, look again, and tell."""
    act = Act(actor=the_robot(), at=at, door=Door.JOB)
    lines = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    for approval in Approval.objects.order_by("pk"):
        jobs.check(act, {"approval": approval.pk})
        jobs.tell(act, {"approval": approval.pk, "lines": lines})


def thing_of(approval: Approval) -> Thing:
    """What an approval is about, as it stands."""
    found: Thing = Thing.objects.get(pk=approval.about_id)
    return found


def votes(approval: Approval) -> list[tuple[str, str]]:
    """Who said what, in the order of the steps."""
    said = Seat.objects.filter(approval=approval).exclude(vote="").order_by("step__position", "pk")
    return [(seat.voted_by.name, seat.vote) for seat in said if seat.voted_by]


def fresh(approval: Approval) -> Approval:
    found: Approval = Approval.objects.get(pk=approval.pk)
    return found
