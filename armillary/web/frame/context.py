"""What every template is given: the frame."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from armillary.fittings.approvals.queries.approvals import MANY as MANY_APPROVALS
from armillary.fittings.notifications.queries import MANY, unread
from armillary.gate.request import Request, act_of
from armillary.people.models import Person
from armillary.web.frame.counts import counts_of
from armillary.web.frame.creations import CreationPlace, creations
from armillary.web.frame.rail import GroupPlace, Place, ShelfPlace, groups, shelves
from armillary.web.lists.views import work_url
from armillary.web.live.topics import bell_of
from armillary.web.templatetags.drawn import fill
from armillary.web.values.making import initials

THEMES = frozenset({"auto", "light", "dark"})
WIDTHS = frozenset({"wide", "narrow"})
SERVICE_DESK = "/reports/service-desk"
WORK = "/work"
APPROVALS = "/approvals/inbox"
MAP = "/map"
CONFORMANCE = "/conformance"
GUIDES = "/guides"
GLOSSARY = "/glossary"
RACI = "/raci"


@dataclass(frozen=True, slots=True)
class Self:
    """Who is signed in."""

    name: str
    initials: str
    email: str
    number: str
    url: str


@dataclass(frozen=True, slots=True)
class MyWork:
    """The way to what this person should do next, or decide; "" where nothing is counted."""

    url: str
    current: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Bell:
    """How much news is unread, "" for none; the topic under which the bell hears of more."""

    count: str
    topic: str
    url: str = "/notifications"
    fresh_url: str = "/notifications/bell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """See base.html. Without a person only the choices of the device are filled."""

    theme: str
    rail: str
    person: Self | None = None
    my_work: MyWork | None = None
    approvals: MyWork | None = None
    map: MyWork | None = None
    bell: Bell | None = None
    live_url: str = ""
    creations: tuple[CreationPlace, ...] = ()
    reports: tuple[Place, ...] = ()
    groups: tuple[GroupPlace, ...] = ()
    shelves: tuple[ShelfPlace, ...] = ()
    home_url: str = "/"
    search_url: str = "/search"
    suggest_url: str = "/suggest"
    palette_url: str = "/palette"
    api_docs_url: str = "/api/docs"
    sign_out_url: str = "/sign-out"
    rail_html: str = ""


def frame(request: Request) -> dict[str, Any]:
    """The context processor."""
    plain = Frame(
        theme=_one_of(THEMES, request.COOKIES.get("armillary_theme", ""), "auto"),
        rail=_one_of(WIDTHS, request.COOKIES.get("armillary_rail", ""), "wide"),
    )
    actor = getattr(request, "actor", None)
    return {"frame": _for(actor, request, plain) if actor else plain}


def _for(actor: Person, request: Request, plain: Frame) -> Frame:
    slug = request.path.split("/", 2)[1]
    counts = counts_of(actor)
    frame = replace(
        plain,
        person=Self(actor.name, initials(actor.name), actor.email, actor.number, "/me"),
        my_work=_my_work(actor, request),
        approvals=_approvals(counts.approvals, request.path),
        map=MyWork(MAP, request.path.startswith(MAP)) if actor.is_staff else None,
        bell=_bell(actor, counts.unread),
        live_url="/live",
        creations=creations(act_of(request)),
        reports=(*reports(actor, request.path), *books(actor, request.path)),
        groups=groups(actor, slug),
        shelves=shelves(act_of(request), slug),
    )
    return replace(frame, rail_html=rail_html(replace(frame, person=None, bell=None, creations=())))


@lru_cache(maxsize=1024)
def rail_html(frame: Frame) -> str:
    """The rail by its template; it is the same for all who see the same in it."""
    return fill("parts/rail.html", frame=frame)


def bell(actor: Person) -> Bell:
    """The bell of this person, as it hangs now."""
    return _bell(actor, unread(actor))


def _bell(actor: Person, found: int) -> Bell:
    count = f"{MANY}+" if found > MANY else str(found or "")
    return Bell(count, str(bell_of(actor.pk)))


def way_to_work(actor: Person) -> str:
    """Where this person finds what to do next, or what became of the own calls."""
    return WORK if actor.is_staff else work_url(actor)


def _my_work(actor: Person, request: Request) -> MyWork:
    url = way_to_work(actor)
    return MyWork(url, url in (request.get_full_path(), request.path))


def _approvals(found: int, path: str) -> MyWork:
    """The way to what waits for a decision, and how much of it there is."""
    count = f"{MANY_APPROVALS}+" if found > MANY_APPROVALS else str(found or "")
    return MyWork(APPROVALS, path == APPROVALS, count)


def reports(actor: Person, path: str) -> tuple[Place, ...]:
    """The reports that this person may read."""
    if not actor.is_staff:
        return ()
    return (
        Place("Service desk", SERVICE_DESK, "report-analytics", path == SERVICE_DESK),
        Place("Conformance", CONFORMANCE, "checks", path.startswith(CONFORMANCE)),
    )


def books(actor: Person, path: str) -> tuple[Place, ...]:
    """What tells this person how work is done here, and what its words mean."""
    if not actor.is_staff:
        return ()
    return (
        Place("Process guides", GUIDES, "book", path.startswith(GUIDES)),
        Place("Who does what", RACI, "shield-lock", path.startswith(RACI)),
        Place("Glossary", GLOSSARY, "abc", path == GLOSSARY),
    )


def _one_of(known: frozenset[str], asked: str, otherwise: str) -> str:
    return asked if asked in known else otherwise
