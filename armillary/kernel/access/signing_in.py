"""Who is there: one query from a cookie or a token to a person with roles, duties and teams.

The same statement tells row-level security for whom the rows of this transaction are.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.db import connection

from armillary.kernel import by_heart
from armillary.kernel.access import keyed, limits, passwords, sessions, tokens
from armillary.kernel.access.rights import RIGHTS, person_columns, person_with
from armillary.kernel.access.standing import ALL_ORGANISATIONS
from armillary.kernel.errors import NotSignedIn
from armillary.kernel.under_way import HOLD
from armillary.people.models import Person
from armillary.people.vocabulary import Scope

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person, by which key they came in, and what that key is good for."""

    person: Person
    by_token: bool
    key: int
    scopes: frozenset[str]
    used_at: datetime | None
    begun: datetime

    @property
    def may_write(self) -> bool:
        return not self.scopes <= {Scope.READ.value}


def recognise(
    *, at: datetime, session: str = "", token: str = "", will_act: bool = False
) -> SignedIn | None:
    """Whom this cookie or this token belongs to; None for nobody, or nobody who may come in.

    Call it inside the transaction of the request: row-level security is set until its end, and
    whoever `will_act` holds back until then what has come to rest.
    """
    if not session and not token:
        return None
    given = {
        "session": keyed.digest(sessions.PURPOSE, session) if session else None,
        "token": keyed.digest(tokens.PURPOSE, token) if token else None,
        "at": at,
        "will_act": will_act,
        "idle": at - sessions.IDLE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_query(), given)
        row = cursor.fetchone()
    return _signed_in(row) if row else None


def note_use(who: SignedIn, at: datetime) -> None:
    """Write down that the key was used, once a minute at most, and without waiting for others."""
    if who.used_at is not None and at - who.used_at < MINUTE:
        return
    with connection.cursor() as cursor:
        cursor.execute(_CALLED if who.by_token else _SEEN, (at, who.key))


def by_password(
    email: str, password: str, *, at: datetime, address: str, user_agent: str = ""
) -> str:
    """Sign in by password and return the secret for the cookie.

    Call it outside of any transaction, so that the try is counted whatever becomes of it.
    Raises TooMany or, in the same words for whatever was wrong, NotSignedIn.
    """
    attempt = limits.count_try(email, address, at)
    person = passwords.holder(email, password)
    if person is None:
        raise NotSignedIn("The e-mail address or the password is wrong.")
    limits.note_success(attempt)
    return sessions.begin(person, at=at, user_agent=user_agent, address=address)


def _signed_in(row: tuple[Any, ...]) -> SignedIn:
    by_token, key, scopes, used_at, *rights, number, _, _, _, begun = row[:13]
    person = person_with(rights, row[13:])
    by_heart.stand_at(number)
    return SignedIn(person, by_token, key, frozenset(scopes), used_at, begun)


@cache
def _query() -> str:
    text = _QUERY.replace("RIGHTS", RIGHTS).replace("PERSON", person_columns())
    text = text.replace("ALL", ALL_ORGANISATIONS).replace("HOLD", HOLD)
    return text.replace("NUMBER", by_heart.NUMBER)


_QUERY = """
with key as (
    select false as by_token, id, person_id, '{read,write}'::text[] as scopes,
        last_seen_at as used_at
    from people_session
    where digest = %(session)s::bytea and expires_at > %(at)s and last_seen_at > %(idle)s
    union all
    select true, id, person_id, scopes::text[], last_used_at
    from people_token
    where digest = %(token)s::bytea and expires_at > %(at)s and revoked_at is null
)
select key.by_token, key.id, key.scopes, key.used_at,
    RIGHTS,
    NUMBER,
    set_config('armillary.actor', p.id::text, true),
    set_config(
        'armillary.organisations',
        case o.kind when 'provider' then 'ALL' else '{' || o.id || '}' end,
        true
    ),
    case when %(will_act)s then HOLD end,
    clock_timestamp(),
    PERSON
from key
join people_person p on p.id = key.person_id and p.state = 'active'
join people_organisation o on o.id = p.organisation_id and o.state = 'active'
"""

_SEEN = """
update people_session set last_seen_at = %s
where id = (select id from people_session where id = %s for update skip locked)
"""
_CALLED = """
update people_token set last_used_at = %s
where id = (select id from people_token where id = %s for update skip locked)
"""
