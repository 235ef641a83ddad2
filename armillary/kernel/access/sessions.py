"""Sessions: a browser in which somebody is signed in, until idle for long, or for a day."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from armillary.kernel.access import keyed
from armillary.people.models import Person, Session

IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(hours=24)
COOKIE = "armillary_session"
PURPOSE = "session"


def cookie_name(*, secure: bool) -> str:
    """Over TLS the browser itself guards the name; over plain HTTP it would drop the cookie."""
    return f"__Host-{COOKIE}" if secure else COOKIE


def begin(person: Person, *, at: datetime, user_agent: str = "", address: str = "") -> str:
    """Sign a person in and return the secret for the cookie; it is kept nowhere else."""
    secret = keyed.fresh()
    Session.objects.create(
        digest=keyed.digest(PURPOSE, secret),
        person=person,
        created_at=at,
        last_seen_at=at,
        expires_at=at + ABSOLUTE,
        user_agent=user_agent[:300],
        address=address or None,
    )
    return secret


def alive(person: Person, at: datetime) -> QuerySet[Session]:
    """Where this person is signed in, latest first."""
    mine = Session.objects.filter(person=person, expires_at__gt=at, last_seen_at__gt=at - IDLE)
    return mine.order_by("-last_seen_at", "-pk")


def end(secret: str) -> None:
    """Sign out the browser that holds this secret; an unknown one is out already."""
    Session.objects.filter(digest=keyed.digest(PURPOSE, secret)).delete()


def end_one(person: Person, key: int) -> bool:
    """End a session of this person from elsewhere; False when there is none of this key."""
    gone, _ = Session.objects.filter(person=person, pk=key).delete()
    return bool(gone)


def end_all(person: Person, *, but: int | None = None) -> None:
    """End every session of this person, save the one in use."""
    others = Session.objects.filter(person=person)
    (others if but is None else others.exclude(pk=but)).delete()
