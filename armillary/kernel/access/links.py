"""Sign-in links: a way in that works once, for a day. The secret is in the address only."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from armillary.kernel.access import keyed
from armillary.kernel.errors import NotFound, RuleBroken
from armillary.people.models import Person, SignInLink
from armillary.people.vocabulary import OrganisationState, PersonState
from armillary.reference.roles import Role

LASTS = timedelta(hours=24)
PURPOSE = "link"
PATH = "/sign-in/link/{secret}"


def sign_in_link(person: Person, at: datetime) -> str:
    """A fresh way in for this person: the path that goes after the address of the product."""
    if Role.ROBOT in person.roles:
        raise RuleBroken("The robot acts by itself and signs in nowhere.")
    secret = keyed.fresh()
    SignInLink.objects.create(
        digest=keyed.digest(PURPOSE, secret),
        person=person,
        created_at=at,
        expires_at=at + LASTS,
    )
    return PATH.format(secret=secret)


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
