"""What can be done to meetings: planned, filled by rule, held, and minuted."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.fittings.approvals.actions.policies import keepers
from armillary.fittings.approvals.models import AgendaItem, Approval, Attendance, Board, Meeting
from armillary.fittings.approvals.queries import boards
from armillary.fittings.approvals.queries.seats import key_for
from armillary.fittings.approvals.vocabulary import BoardState, MeetingState
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import change, creation, transition
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.reference.activities import Change as Activity

ACTIVITY = Activity.APPROVE_CHANGES
PLANNED, OPEN = MeetingState.PLANNED, MeetingState.OPEN
BEFORE_ITS_END = (PLANNED, OPEN)


@creation(start=PLANNED, activity=ACTIVITY, allowed=keepers)
def call(act: Act, *, board: Board, starts_at: datetime) -> Meeting:
    """Let a board meet; what waits for it stands on the agenda."""
    if board.state != BoardState.IN_FORCE:
        raise Invalid({"board": f"{board.name} is retired."})
    meeting = Meeting(pk=key_for(Meeting), board=board)
    _set(meeting, starts_at)
    _add(meeting, boards.waiting_for(board), by_rule=True)
    return meeting


@change(when=BEFORE_ITS_END, activity=ACTIVITY, allowed=keepers)
def draw_up(meeting: Meeting, act: Act) -> News:
    """Put onto the agenda what has come to wait for the board, and take off what waits no more."""
    fresh, over = boards.drift_of(meeting)
    AgendaItem.objects.filter(pk__in=[item.pk for item in over]).delete()
    _add(meeting, fresh, by_rule=True)
    if not (fresh or over):
        return None
    return {"agenda": [_numbers([item.approval for item in over]), _numbers(fresh)]}


@change(when=BEFORE_ITS_END, activity=ACTIVITY, allowed=keepers)
def put_on(meeting: Meeting, act: Act, *, approval: Approval) -> News:
    """Put something onto the agenda by hand."""
    if boards.item_of(meeting, approval):
        raise RuleBroken(f"{approval.number} stands on the agenda already.")
    _add(meeting, [approval], by_rule=False)
    return {"agenda": [None, approval.number]}


@change(when=PLANNED, activity=ACTIVITY, allowed=keepers)
def take_off(meeting: Meeting, act: Act, *, approval: Approval) -> News:
    """Take something off the agenda. By the rule it comes back with the next draft."""
    gone, _ = AgendaItem.objects.filter(meeting=meeting, approval=approval).delete()
    if not gone:
        raise RuleBroken(f"{approval.number} does not stand on the agenda.")
    return {"agenda": [approval.number, None]}


@change(when=PLANNED, activity=ACTIVITY, allowed=keepers)
def postpone(meeting: Meeting, act: Act, *, starts_at: datetime) -> None:
    """Meet at another moment."""
    _set(meeting, starts_at)


@transition(source=PLANNED, target=OPEN, activity=ACTIVITY, allowed=keepers)
def open_meeting(meeting: Meeting, act: Act) -> None:
    """It begins: say who is there."""


@change(when=OPEN, activity=ACTIVITY, allowed=keepers)
def note_present(meeting: Meeting, act: Act, *, person: Person) -> News:
    """Somebody of the board is there."""
    if person.pk not in [each.pk for each in boards.members_of(meeting.board)]:
        raise Invalid({"person": f"{person.name} is no member of {meeting.board.name}."})
    _, fresh = Attendance.objects.get_or_create(meeting=meeting, person=person)
    if not fresh:
        raise RuleBroken(f"{person.name} is noted as present already.")
    return {"present": [None, person.number]}


@change(when=OPEN, activity=ACTIVITY, allowed=keepers)
def minute(meeting: Meeting, act: Act, *, approval: Approval, text: str) -> News:
    """Write down what was said of something on the agenda. Members vote on the approval itself."""
    item = boards.item_of(meeting, approval)
    if item is None:
        raise Invalid({"approval": f"{approval.number} does not stand on the agenda."})
    before, item.noted = item.noted, text
    item.save(update_fields=["noted"])
    return {approval.number: [before or None, text]}


def too_few(meeting: Meeting, act: Act) -> str | None:
    """A meeting counts only with so many members as the board says."""
    present, needed = len(boards.present_at(meeting)), meeting.board.quorum
    if present >= needed:
        return None
    return f"{present} of the {needed} members that are needed are noted as present."


@transition(
    source=OPEN, target=MeetingState.HELD, activity=ACTIVITY, allowed=keepers, unless=too_few
)
def close_meeting(meeting: Meeting, act: Act, *, minutes: str = "") -> None:
    """It is over; these are its minutes. What is to be done is planned as tasks."""
    meeting.minutes = minutes


@transition(
    source=BEFORE_ITS_END,
    target=MeetingState.CANCELLED,
    activity=ACTIVITY,
    allowed=keepers,
    words="reason",
)
def cancel(meeting: Meeting, act: Act, *, reason: str) -> None:
    """It does not take place; what waits comes to the next one."""


def _set(meeting: Meeting, starts_at: datetime) -> None:
    meeting.starts_at = starts_at
    meeting.ends_at = starts_at + timedelta(minutes=meeting.board.lasts)
    there = starts_at.astimezone(ZoneInfo(meeting.board.zone))
    day = f"{there.day} {there:%b %Y}"
    meeting.title = f"{meeting.board.name}, {day}"[:120]


def _numbers(approvals: list[Approval]) -> str | None:
    return ", ".join(each.number for each in approvals) or None


def _add(meeting: Meeting, fresh: list[Approval], *, by_rule: bool) -> None:
    last = max((item.position for item in boards.agenda_of(meeting)), default=0)
    AgendaItem.objects.bulk_create(
        [
            AgendaItem(meeting=meeting, approval=approval, position=last + place, by_rule=by_rule)
            for place, approval in enumerate(fresh, 1)
        ]
    )
