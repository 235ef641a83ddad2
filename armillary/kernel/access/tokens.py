"""Tokens: how a program signs in for its owner. Shown once, kept as a digest, never for ever."""

from datetime import datetime, timedelta
from secrets import token_hex

from django.db.models import QuerySet

from armillary.kernel.access import keyed
from armillary.kernel.access.rules import administrators, is_the_robot, oneself
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, NotFound
from armillary.kernel.lifecycle import change
from armillary.kernel.lifecycle.text import flaw
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person, Token
from armillary.people.vocabulary import PersonState, Scope
from armillary.reference.activities import Operations

LONGEST = timedelta(days=365)
MARK = "arm_"
PURPOSE = "token"
SCOPES = {
    Scope.READ: [Scope.READ.value],
    Scope.WRITE: [Scope.READ.value, Scope.WRITE.value],
    Scope.DEPLOY: [Scope.DEPLOY.value],
}


def issue(person: Person, act: Act, *, name: str, scope: Scope, lasts: timedelta) -> str:
    """Make a token of the acting person and return it, for the first and last time."""
    prefix = MARK + token_hex(4)
    token = f"{prefix}_{keyed.fresh()}"
    issue_token(
        person,
        act,
        name=name,
        scope=scope,
        lasts=lasts,
        prefix=prefix,
        digest=keyed.digest(PURPOSE, token),
    )
    return token


def of(person: Person) -> QuerySet[Token]:
    """The tokens of this person, newest first, the dead among them."""
    return Token.objects.filter(person=person).order_by("-pk")


def is_alive(token: Token, at: datetime) -> bool:
    return token.revoked_at is None and token.expires_at > at


@change(
    when=PersonState.ACTIVE,
    activity=Operations.ADMINISTER_USERS,
    allowed=oneself,
    unless=is_the_robot,
)
def issue_token(
    person: Person,
    act: Act,
    *,
    name: str,
    scope: Scope,
    lasts: timedelta,
    prefix: str,
    digest: bytes,
) -> News:
    """Let a program act for you. Only you can: a token carries the rights of its owner."""
    _check(name, lasts)
    Token.objects.create(
        prefix=prefix,
        digest=digest,
        person=person,
        name=name.strip(),
        scopes=SCOPES[scope],
        created_at=act.at,
        expires_at=act.at + lasts,
    )
    return {"tokens": [None, f"{prefix} {name.strip()} ({scope.value})"]}


@change(activity=Operations.ADMINISTER_USERS, allowed=oneself | administrators)
def revoke_token(person: Person, act: Act, *, key: int) -> News:
    """Let a token be dead from now on."""
    token = Token.objects.filter(person=person, pk=key, revoked_at=None).first()
    if token is None:
        raise NotFound("There is no such token, or it is revoked already.")
    token.revoked_at = act.at
    token.save(update_fields=["revoked_at"])
    return {"tokens": [f"{token.prefix} {token.name}", None]}


def _check(name: str, lasts: timedelta) -> None:
    wrong: dict[str, str] = {}
    if why := flaw(name, required=True, longest=100):
        wrong["name"] = why
    if not timedelta() < lasts <= LONGEST:
        wrong["days"] = f"A token lasts 1 to {LONGEST.days} days."
    if wrong:
        raise Invalid(wrong)
