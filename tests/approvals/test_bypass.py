"""Breaking the glass: on record, for some hours, and reviewed by somebody without a part in it."""

from datetime import timedelta

import pytest

from armillary.fittings.approvals import actions, gate
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.vocabulary import State
from armillary.fittings.tasks.models import Task
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.reference.roles import Role
from tests.approvals.makers import FOLLOWED, a_policy, a_thing, asked
from tests.makers import MONDAY, a_person, an_agent, by

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(hours=2)


def test_a_broken_glass_lets_pass_for_its_hours_and_is_on_record() -> None:
    manager, other = a_person(Role.CHANGE_MANAGER), a_person(Role.CHANGE_MANAGER)
    thing = a_thing(manager)

    approval = actions.break_glass(by(manager), about=thing, reason="It burns.", hours=2)

    assert gate.unapproved(thing, by(manager, LATER - timedelta(seconds=1))) is None
    assert "has expired" in (gate.unapproved(thing, by(manager, LATER)) or "")
    assert [("approved", thing.number)] == FOLLOWED
    line = Entry.objects.get(record_type="things", verb="bypass_approval")
    assert (line.actor_id, line.text) == (manager.pk, "It burns.")
    task = Task.objects.get(about_type="things", about_id=thing.pk)
    assert (task.assignee, task.due_at) == (other, MONDAY + timedelta(days=2))
    assert approval.number in task.title


def test_it_lets_pass_while_those_who_decide_are_still_asked() -> None:
    manager, requester, ann = a_person(Role.INCIDENT_MANAGER), an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    pending = asked(requester, about=thing)

    actions.break_glass(by(manager), about=thing, reason="It burns.", hours=1)

    assert gate.unapproved(thing, by(requester)) is None
    assert "is being decided" in (gate.unapproved(thing, by(requester, LATER)) or "")
    assert pending.state == State.PENDING


def test_it_is_reviewed_by_somebody_who_had_no_part_in_it() -> None:
    manager, keeper = a_person(Role.CHANGE_MANAGER), a_person(Role.PROCESS_OWNER)
    auditor = a_person(Role.AUDITOR)
    approval = actions.break_glass(by(manager), about=a_thing(keeper), reason="It burns.")

    for involved in (manager, keeper):
        with pytest.raises(RuleBroken, match="You have a part in"):
            actions.review(approval, by(involved), finding="Fine.")
    assert Approval.objects.get().state == State.BYPASSED
    actions.review(approval, by(auditor), finding="It did burn.")

    assert approval.state == State.REVIEWED
    assert Entry.objects.get(verb="review").text == "It did burn."


@pytest.mark.parametrize("hours", [0, 25, -1])
def test_not_for_ever_and_not_by_everybody(hours: int) -> None:
    thing = a_thing(an_agent())

    with pytest.raises(Invalid, match="1 to 24 hours"):
        actions.break_glass(by(a_person(Role.CHANGE_MANAGER)), about=thing, reason=".", hours=hours)
    with pytest.raises(NotAllowed):
        actions.break_glass(by(an_agent()), about=thing, reason="It burns.")

    assert Approval.objects.count() + Task.objects.count() == 0


def test_what_moves_on_drops_its_approval() -> None:
    ann, requester = an_agent(), an_agent()
    a_policy({"person": ann})
    thing = a_thing(requester)
    approval = asked(requester, about=thing)

    actions.drop(thing, by(requester), "It is not to be done.")

    assert Approval.objects.get(pk=approval.pk).state == State.WITHDRAWN
    assert FOLLOWED == []
    assert asked(requester, about=thing).state == State.PENDING
