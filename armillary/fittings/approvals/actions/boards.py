"""What can be done to boards."""

from datetime import date

from armillary.fittings.approvals.actions.policies import keepers
from armillary.fittings.approvals.models import Board
from armillary.fittings.approvals.rules.meetings import LONGEST_MEETING, MOST_WEEKS
from armillary.fittings.approvals.vocabulary import BoardState
from armillary.fittings.calendars.clock import clock_in
from armillary.fittings.calendars.vocabulary import zone_choices
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, transition
from armillary.people.models import Team
from armillary.people.vocabulary import TeamState
from armillary.reference.activities import Change as Activity

ACTIVITY = Activity.APPROVE_CHANGES
IN_FORCE = BoardState.IN_FORCE


@creation(start=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def found(
    act: Act,
    *,
    name: str,
    team: Team,
    first_on: date,
    purpose: str = "",
    quorum: int = 2,
    every_weeks: int = 1,
    begins: str = "10:00",
    zone: str = "UTC",
    lasts: int = 60,
) -> Board:
    """Let people decide together. A policy asks the board by asking its team."""
    if team.state != TeamState.ACTIVE:
        raise Invalid({"team": "This team is retired."})
    board = Board(name=name, team=team, purpose=purpose)
    _set(board, first_on, quorum, every_weeks, begins, zone, lasts)
    return board


@change(when=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revise(
    board: Board,
    act: Act,
    *,
    name: str,
    first_on: date,
    purpose: str = "",
    quorum: int = 2,
    every_weeks: int = 1,
    begins: str = "10:00",
    zone: str = "UTC",
    lasts: int = 60,
) -> None:
    """Say anew when it meets. Meetings that are planned stay as they are."""
    board.name, board.purpose = name, purpose
    _set(board, first_on, quorum, every_weeks, begins, zone, lasts)


@transition(source=IN_FORCE, target=BoardState.RETIRED, activity=ACTIVITY, allowed=keepers)
def retire(board: Board, act: Act) -> None:
    """It meets no more."""


@transition(source=BoardState.RETIRED, target=IN_FORCE, activity=ACTIVITY, allowed=keepers)
def revive(board: Board, act: Act) -> None:
    """It meets again."""


def _set(
    board: Board,
    first_on: date,
    quorum: int,
    every_weeks: int,
    begins: str,
    zone: str,
    lasts: int,
) -> None:
    wrong: dict[str, str] = {}
    if clock_in(begins) is None:
        wrong["begins"] = "This must be a time of day such as 10:00."
    if zone not in dict(zone_choices()):
        wrong["zone"] = "This must be a time zone such as Europe/Vienna."
    if not 1 <= quorum <= 100:
        wrong["quorum"] = "Give 1 to 100 members."
    if not 0 <= every_weeks <= MOST_WEEKS:
        wrong["every_weeks"] = f"Give 0 to {MOST_WEEKS} weeks."
    if not 5 <= lasts <= LONGEST_MEETING:
        wrong["lasts"] = f"Give 5 to {LONGEST_MEETING} minutes."
    if not date(1970, 1, 2) <= first_on <= date(2290, 1, 1):
        wrong["first_on"] = "Give a day of the years 1970 to 2289."
    if wrong:
        raise Invalid(wrong)
    board.first_on, board.quorum, board.every_weeks = first_on, quorum, every_weeks
    board.begins, board.zone, board.lasts = begins.strip(), zone, lasts
