"""The rules of the house for changes: who decides, when nothing is done, what goes by template."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from armillary.assurance.change.actions import templates, windows
from armillary.assurance.change.models import ChangeTemplate
from armillary.assurance.change.vocabulary import Path, WindowKind
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.demo.cast import ADMINISTRATOR
from armillary.demo.plan.changes.calendar import Stretch, stretches
from armillary.demo.plan.changes.kinds import ROUTINES
from armillary.demo.stage import Stage
from armillary.fittings.approvals.actions import boards, policies
from armillary.fittings.approvals.models import ApprovalPolicy, Board
from armillary.fittings.approvals.vocabulary import Quorum
from armillary.fittings.calendars.actions import define as define_calendar
from armillary.fittings.calendars.models import Calendar
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.people.models import Person
from armillary.reference.roles import Role

MANAGER = "jonas.feld@it.meridian.example"
BOARD, ON_CALL = "Change board", "On call"
CHANGES = "changes"


class House:
    """Who is who, and what has been set up already."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.now, self.begin = stage, stage.world.now, stage.world.begin
        by_email = {each.email: each for each in stage.people.values()}
        self.manager, self.keeper = by_email[MANAGER], by_email[ADMINISTRATOR]
        self.by_key = {each.pk: each for each in stage.people.values()}
        self.items: dict[str, ConfigurationItem] = stage.items

    @cached_property
    def templates(self) -> dict[str, ChangeTemplate]:
        """By their names, each as it stands."""
        return {each.name: each for each in ChangeTemplate.objects.all()}

    def by(self, who: Person, at: datetime) -> Act:
        return Act(actor=who, at=max(at, self.begin), door=Door.WEB)

    def by_manager(self, at: datetime) -> Act:
        return self.by(self.manager, at)

    def by_robot(self, at: datetime) -> Act:
        return Act(actor=self.stage.robot, at=at, door=Door.JOB)


def set_up(house: House) -> None:
    """As it was laid down when the demo began."""
    _policies(house)
    for stretch in stretches(house.now):
        _announce(house, stretch)
    stand_as(house.stage.robot)  # from here on the calendars are known
    act = house.by_manager(house.begin)
    for each in ROUTINES:
        templates.propose(
            act,
            name=each.name,
            plan=each.plan,
            back_out_plan=each.back,
            of_class=catalogue().class_by_name[each.of],
            team=house.stage.teams[each.team],
            minutes=each.minutes,
            back_out_minutes=each.back_minutes,
        )


def _policies(house: House) -> None:
    act = house.by(house.keeper, house.begin)
    team = house.stage.teams
    boards.found(
        act,
        name=BOARD,
        team=team[BOARD],
        first_on=_tuesday(house.begin),
        purpose="Decides on major changes, and looks at what went wrong.",
        quorum=3,
        zone="Europe/London",
    )
    urgent = _policy(act, "Emergencies", 10, path=Path.EMERGENCY)
    policies.add_step(
        urgent, act, name="On call", quorum=Quorum.SOME, needed=2, on_call=team[ON_CALL], hours=1
    )
    late = _policy(act, "What was done already", 20, path=Path.LATENT)
    policies.add_step(late, act, name=BOARD, team=team[BOARD], hours=24)
    major = _policy(act, "Major changes", 30, path=Path.MAJOR)
    policies.add_step(
        major, act, name=BOARD, quorum=Quorum.SOME, needed=3, team=team[BOARD], hours=120
    )
    policies.add_step(major, act, name="Last look", place=2, role=Role.CHANGE_MANAGER, hours=24)
    risky = _policy(act, "Minor changes of high risk", 40, path=Path.MINOR, risk="3,4")
    policies.add_step(risky, act, name="Board", quorum=Quorum.SOME, needed=2, team=team[BOARD])
    usual = _policy(act, "Minor changes", 50, path=Path.MINOR)
    policies.add_step(usual, act, name="Owner or manager", query="owners_of_items")
    policies.add_approver(usual, act, step="Owner or manager", role=Role.CHANGE_MANAGER)


def _policy(act: Act, name: str, rank: int, **question: Any) -> ApprovalPolicy:
    asked = "&".join(
        f"{field}={getattr(value, 'value', value)}" for field, value in question.items()
    )
    return policies.define(
        act, name=name, record_type=CHANGES, question=asked, rank=rank, valid_days=60
    )


def _announce(house: House, stretch: Stretch) -> None:
    told = house.by_manager(min(stretch.start, house.now) - timedelta(days=stretch.announced))
    windows.announce(
        told,
        name=stretch.name,
        kind=WindowKind(stretch.kind),
        starts_at=stretch.start,
        ends_at=stretch.end,
        reason=stretch.reason,
        service=house.items[stretch.service] if stretch.service else None,
        hours=_calendar(house, stretch.hours) if stretch.hours else None,
    )


def _calendar(house: House, name: str) -> Calendar:
    week: dict[str, Any] = dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday"), "18:00-23:00"
    )
    act = house.by(house.keeper, house.begin)
    return define_calendar(
        act,
        name=name,
        zone="Atlantic/Faroe",
        friday="closed",
        description="When the clock of the auction may stand still.",
        **week,
    )


def _tuesday(at: datetime) -> Any:
    return (at + timedelta(days=(1 - at.weekday()) % 7)).date()


def board() -> Board:
    """The board that was founded."""
    found: Board = Board.objects.get(name=BOARD)
    return found
