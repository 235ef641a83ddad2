"""The change board: what it talked about last week, and what stands on its next agenda."""

from datetime import datetime, timedelta

from armillary.demo.parts.changes.house import House, board
from armillary.fittings.approvals.actions import meetings
from armillary.fittings.approvals.models import Approval, Board, Meeting
from armillary.fittings.approvals.queries import boards
from armillary.fittings.approvals.vocabulary import MeetingState

MINUTES = """The release of the week before came up without trouble; no paper was needed.
The recall of the storage adapters is half done: one host a week until the freeze.
Whoever wants something before the freeze brings it to the next meeting."""
SAID = (
    "Asked whether the sites have people at the gates: they have. Votes follow in the record.",
    "The key users want an evening later in the week. It comes back with another window.",
)
ABSENT = 3


def meet(house: House) -> None:
    """The last meeting, and the next one with its agenda, if the house has not planned it yet."""
    found = board()
    tuesday = _last_tuesday(house.now)
    _hold(house, found, tuesday)
    act = house.by_manager(house.now)
    planned = Meeting.objects.filter(board=found, state=MeetingState.PLANNED).first()
    if planned is None:
        meetings.call(act, board=found, starts_at=tuesday + timedelta(days=7))
    else:
        meetings.draw_up(planned, act)


def _hold(house: House, found: Board, at: datetime) -> None:
    act = house.by_manager(at)
    asked = list(Approval.objects.filter(created_at__lt=at).order_by("pk")[:2])
    meeting = meetings.call(house.by_manager(at - timedelta(days=5)), board=found, starts_at=at)
    there = {item.approval_id for item in boards.agenda_of(meeting)}
    for each in asked:
        if each.pk not in there:
            meetings.put_on(meeting, house.by_manager(at - timedelta(days=1)), approval=each)
    meetings.open_meeting(meeting, act)
    for person in boards.members_of(found)[:-ABSENT]:
        meetings.note_present(meeting, act, person=person)
    for item, words in zip(boards.agenda_of(meeting), SAID, strict=False):
        meetings.minute(meeting, act, approval=item.approval, text=words)
    meetings.close_meeting(meeting, house.by_manager(at + timedelta(minutes=50)), minutes=MINUTES)


def _last_tuesday(now: datetime) -> datetime:
    ten = now.replace(hour=10, minute=0, second=0, microsecond=0)
    tuesday = ten - timedelta(days=(ten.weekday() - 1) % 7)
    return tuesday if tuesday < now - timedelta(hours=2) else tuesday - timedelta(days=7)
