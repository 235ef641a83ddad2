"""Why somebody may not decide. Whoever has a part in a record never does, in whatever disguise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.declared import Approvable
from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.queries import people
from armillary.fittings.approvals.queries.approvals import subject_of
from armillary.fittings.approvals.queries.seats import Table, mine, table_of
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.roles import Role


@dataclass(frozen=True, slots=True)
class Matter:
    """An approval with all that a decision on it must look at."""

    approval: Approval
    approvable: Approvable
    subject: Record
    table: Table
    parties: Mapping[int, str]


def matter_of(approval: Approval) -> Matter | None:
    """What a decision must look at; None where the record or its process is gone."""
    approvable = declared.of_slug(approval.about_type)
    subject = subject_of(approval) if approvable else None
    if approvable is None or subject is None:
        return None
    return Matter(
        approval,
        approvable,
        subject,
        table_of(approval),
        parties_now(approval, approvable, subject),
    )


def parties_now(approval: Approval, approvable: Approvable, subject: Record) -> dict[int, str]:
    """Whoever had a part in the record when it was asked for, or has one since."""
    then = {int(key): why for key, why in approval.parties.items()}
    return {**people.parties_of(approvable, subject), **then, approval.asked_by_id: "asked for it"}


def conflict(person: Person, parties: Mapping[int, str], number: str, at: datetime) -> str | None:
    """Why the interest of this person forbids to decide on a record; None when it does not."""
    if why := parties.get(person.pk):
        return f"You have a part in {number}: you are the one who {why}. Others must decide."
    if (twin := people.same_person_as(person, parties)) is not None:
        return f"Another account of yours has a part in {number}: it {parties[twin]}."
    behind = next(iter(people.stood_in_by(person, at) & parties.keys()), None)
    if behind is not None:
        name = people.name_of(behind)
        return f"You stand in for {name}, who {parties[behind]}: others must decide on {number}."
    return None


def seats_for(matter: Matter, person: Person, at: datetime) -> list[Seat]:
    """The seats from which this person may speak now, at most one in each step."""
    found = mine(matter.table.open_seats(), person.pk, people.stood_in_by(person, at))
    spoken = {seat.step_id for seat in matter.table.seats if seat.voted_by_id == person.pk}
    return [seat for seat in found if seat.step_id not in spoken and _still(seat, matter)]


def why_not(approval: Approval, person: Person, at: datetime) -> str | None:
    """Why this person may not decide on an approval now; None when it may be."""
    if Role.ROBOT in person.roles:
        return "The robot decides nothing: people do."
    matter = matter_of(approval)
    if matter is None:
        return f"{approval.about_number} cannot be approved any more."
    if why := conflict(person, matter.parties, approval.about_number, at):
        return why
    if seats_for(matter, person, at):
        return None
    if any(person.pk in (seat.person_id, seat.voted_by_id) for seat in matter.table.seats):
        return "It is not your turn, or you have decided already."
    return f"You are not asked whether {approval.about_number} is approved."


def _still(seat: Seat, matter: Matter) -> bool:
    """Whether whose seat it is would be asked today as well, and has no part in the record.

    Whoever was on call when it was asked for decides, also when the turn is over.
    """
    if seat.person_id in matter.parties:
        return False
    named = people.keys_named(
        seat.by, seat.who, matter.approvable, matter.subject, matter.approval.created_at
    )
    return seat.person_id in named and bool(people.who_can_decide([seat.person_id], matter.subject))
