"""Guides at a glance: their editions, who has read them, and what goes by itself."""

from armillary.kernel.access.visibility import staff_only
from armillary.kernel.declarations import Process, RecordType, Schedule, Shelf
from armillary.kernel.jobs.known import learn
from armillary.transformation.guides import actions, jobs
from armillary.transformation.guides.models import Acknowledgement, GuideEdition
from armillary.transformation.guides.vocabulary import AcknowledgementState, EditionState

EDITION = RecordType(
    model=GuideEdition,
    states=EditionState,
    title="title",
    tracking=actions.ACTIVITY,
    creations=(actions.bring_out,),
    verbs=(actions.review, actions.review_again, actions.name_reviewer, actions.replace),
    columns=("number", "title", "state", "assignee", "due_at", "created_at"),
    facets=("state", "process", "assignee"),
    search=("title", "changed"),
    shown=(
        "process",
        "ordinal",
        "changed",
        "owner",
        "assignee",
        "due_at",
        "reviewed_by",
        "reviewed_at",
        "remarks",
        "digest",
    ),
    open_states=(EditionState.TO_REVIEW,),
    open_word="To be reviewed",
    visible=staff_only,
    shelf=Shelf.WORK,
)

ACKNOWLEDGEMENT = RecordType(
    model=Acknowledgement,
    states=AcknowledgementState,
    title="title",
    tracking=actions.ACTIVITY,
    creations=(actions.ask_to_read,),
    verbs=(actions.acknowledge, actions.ask_again, actions.move_on, actions.excuse),
    columns=("number", "title", "state", "assignee", "due_at", "read_at"),
    facets=("state", "process", "assignee"),
    search=("title",),
    shown=("process", "edition", "because", "assignee", "due_at", "read_at"),
    open_states=(AcknowledgementState.TO_READ,),
    open_word="To be read",
    visible=staff_only,
    shelf=Shelf.WORK,
)

PROCESS = Process(
    id="guides",
    records=(EDITION, ACKNOWLEDGEMENT),
    schedule=(
        Schedule("Bring out editions of guides", every=900, job=jobs.tend),
        Schedule("Have guides reviewed", every=3600, job=jobs.review_what_is_old),
    ),
)
learn(jobs.ASK, jobs.ask)
