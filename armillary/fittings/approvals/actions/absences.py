"""Saying who decides for whom while somebody is away."""

from datetime import datetime, timedelta

from armillary.fittings.approvals.models import Absence
from armillary.fittings.approvals.vocabulary import AbsenceState
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.lifecycle import anyone, creation, is_the, transition
from armillary.people.models import Person
from armillary.people.vocabulary import PersonState
from armillary.reference.activities import Operations

LONGEST = timedelta(days=366)


@creation(start=AbsenceState.STANDING, activity=Operations.ADMINISTER_USERS, allowed=anyone)
def appoint(
    act: Act,
    *,
    substitute: Person,
    starts_at: datetime,
    ends_at: datetime,
    person: Person | None = None,
    reason: str = "",
) -> Absence:
    """Let another decide for you for a while. Administrators do it for others."""
    person = person or act.actor
    _check(act, person, substitute)
    if not timedelta() < ends_at - starts_at <= LONGEST:
        raise Invalid({"ends_at": "It ends after it starts, and within a year."})
    return Absence(
        person=person,
        substitute=substitute,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=reason,
        organisation_id=person.organisation_id,
    )


@transition(
    source=AbsenceState.STANDING,
    target=AbsenceState.ENDED,
    activity=Operations.ADMINISTER_USERS,
    allowed=is_the("person") | administrators,
)
def end(absence: Absence, act: Act) -> None:
    """From now on you decide alone again."""


def _check(act: Act, person: Person, substitute: Person) -> None:
    if person.pk != act.actor.pk:
        if why := administrators.refusal(None, act, Operations.ADMINISTER_USERS):
            raise Invalid({"person": f"For others: {why}"})
        if substitute.pk == act.actor.pk:
            raise RuleBroken("Nobody makes himself the substitute of another.")
    if substitute.pk == person.pk:
        raise Invalid({"substitute": "Nobody stands in for oneself."})
    if substitute.state != PersonState.ACTIVE:
        raise Invalid({"substitute": f"{substitute.name} is no longer here."})
    if substitute.organisation_id != person.organisation_id:
        raise Invalid({"substitute": f"{substitute.name} belongs to another organisation."})
