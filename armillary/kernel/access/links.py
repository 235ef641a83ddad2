"""Sign-in links: a way in that works once, for a day. The secret is in the address only."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from armillary.kernel.access import first_rows, keyed
from armillary.kernel.access.rules import is_the_robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import NotFound
from armillary.kernel.lifecycle import change, holds
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person, SignInLink
from armillary.people.vocabulary import OrganisationState, PersonState
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

LASTS = timedelta(hours=24)
PURPOSE = "link"
PATH = "/sign-in/link/{secret}"


def sign_in_link(person: Person, at: datetime) -> str:
    """A fresh way in for this person: the path that goes after the address of the product."""
    secret = keyed.fresh()
    act = Act(actor=first_rows.robot(), at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        issue_link(person, act, digest=keyed.digest(PURPOSE, secret))
    return PATH.format(secret=secret)


@change(
    when=PersonState.ACTIVE,
    activity=Operations.ADMINISTER_USERS,
    allowed=holds(Role.ROBOT),
    unless=is_the_robot,
)
def issue_link(person: Person, act: Act, *, digest: bytes) -> News:
    """Let a person in once. Who may do this can become anybody, so only the operator may."""
    SignInLink.objects.create(
        digest=digest, person=person, created_at=act.at, expires_at=act.at + LASTS
    )
    return {"sign-in link": [None, "works once, for a day"]}


def whose(secret: str, at: datetime) -> Person | None:
    """Whom this link would let in; None when it is spent, too old, or never was."""
    found = _good(at).filter(digest=keyed.digest(PURPOSE, secret)).select_related("person").first()
    return found.person if found else None


def use(secret: str, at: datetime) -> Person:
    """Spend the link and say whom it lets in. Of two at once, one gets in."""
    mine = _good(at).filter(digest=keyed.digest(PURPOSE, secret))
    found = mine.select_related("person").select_for_update(of=("self",)).first()
    if found is None:
        raise NotFound("This link was used already, is too old, or never was.")
    found.used_at = at
    found.save(update_fields=["used_at"])
    return found.person


def _good(at: datetime) -> QuerySet[SignInLink]:
    return SignInLink.objects.filter(
        used_at=None,
        expires_at__gt=at,
        person__state=PersonState.ACTIVE,
        person__organisation__state=OrganisationState.ACTIVE,
    )
