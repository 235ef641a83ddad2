"""What can be asked about boards: what waits for one, who is in it, what is on an agenda."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from armillary.fittings.approvals.models import (
    AgendaItem,
    Approval,
    Attendance,
    Board,
    Meeting,
    Seat,
)
from armillary.fittings.approvals.vocabulary import BoardState, By, MeetingState, State
from armillary.kernel.access.rights import active
from armillary.people.models import Membership, Person

AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """How the members have voted on something so far."""

    yes: int
    no: int
    unsaid: int


def waiting_for(board: Board) -> list[Approval]:
    """The rule of the agenda: what is asked of the board's team and not decided, by due date."""
    asked = Seat.objects.filter(
        approval=OuterRef("pk"), by=By.TEAM, who=board.team.number, step__outcome=""
    )
    pending = Approval.objects.filter(Exists(asked), state=State.PENDING)
    return list(pending.order_by("due_at", "pk")[:AT_MOST])


def members_of(board: Board) -> list[Person]:
    """The people of a board who may come in, by name."""
    keys = Membership.objects.filter(team=board.team_id).values_list("person", flat=True)
    return sorted(active(keys).values(), key=lambda person: (person.name, person.pk))


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """What stands on the agenda, in its order."""
    items = AgendaItem.objects.filter(meeting=meeting).select_related("approval__asked_by")
    return list(items.order_by("position", "pk"))


def drift_of(meeting: Meeting) -> tuple[list[Approval], list[AgendaItem]]:
    """What the rule would add to an agenda and, before the meeting begins, take off it."""
    waiting, items = waiting_for(meeting.board), agenda_of(meeting)
    keys, there = {each.pk for each in waiting}, {item.approval_id for item in items}
    over = [
        item for item in items if item.by_rule and not item.noted and item.approval_id not in keys
    ]
    fresh = [each for each in waiting if each.pk not in there]
    return fresh, over if meeting.state == MeetingState.PLANNED else []


def item_of(meeting: Meeting, approval: Approval) -> AgendaItem | None:
    return AgendaItem.objects.filter(meeting=meeting, approval=approval).first()


def present_at(meeting: Meeting) -> list[Person]:
    """Who was there, by name."""
    rows = Attendance.objects.filter(meeting=meeting).select_related("person")
    return sorted((row.person for row in rows), key=lambda person: (person.name, person.pk))


def tallies(meeting: Meeting) -> dict[int, Tally]:
    """By the key of each approval on the agenda, how the board has voted."""
    items = AgendaItem.objects.filter(meeting=meeting).values("approval")
    seats = Seat.objects.filter(
        approval__in=items, by=By.TEAM, who=meeting.board.team.number
    ).values_list("approval", "vote")
    said: dict[int, list[str]] = {}
    for key, vote in seats:
        said.setdefault(key, []).append(vote)
    return {
        key: Tally(votes.count("approve"), votes.count("reject"), votes.count(""))
        for key, votes in said.items()
    }


def without_a_meeting(now: datetime) -> list[Board]:
    """Boards that meet regularly and have no meeting planned after this moment."""
    coming = Meeting.objects.filter(
        board=OuterRef("pk"), starts_at__gt=now, state=MeetingState.PLANNED
    )
    rows = Board.objects.filter(~Exists(coming), state=BoardState.IN_FORCE, every_weeks__gt=0)
    return list(rows.select_related("team").order_by("pk"))


def to_draw_up(now: datetime, until: datetime) -> list[Meeting]:
    """Meetings that are near and have not begun."""
    near = Meeting.objects.filter(
        state=MeetingState.PLANNED, starts_at__gt=now, starts_at__lte=until
    )
    return list(near.select_related("board__team").order_by("starts_at", "pk"))
