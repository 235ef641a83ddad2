"""Approvals at a glance: what is asked, who decides on what, and what goes by itself."""

from armillary.fittings.approvals import actions, jobs
from armillary.fittings.approvals.actions import boards, meetings, policies
from armillary.fittings.approvals.models import Absence, Approval, ApprovalPolicy, Board, Meeting
from armillary.fittings.approvals.queries.approvals import shown
from armillary.fittings.approvals.vocabulary import (
    OPEN,
    AbsenceState,
    BoardState,
    MeetingState,
    PolicyState,
    State,
)
from armillary.kernel.access.visibility import staff_only, staff_or_own
from armillary.kernel.declarations import Reaction, RecordType, Schedule, Shelf
from armillary.kernel.jobs.known import learn
from armillary.reference.activities import Change as Activity
from armillary.reference.activities import Operations

APPROVAL = RecordType(
    model=Approval,
    states=State,
    title="title",
    tracking=Activity.APPROVE_CHANGES,
    creations=(actions.ask, actions.break_glass),
    verbs=(
        actions.approve,
        actions.reject,
        actions.ask_back,
        actions.answer,
        actions.pass_on,
        actions.withdraw,
        actions.review,
        actions.void,
        actions.expire,
    ),
    columns=("number", "title", "state", "about_number", "asked_by", "due_at", "expires_at"),
    facets=("state", "about_type", "asked_by", "policy"),
    search=("title", "about_number"),
    shown=(
        "about_number",
        "asked_by",
        "note",
        "question",
        "policy",
        "due_at",
        "expires_at",
        "decided_at",
    ),
    order=("due_at", "id"),
    open_states=OPEN,
    visible=shown,
    shelf=Shelf.WORK,
)

POLICY = RecordType(
    model=ApprovalPolicy,
    states=PolicyState,
    title="name",
    tracking=Activity.APPROVE_CHANGES,
    creations=(policies.define,),
    verbs=(
        policies.revise,
        policies.add_step,
        policies.add_approver,
        policies.change_step,
        policies.remove_step,
        policies.retire,
        policies.revive,
    ),
    columns=("number", "name", "record_type", "question", "rank", "state"),
    facets=("state", "record_type"),
    search=("name",),
    shown=("record_type", "question", "rank", "calendar", "valid_days"),
    order=("record_type", "rank", "id"),
    open_states=(PolicyState.IN_FORCE,),
    visible=staff_only,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
)

ABSENCE = RecordType(
    model=Absence,
    states=AbsenceState,
    title="number",
    tracking=Operations.ADMINISTER_USERS,
    creations=(actions.appoint,),
    verbs=(actions.end,),
    columns=("number", "person", "substitute", "starts_at", "ends_at", "state"),
    facets=("state", "person", "substitute"),
    shown=("person", "substitute", "starts_at", "ends_at", "reason"),
    order=("-starts_at", "-id"),
    open_states=(AbsenceState.STANDING,),
    visible=staff_or_own("person", "substitute"),
    shelf=Shelf.PEOPLE,
)

BOARD = RecordType(
    model=Board,
    states=BoardState,
    title="name",
    tracking=Activity.APPROVE_CHANGES,
    creations=(boards.found,),
    verbs=(boards.revise, boards.retire, boards.revive),
    columns=("number", "name", "team", "every_weeks", "begins", "quorum", "state"),
    facets=("state", "team"),
    search=("name", "purpose"),
    shown=("purpose", "team", "quorum", "every_weeks", "first_on", "begins", "zone", "lasts"),
    order=("name", "id"),
    open_states=(BoardState.IN_FORCE,),
    visible=staff_only,
    shared=True,
    opposites={"retire": "revive", "revive": "retire"},
)

MEETING = RecordType(
    model=Meeting,
    states=MeetingState,
    title="title",
    tracking=Activity.APPROVE_CHANGES,
    creations=(meetings.call,),
    verbs=(
        meetings.draw_up,
        meetings.open_meeting,
        meetings.note_present,
        meetings.minute,
        meetings.close_meeting,
        meetings.put_on,
        meetings.take_off,
        meetings.postpone,
        meetings.cancel,
    ),
    columns=("number", "title", "board", "starts_at", "ends_at", "state"),
    facets=("state", "board"),
    search=("title", "minutes"),
    shown=("board", "starts_at", "ends_at", "minutes"),
    order=("-starts_at", "-id"),
    open_states=(MeetingState.PLANNED, MeetingState.OPEN),
    visible=staff_only,
    shelf=Shelf.WORK,
)

RECORDS = (APPROVAL, POLICY, ABSENCE, BOARD, MEETING)
REACTIONS = (Reaction("Heed what is approved", jobs.heed),)
SCHEDULE = (
    Schedule("Look again at approvals", every=60, job=jobs.check_all),
    Schedule("Expire approvals", every=60, job=jobs.expire_what_is_over),
    Schedule("Remind of approvals", every=60, job=jobs.remind),
    Schedule("Let boards meet", every=3600, job=jobs.let_boards_meet),
)

learn(jobs.CHECK, jobs.check)
learn(jobs.TELL, jobs.tell)
