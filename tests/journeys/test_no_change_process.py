"""Scenario 4 of the model document: changes that nobody knew of, and what is there instead."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from armillary.assurance.change import actions
from armillary.assurance.change.actions import windows
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import impact
from armillary.assurance.change.tests.makers import HOUR, SAID, TONIGHT, a_class, an_item, rests
from armillary.assurance.change.vocabulary import Outcome, Path, State, Urgency, WindowKind
from armillary.assurance.configuration.vocabulary import Criticality, Family
from armillary.engines.dependencies import State as Becomes
from armillary.fittings.approvals import actions as approvals
from armillary.fittings.approvals import jobs
from armillary.fittings.approvals.actions import policies
from armillary.fittings.approvals.models import Approval
from armillary.fittings.approvals.queries.approvals import live
from armillary.fittings.approvals.vocabulary import Quorum
from armillary.fittings.approvals.vocabulary import State as Standing
from armillary.fittings.on_call import actions as rotas
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_person, a_team, an_administrator, api_client, by, the_robot

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


class House:
    """Payroll rests on two of three web servers and on one database; a board decides."""

    def __init__(self) -> None:
        stand_as(the_robot())
        self.manager = a_person(Role.CHANGE_MANAGER)
        self.requester = a_person(Role.CHANGE_REQUESTER)
        self.board = [a_person(Role.CAB_MEMBER) for _ in range(3)]
        self.owner = a_person(Role.SERVICE_OWNER)
        self.payroll = an_item(
            "Payroll", Family.SERVICE, owner=self.owner, criticality=Criticality.VITAL
        )
        self.webs = [an_item(f"web{number}") for number in range(3)]
        self.database = an_item("db1")
        for web in self.webs:
            rests(self.payroll, web, group="web", needed=2)
        rests(self.payroll, self.database)
        self.lay_down_who_decides()

    def lay_down_who_decides(self) -> None:
        """The board decides, and whoever owns what is hit; in an emergency two of those on call."""
        act = by(an_administrator())
        board = policies.define(
            act, name="Board", record_type="changes", question="path=normal_minor,latent"
        )
        policies.add_step(
            board, act, name="Board", team=a_team(*self.board), quorum=Quorum.SOME, needed=2
        )
        urgent = policies.define(
            act, name="Emergency", record_type="changes", question="path=emergency"
        )
        self.called = [a_person(Role.CAB_MEMBER) for _ in range(3)]
        for number, person in enumerate(self.called):
            team = a_team(person, name=f"On call {number}")
            rota = rotas.lay_down(act, name=team.name, team=team, first_on=MONDAY.date() - DAY)
            rotas.add_turn(rota, act, person=person)
            if number == 0:
                policies.add_step(
                    urgent,
                    act,
                    name="On call",
                    on_call=team,
                    quorum=Quorum.SOME,
                    needed=2,
                    hours=0,
                    minutes=15,
                )
            else:
                policies.add_approver(urgent, act, step="On call", on_call=team)

    def asked(self, item: Any, start: datetime = TONIGHT, **said: Any) -> Change:
        """A change that is put to the board."""
        act = by(self.requester)
        change = actions.request(act, title="Patch it", item=item, **{**SAID, **said})
        actions.plan_window(change, act, planned_start=start, planned_end=start + 2 * HOUR)
        actions.hand_in(change, act)
        actions.accept(change, by(self.manager))
        actions.ask_for_approval(change, act)
        return change

    def says_yes(self, change: Change, people: list[Person], at: datetime = MONDAY) -> None:
        approval = live(change)
        assert approval is not None
        for person in people:
            approvals.approve(approval, by(person, at))
        change.refresh_from_db()

    def scheduled(self, item: Any, **said: Any) -> Change:
        change = self.asked(item, **said)
        self.says_yes(change, self.board[:2])
        actions.schedule(change, by(self.requester))
        return change

    def looks_again(self, change: Change, at: datetime = MONDAY) -> None:
        """What the relay and its jobs do within a minute."""
        act = Act(actor=the_robot(), at=at, door=Door.JOB)
        for approval in Approval.objects.filter(about_id=change.pk):
            jobs.check(act, {"approval": approval.pk})
        change.refresh_from_db()


@pytest.fixture
def house() -> House:
    return House()


def test_the_change_manager_sees_what_a_change_would_hit(house: House) -> None:
    one = actions.request(by(house.requester), title="One web", item=house.webs[0], **SAID)
    hit = impact.hit_by(one, house.manager)
    assert hit is not None
    assert [(row.item.name, row.becomes) for row in hit.services] == [("Payroll", Becomes.REDUCED)]

    actions.touch(one, by(house.requester), item=house.webs[1])
    hit = impact.hit_by(one, house.manager)
    assert hit is not None
    assert [(row.item.name, row.becomes) for row in hit.services] == [("Payroll", Becomes.DOWN)]
    assert hit.vital


def test_from_the_request_to_the_review_by_the_api(house: House) -> None:
    requester, manager = api_client(house.requester), api_client(house.manager)
    body = {"title": "Patch db1", "item": house.database.number, **SAID}
    made = post(requester, "", body)
    number = made.json()["number"]
    soon = datetime.now(TONIGHT.tzinfo) + HOUR
    window = {"planned_start": soon.isoformat(), "planned_end": (soon + HOUR).isoformat()}
    planned = post(requester, f"/{number}/plan_window", window, **{"If-Match": made["ETag"]})
    assert planned.json()["services_hit"] == 1
    assert post(requester, f"/{number}/accept").status_code == 409
    assert post(requester, f"/{number}/hand_in").json()["state"] == "submitted"
    assert post(manager, f"/{number}/accept").json()["state"] == "assessing"
    assert post(requester, f"/{number}/ask_for_approval").json()["state"] == "waiting_for_approval"

    [asked] = api_client(house.board[0]).get("/api/v1/approvals?state=pending").json()["items"]
    yes = f"/api/v1/approvals/{asked['number']}/approve"
    assert api_client(house.requester).post(yes, {}, "application/json").status_code == 403
    for member in house.board[:2]:
        assert api_client(member).post(yes, {}, "application/json").status_code == 200
    assert post(requester, f"/{number}/schedule").json()["state"] == "scheduled"

    gate = requester.get(f"/api/v1/changes/{number}/gate").json()
    assert [each["code"] for each in gate["reasons"]] == ["too_early"]
    assert post(requester, f"/{number}/begin").status_code == 409


def post(client: Client, address: str, body: Any = None, **headers: str) -> Any:
    return client.post(
        f"/api/v1/changes{address}", body or {}, content_type="application/json", headers=headers
    )


def test_what_was_approved_is_what_is_done_or_nothing_is(house: House) -> None:
    change = house.scheduled(house.database)
    requester = by(house.requester, TONIGHT)

    actions.describe(change, by(house.requester), plan="Drop it and load it anew.")
    with pytest.raises(RuleBroken, match="plan was Install and restart"):
        actions.begin(change, requester)
    house.looks_again(change)
    assert change.state == State.ASSESSING
    assert Entry.objects.filter(record_id=change.pk, verb="withdraw_approval").count() == 1

    actions.ask_for_approval(change, by(house.requester))
    house.says_yes(change, house.board[1:])
    actions.schedule(change, by(house.requester))
    actions.begin(change, requester)
    assert change.state == State.IMPLEMENTING


def test_when_the_graph_says_that_more_is_hit_it_is_decided_anew(house: House) -> None:
    change = house.scheduled(house.database)

    rests(an_item("Time sheets", Family.SERVICE), house.database)

    with pytest.raises(RuleBroken, match="Time sheets"):
        actions.begin(change, by(house.requester, TONIGHT))
    house.looks_again(change)
    assert change.state == State.ASSESSING
    [approval] = Approval.objects.filter(about_id=change.pk)
    assert approval.state == Standing.WITHDRAWN


def test_an_emergency_is_decided_by_those_on_call_and_written_up_afterwards(house: House) -> None:
    act = by(house.manager)
    change = actions.request_emergency(
        act,
        title="Close the hole",
        reason="Somebody is inside.",
        urgent_because=Urgency.SECURITY,
        back_out_plan="Open the port again.",
        item=house.database,
    )
    actions.plan_window(change, act, planned_start=MONDAY, planned_end=MONDAY + HOUR)
    actions.ask_for_approval(change, act)
    approval = live(change)
    assert approval is not None
    assert approval.due_at == MONDAY + timedelta(minutes=15)

    with pytest.raises(NotAllowed, match="You are not asked"):
        approvals.approve(approval, by(house.board[0]))
    house.says_yes(change, house.called[:2], MONDAY + timedelta(minutes=5))
    later = by(house.manager, MONDAY + timedelta(minutes=6))
    actions.begin(change, later)
    actions.complete(change, later)

    with pytest.raises(RuleBroken, match="the plan, how it was tested, who is told"):
        actions.close(change, later, review="It held.")
    actions.describe(
        change, later, plan="Closed the port.", test_note="Nmap.", communication="All."
    )
    with pytest.raises(Invalid, match="this one is reviewed"):
        actions.close(change, later)
    actions.close(
        change,
        later,
        review="The port was open since spring.",
        tests_told=True,
        people_told=True,
        cmdb_true=True,
    )
    assert (change.state, change.outcome) == (State.CLOSED, Outcome.SUCCESSFUL)


def test_what_was_done_already_is_written_down_and_decided_on_afterwards(house: House) -> None:
    act = by(house.manager)
    change = actions.record_latent(
        act,
        title="A cable was swapped",
        plan="Swapped it.",
        reason="It smoked; nobody could be asked.",
        done_from=MONDAY - 2 * HOUR,
        done_until=MONDAY - HOUR,
        item=house.database,
    )
    with pytest.raises(RuleBroken, match="was done already"):
        actions.plan_window(change, act, planned_start=TONIGHT, planned_end=TONIGHT + HOUR)

    actions.ask_for_approval(change, act)
    house.says_yes(change, house.board[:2])
    actions.accept_as_done(change, act)
    actions.describe(change, act, back_out_plan="The old cable is gone.")
    actions.close(
        change, act, review="Spare cables lie in the room now.", as_planned=True, cmdb_true=True
    )

    assert (change.path, change.state) == (Path.LATENT, State.CLOSED)
    assert (change.started_at, change.ended_at) == (MONDAY - 2 * HOUR, MONDAY - HOUR)


def test_a_freeze_bars_all_but_what_a_change_manager_lets_through(house: House) -> None:
    early = house.scheduled(house.database)
    windows.announce(
        by(house.manager),
        name="Year's end",
        kind=WindowKind.FREEZE,
        starts_at=TONIGHT - HOUR,
        ends_at=TONIGHT + DAY,
        reason="Books are closed.",
        of_class=a_class(),
    )
    with pytest.raises(RuleBroken, match="Books are closed"):
        actions.begin(early, by(house.requester, TONIGHT))
    with pytest.raises(Invalid, match="Changes are barred"):
        house.asked(house.webs[0], TONIGHT + 3 * HOUR)

    window = {"planned_start": TONIGHT, "planned_end": TONIGHT + 2 * HOUR}
    with pytest.raises(NotAllowed, match="Only a change manager overrules"):
        actions.plan_window(early, by(house.requester), **window, overruled="It cannot wait.")
    actions.plan_window(early, by(house.manager), **window, overruled="A hole is being used.")
    actions.begin(early, by(house.requester, TONIGHT))

    assert early.state == State.IMPLEMENTING
    line = Entry.objects.filter(record_id=early.pk, verb="plan_window").latest("pk")
    assert line.actor_id == house.manager.pk
    assert line.changes["overruled"] == ["", "A hole is being used."]
