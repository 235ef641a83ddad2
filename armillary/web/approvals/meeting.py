"""The page of a board meeting: its agenda, how the members have voted, and who is there."""

from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings.approvals.models import AgendaItem, Meeting
from armillary.fittings.approvals.queries import boards
from armillary.fittings.approvals.queries.boards import Tally
from armillary.fittings.approvals.vocabulary import MeetingState
from armillary.gate.admission import staff_only
from armillary.gate.request import Request, act_of
from armillary.people.models import Person
from armillary.web.asking import kind_named
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import record_view
from armillary.web.records.reading import readable
from armillary.web.values.kinds import State, Who
from armillary.web.values.making import day, who
from armillary.web.values.states import state

SLUG = "board-meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something on the agenda, with the minutes that there are for it."""

    number: str
    url: str
    about: str
    title: str
    asked_by: str
    state: State
    tally: Tally | None
    time: int
    noted: str
    minute_url: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """See approvals/meeting.html."""

    points: tuple[Point, ...]
    present: tuple[Who, ...]
    absent: tuple[tuple[str, Who], ...]
    needed: int
    is_open: bool
    note_url: str
    when: str


@staff_only
@require_safe
def page(request: Request, number: str) -> HttpResponse:
    """Show a meeting with its agenda."""
    kind, act = kind_named(SLUG), act_of(request)
    meeting = cast("Meeting", readable(kind, number, act.actor))
    view = record_view(kind, meeting, act, all_="all" in request.GET)
    context = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "breadcrumbs": crumbs(kind, (view.number, "")),
        "sitting": _sitting(meeting),
    }
    return render(request, "approvals/meeting.html", context)


def _sitting(meeting: Meeting) -> Sitting:
    items, tallies = boards.agenda_of(meeting), boards.tallies(meeting)
    present = boards.present_at(meeting)
    there = {person.pk for person in present}
    absent = [each for each in boards.members_of(meeting.board) if each.pk not in there]
    time = meeting.board.lasts // max(1, len(items))
    return Sitting(
        points=tuple(_point(each, tallies.get(each.approval_id), time, meeting) for each in items),
        present=tuple(_who(each) for each in present),
        absent=tuple((each.number, _who(each)) for each in absent),
        needed=meeting.board.quorum,
        is_open=meeting.state == MeetingState.OPEN,
        note_url=f"/{SLUG}/{meeting.number}/note_present",
        when=_when(meeting),
    )


def _when(meeting: Meeting) -> str:
    """Day and time by the clocks of the board: "Tuesday, 1 Dec 2026, 10:00–11:00"."""
    zone = ZoneInfo(meeting.board.zone)
    begins, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    return f"{begins:%A}, {day(begins.date())}, {begins:%H:%M}–{ends:%H:%M} ({zone.key})"


def _point(item: AgendaItem, tally: Tally | None, time: int, meeting: Meeting) -> Point:
    approval = item.approval
    return Point(
        number=approval.number,
        url=f"/approvals/{approval.number}",
        about=approval.about_number,
        title=approval.title,
        asked_by=approval.asked_by.name,
        state=state("approvals", approval.state),
        tally=tally,
        time=time,
        noted=item.noted,
        minute_url=f"/{SLUG}/{meeting.number}/minute?approval={approval.number}",
    )


def _who(person: Person) -> Who:
    return who(person.name, url=f"/persons/{person.number}")
