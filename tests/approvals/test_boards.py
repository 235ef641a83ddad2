"""Boards: when they meet, what stands on the agenda by itself, and what is held."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from armillary.fittings.approvals import actions, jobs
from armillary.fittings.approvals.actions import boards, meetings
from armillary.fittings.approvals.models import AgendaItem, Board, Meeting
from armillary.fittings.approvals.queries.boards import agenda_of, tallies
from armillary.fittings.approvals.rules.meetings import next_meeting
from armillary.fittings.approvals.vocabulary import MeetingState, Quorum
from armillary.fittings.calendars.clock import clock_in
from armillary.fittings.notifications.models import Notification
from armillary.kernel.errors import Invalid, Refusal, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.approvals.makers import a_policy, asked
from tests.makers import MONDAY, a_person, a_team, an_agent, by, signed_in_client, the_robot

pytestmark = pytest.mark.django_db
TEN = timedelta(hours=10)


def a_board(*members: Person, **said: Any) -> Board:
    """A board of these people that meets each Tuesday at ten, in Vienna."""
    told: dict[str, Any] = {
        "name": "Change board",
        "first_on": date(2026, 11, 24),
        "zone": "Europe/Vienna",
    }
    team = a_team(*members)
    a_policy({"team": team, "quorum": Quorum.SOME, "needed": 2})
    return boards.found(by(the_robot()), team=team, **(told | said))


@pytest.mark.parametrize(
    ("after", "moment"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 12, 8, 9, tzinfo=UTC)),
        (datetime(2027, 3, 27, 9, tzinfo=UTC), datetime(2027, 3, 30, 8, tzinfo=UTC)),
        (datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
    ],
)
def test_every_other_tuesday_at_ten_by_the_clocks_of_vienna(
    after: datetime, moment: datetime
) -> None:
    assert next_meeting(date(2026, 11, 24), 2, TEN, "Europe/Vienna", after) == moment


def test_a_time_that_the_clocks_leave_out_is_an_hour_later() -> None:
    after = datetime(2027, 3, 27, 12, tzinfo=UTC)
    clock = clock_in("02:30") or timedelta()

    found = next_meeting(date(2027, 3, 28), 1, clock, "Europe/Vienna", after)

    assert found == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert next_meeting(date(2027, 3, 28), 0, clock, "Europe/Vienna", after) is None


def test_the_next_meeting_is_planned_by_itself_with_what_waits_and_members_are_told() -> None:
    ann, bob = an_agent(), an_agent()
    board = a_board(ann, bob)
    approval = asked(an_agent())

    assert jobs.let_boards_meet(by(the_robot())) == 1
    assert jobs.let_boards_meet(by(the_robot())) == 0

    meeting = Meeting.objects.get(board=board)
    assert (meeting.starts_at, meeting.title) == (
        datetime(2026, 11, 24, 9, tzinfo=UTC),
        "Change board, 24 Nov 2026",
    )
    assert [item.approval for item in agenda_of(meeting)] == [approval]
    told = Notification.objects.filter(what="approval").order_by("person")
    assert [(each.person, each.text) for each in told] == [
        (ann, "Change board meets: 1 point on the agenda."),
        (bob, "Change board meets: 1 point on the agenda."),
    ]


def test_the_agenda_follows_what_waits_until_the_meeting_begins() -> None:
    ann, bob, requester = an_agent(), an_agent(), an_agent()
    board = a_board(ann, bob)
    meeting = meetings.call(by(the_robot()), board=board, starts_at=MONDAY + timedelta(days=1))
    first, second = asked(requester), asked(requester)
    jobs.let_boards_meet(by(the_robot()))
    assert [item.approval for item in agenda_of(meeting)] == [first, second]

    actions.approve(first, by(ann))
    actions.approve(first, by(bob))
    actions.reject(second, by(ann), reason="No.")
    jobs.let_boards_meet(by(the_robot()))
    jobs.let_boards_meet(by(the_robot()))

    assert agenda_of(meeting) == []
    told = Entry.objects.filter(record_type="board-meetings", verb="draw_up").order_by("pk")
    both = f"{first.number}, {second.number}"
    assert [each.changes for each in told] == [{"agenda": [None, both]}, {"agenda": [both, None]}]


def test_a_meeting_is_called_by_the_day_that_it_is_where_the_board_sits() -> None:
    board = a_board(an_agent(), zone="Pacific/Auckland")

    moment = datetime(2026, 11, 30, 21, tzinfo=UTC)
    meeting = meetings.call(by(the_robot()), board=board, starts_at=moment)

    assert meeting.title == "Change board, 1 Dec 2026"


def test_the_minutes_of_a_point_are_written_from_its_place_on_the_agenda() -> None:
    manager = a_person(Role.CHANGE_MANAGER)
    board, approval = a_board(an_agent(), an_agent()), asked(an_agent())
    meeting = meetings.call(by(manager), board=board, starts_at=MONDAY + timedelta(days=1))
    meetings.open_meeting(meeting, by(manager))
    client = signed_in_client(manager)
    way = f"/board-meetings/{meeting.number}/minute?approval={approval.number}"
    assert f'href="{way}"' in client.get(f"/board-meetings/{meeting.number}").content.decode()

    form = client.get(way).content.decode()

    assert f'value="{approval.number}"' in form


def test_a_meeting_is_held_with_enough_members_votes_and_minutes() -> None:
    ann, bob, manager = an_agent(), an_agent(), a_person(Role.CHANGE_MANAGER)
    board, approval = a_board(ann, bob), asked(an_agent())
    meeting = meetings.call(by(manager), board=board, starts_at=MONDAY + timedelta(days=1))
    meetings.open_meeting(meeting, by(manager))

    with pytest.raises(RuleBroken, match="0 of the 2 members"):
        meetings.close_meeting(meeting, by(manager), minutes="Nobody came.")
    with pytest.raises(Invalid, match="no member"):
        meetings.note_present(meeting, by(manager), person=manager)
    meetings.note_present(meeting, by(manager), person=ann)
    meetings.note_present(meeting, by(manager), person=bob)
    actions.approve(approval, by(ann))
    meetings.minute(meeting, by(manager), approval=approval, text="Bob wants to see it first.")
    meetings.close_meeting(meeting, by(manager), minutes="We met.")

    tally = tallies(meeting)[approval.pk]
    assert (meeting.state, meeting.minutes) == (MeetingState.HELD, "We met.")
    assert (tally.yes, tally.no, tally.unsaid) == (1, 0, 1)
    page = signed_in_client(manager).get(f"/board-meetings/{meeting.number}").content.decode()
    assert "Bob wants to see it first." in page
    assert "1 yes, 0 no, 1 not said" in page


def test_nobody_but_its_keepers_puts_something_onto_an_agenda() -> None:
    ann = an_agent()
    board, approval = a_board(ann, an_agent()), asked(an_agent())
    meeting = meetings.call(by(the_robot()), board=board, starts_at=MONDAY + timedelta(days=1))
    before = AgendaItem.objects.count()

    with pytest.raises(Refusal, match="needs the role"):
        meetings.take_off(meeting, by(ann), approval=approval)

    assert AgendaItem.objects.count() == before


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"begins": "25:00"}, "begins"),
        ({"begins": "ten"}, "begins"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"quorum": 0}, "quorum"),
        ({"every_weeks": 53}, "every_weeks"),
        ({"lasts": 1}, "lasts"),
    ],
)
def test_a_board_that_could_not_meet_is_not_founded(said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_board(an_agent(), **said)

    assert list(refused.value.fields) == [field]
    assert Board.objects.count() == 0
