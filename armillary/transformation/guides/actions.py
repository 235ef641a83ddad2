"""What is done to editions of guides, and to the question who has read them."""

from datetime import timedelta

from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, holds, is_the, transition
from armillary.kernel.lifecycle.policies import Policy
from armillary.people.models import Person, RoleGrant
from armillary.records.models import Record
from armillary.reference.activities import Activity, Operations
from armillary.reference.processes import process as process_of
from armillary.reference.roles import Role, role
from armillary.transformation.guides import queries
from armillary.transformation.guides.models import Acknowledgement, GuideEdition
from armillary.transformation.guides.vocabulary import (
    AcknowledgementState,
    EditionState,
    process_choices,
)

ACTIVITY = Operations.ADMINISTER_USERS
TO_REVIEW, REVIEWED = EditionState.TO_REVIEW, EditionState.REVIEWED
TO_READ, READ = AcknowledgementState.TO_READ, AcknowledgementState.READ
REVIEW_WITHIN, REVIEW_EVERY = timedelta(days=30), timedelta(days=365)
READ_WITHIN = timedelta(days=14)


def _answers(record: Record | None, act: Act, activity: Activity) -> str | None:
    owner = record.owner if isinstance(record, GuideEdition) else ""
    if owner and owner in act.actor.roles:
        return None
    whom = role(owner).title if owner else "nobody"
    return f"This is for whoever answers for the process: {whom}."


answers_for_it = Policy(_answers)
by_itself = holds(Role.ROBOT)


@creation(start=TO_REVIEW, activity=ACTIVITY, allowed=by_itself)
def bring_out(
    act: Act,
    *,
    process: str,
    digest: str,
    changed: str,
    owner: str = "",
    assignee: Person | None = None,
) -> GuideEdition:
    """What a guide says is another thing than before: keep it under a number of its own."""
    if process not in dict(process_choices()):
        raise Invalid({"process": "The reference model has no process of this id."})
    before = queries.latest(process)
    ordinal = before.ordinal + 1 if before else 1
    return GuideEdition(
        title=f"{process_of(process).title}, edition {ordinal}",
        process=process,
        ordinal=ordinal,
        digest=digest,
        changed=changed,
        owner=owner,
        assignee=assignee,
        due_at=act.at + REVIEW_WITHIN,
    )


@transition(
    source=TO_REVIEW, target=REVIEWED, activity=ACTIVITY, allowed=answers_for_it, words="remarks"
)
def review(edition: GuideEdition, act: Act, *, remarks: str = "") -> None:
    """You have read all of it and stand for it: the work is done as it says."""
    edition.reviewed_by, edition.reviewed_at = act.actor, act.at
    edition.remarks = remarks
    edition.due_at = act.at + REVIEW_EVERY


@transition(
    source=REVIEWED, target=TO_REVIEW, activity=ACTIVITY, allowed=answers_for_it | by_itself
)
def review_again(edition: GuideEdition, act: Act) -> None:
    """It was reviewed long ago, or something speaks against it: it is looked at once more."""
    edition.due_at = act.at + REVIEW_WITHIN


@change(when=TO_REVIEW, activity=ACTIVITY, allowed=answers_for_it | by_itself, beside=("assignee",))
def name_reviewer(edition: GuideEdition, act: Act, *, assignee: Person) -> None:
    """Let somebody else who answers for the process review it."""
    if not RoleGrant.objects.filter(person=assignee, role=edition.owner).exists():
        raise Invalid({"assignee": f"{assignee.name} does not answer for this process."})
    edition.assignee = assignee


@transition(
    source=(TO_REVIEW, REVIEWED),
    target=EditionState.REPLACED,
    activity=ACTIVITY,
    allowed=by_itself,
)
def replace(edition: GuideEdition, act: Act) -> None:
    """The next edition is there: this one is kept, and nobody is asked about it any more."""


@creation(start=TO_READ, activity=ACTIVITY, allowed=by_itself)
def ask_to_read(
    act: Act, *, edition: GuideEdition, assignee: Person, because: str = ""
) -> Acknowledgement:
    """Ask somebody who has a part in a process to read its guide."""
    asked = Acknowledgement(process=edition.process, assignee=assignee)
    _point_at(asked, edition, because, act)
    return asked


@transition(
    source=(READ, AcknowledgementState.EXCUSED),
    target=TO_READ,
    activity=ACTIVITY,
    allowed=by_itself,
)
def ask_again(
    asked: Acknowledgement, act: Act, *, edition: GuideEdition, because: str = ""
) -> None:
    """Something that concerns the reader is different from what was read."""
    _point_at(asked, edition, because, act)


@change(when=TO_READ, activity=ACTIVITY, allowed=by_itself)
def move_on(asked: Acknowledgement, act: Act, *, edition: GuideEdition) -> None:
    """A newer edition is there before the one asked for was read: read that one."""
    asked.edition, asked.title = edition, _title(edition)


@transition(source=TO_READ, target=READ, activity=ACTIVITY, allowed=is_the("assignee"))
def acknowledge(asked: Acknowledgement, act: Act) -> None:
    """You have read the edition that this names, and know what it asks of you."""
    asked.read_at = act.at


@transition(
    source=(TO_READ, READ),
    target=AcknowledgementState.EXCUSED,
    activity=ACTIVITY,
    allowed=by_itself,
)
def excuse(asked: Acknowledgement, act: Act) -> None:
    """The reader has no part in the process any more."""


def _point_at(asked: Acknowledgement, edition: GuideEdition, because: str, act: Act) -> None:
    asked.edition, asked.title = edition, _title(edition)
    asked.because, asked.due_at = because, act.at + READ_WITHIN


def _title(edition: GuideEdition) -> str:
    return f"Read the guide: {edition.title}"
