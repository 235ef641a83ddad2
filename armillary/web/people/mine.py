"""What the page of one's own sign-in shows."""

from dataclasses import dataclass

from armillary.gate.request import Request, actor_of
from armillary.kernel.access import sessions, tokens
from armillary.people.models import Person, Session, Token
from armillary.web.values.kinds import Moment
from armillary.web.values.making import moment

BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Browser:
    """One session."""

    label: str
    address: str
    since: Moment
    seen: Moment
    current: bool
    end_url: str


@dataclass(frozen=True, slots=True)
class Program:
    """One token; only its beginning is known."""

    name: str
    prefix: str
    scopes: str
    expires: Moment
    used: Moment | None
    state: str
    revoke_url: str


@dataclass(frozen=True, slots=True)
class Mine:
    """See me.html."""

    person: Person
    url: str
    sessions: tuple[Browser, ...]
    tokens: tuple[Program, ...]
    fresh_token: str


def mine(request: Request, fresh_token: str) -> Mine:
    """The sessions and tokens of whoever asks."""
    person = actor_of(request)
    here = request.signed_in.key if request.signed_in else None
    return Mine(
        person=person,
        url=f"/persons/{person.number}",
        sessions=tuple(_browser(each, here) for each in sessions.alive(person, request.at)),
        tokens=tuple(_program(each, request) for each in tokens.of(person)),
        fresh_token=fresh_token,
    )


def named(user_agent: str) -> str:
    """What a browser says of itself, in short: "Firefox on Windows", else its own first words."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    if not browser:
        return user_agent[:60] or "Unknown browser"
    return f"{browser} on {system}" if system else browser


def _browser(session: Session, here: int | None) -> Browser:
    return Browser(
        label=named(session.user_agent),
        address=session.address or "",
        since=moment(session.created_at),
        seen=moment(session.last_seen_at),
        current=session.pk == here,
        end_url=f"/me/sessions/{session.pk}/end",
    )


def _program(token: Token, request: Request) -> Program:
    alive = tokens.is_alive(token, request.at)
    dead = "revoked" if token.revoked_at else "expired"
    return Program(
        name=token.name,
        prefix=token.prefix,
        scopes=" and ".join(token.scopes),
        expires=moment(token.expires_at),
        used=moment(token.last_used_at) if token.last_used_at else None,
        state="in force" if alive else dead,
        revoke_url=f"/me/tokens/{token.pk}/revoke" if alive else "",
    )
