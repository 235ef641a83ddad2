"""Changes in calendars of other programs: for who plans them, and who has to expect them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from armillary.assurance.change.queries import calendar, published
from armillary.assurance.change.queries.calendar import Entry
from armillary.assurance.change.queries.published import Notice
from armillary.assurance.change.vocabulary import IN_HAND, Path, Risk, State
from armillary.fittings.feeds.sources import Event, Source
from armillary.fittings.feeds.vocabulary import Standing
from armillary.kernel.errors import Invalid
from armillary.kernel.listing.asked import Pairs
from armillary.people.models import Person

BEHIND, AHEAD = timedelta(days=90), timedelta(days=366)
_ANY = datetime(2000, 1, 1, tzinfo=UTC)
FIRM = (State.SCHEDULED, *IN_HAND, State.REVIEW, State.CLOSED)


def changes(pairs: Pairs, reader: Person, at: datetime) -> Iterator[Event]:
    """Those that a question means, with what was called off of them."""
    asked = calendar.asked(pairs, reader, (at - BEHIND, at + AHEAD), gone=True)
    yield from map(_event, calendar.entries(asked, reader))


def notices(pairs: Pairs, reader: Person, at: datetime) -> Iterator[Event]:
    """What the reader has to expect."""
    yield from map(_notice, published.notices(reader, at - BEHIND, at + AHEAD))


def _check(pairs: Pairs, reader: Person) -> None:
    calendar.asked(pairs, reader, (_ANY, _ANY))


def _check_empty(pairs: Pairs, reader: Person) -> None:
    if pairs:
        raise Invalid({"question": "This one asks for nothing: it is always about your services."})


def _event(entry: Entry) -> Event:
    return Event(
        key=entry.number.lower(),
        revision=entry.version,
        changed_at=entry.updated_at,
        start=entry.start,
        end=entry.end,
        title=f"{entry.number} {entry.title}",
        text="\n".join(_lines(entry)),
        path=f"/changes/{entry.number}",
        category="Change",
        standing=_standing(entry.state),
        busy=False,
    )


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{State(entry.state).label} · {Path(entry.path).label}"
    if entry.risk:
        yield f"Risk: {Risk(entry.risk).label.lower()}"
    named = (
        ("Service", entry.service),
        ("Item", entry.item),
        ("Team", entry.team),
        ("Done by", entry.implementer),
    )
    yield from (f"{label}: {each.name}" for label, each in named if each)
    if entry.conflicts:
        yield f"Conflicts: {entry.conflicts}"


def _standing(state: str) -> Standing:
    if state in calendar.CALLED_OFF:
        return Standing.CANCELLED
    return Standing.CONFIRMED if state in FIRM else Standing.TENTATIVE


def _notice(notice: Notice) -> Event:
    standing = Standing.TENTATIVE if notice.put_off else Standing.CONFIRMED
    return Event(
        key=f"notice-{notice.number.lower()}",
        revision=notice.version,
        changed_at=notice.changed_at,
        start=notice.start,
        end=notice.end,
        title=f"{notice.title}: {notice.words}",
        text=f"{notice.words}\nYou may refer to {notice.number}.",
        path="/planned-work",
        category="Planned work",
        standing=Standing.CANCELLED if notice.called_off else standing,
        busy=False,
    )


SOURCES = (
    Source(
        name="changes",
        label="Changes",
        events=changes,
        check=_check,
        open_to=lambda reader: reader.is_staff,
    ),
    Source(
        name="planned_work",
        label="Planned work at my services",
        events=notices,
        check=_check_empty,
        open_to=lambda reader: True,
    ),
)
