"""Editions of a guide as its pages show them: what was different, who reviewed and who has read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from armillary.people.models import Person
from armillary.transformation.guides import queries
from armillary.transformation.guides.comparing import Changed, compared
from armillary.transformation.guides.models import Acknowledgement, GuideEdition
from armillary.transformation.guides.told import Told
from armillary.transformation.guides.vocabulary import AcknowledgementState, EditionState
from armillary.transformation.guides.wording import digest_of, lines_of
from armillary.web.guides.linking import guide_url
from armillary.web.guides.paper import Copy
from armillary.web.values.kinds import State
from armillary.web.values.making import day
from armillary.web.values.states import state

MOST_NAMED = 12
EDITIONS, ASKED = "guide-editions", "acknowledgements"


@dataclass(frozen=True, slots=True)
class ShownEdition:
    """An edition as a line of the history."""

    ordinal: int
    number: str
    url: str
    record_url: str
    on: str
    state: State
    changed: str
    review: str


@dataclass(frozen=True, slots=True)
class MyReading:
    """What the one who looks is to read, or has read."""

    title: str
    guide_url: str
    ordinal: int
    is_open: bool
    is_late: bool
    due: str
    read: str
    because: tuple[str, ...]
    action: str
    version: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who has a part in the process and has not read its guide yet."""

    name: str
    url: str
    ordinal: int
    until: str
    is_late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that the page of a guide says of its editions and its readers."""

    editions: tuple[ShownEdition, ...]
    is_stale: bool
    mine: MyReading | None
    may_review: str
    readers: tuple[Reader, ...]
    read: int
    asked: int
    list_url: str

    @property
    def newest(self) -> ShownEdition | None:
        return self.editions[0] if self.editions else None


def reading_of(told: Told, actor: Person, at: datetime) -> Reading:
    """The editions of a guide, who has read it, and what of that concerns who looks."""
    process = told.process.id
    editions = queries.editions(process, actor)
    mine = queries.asked_of(actor, process)
    counts = queries.how_many(process, actor)
    read, to_read = (
        counts.get(each, 0) for each in (AcknowledgementState.READ, AcknowledgementState.TO_READ)
    )
    newest = editions[0] if editions else None
    return Reading(
        editions=tuple(map(_edition, editions)),
        is_stale=newest is None or newest.digest != digest_of(lines_of(told)),
        mine=my_reading(mine[0], at) if mine else None,
        may_review=_way_to_review(newest, actor),
        readers=tuple(_reader(e, at) for e in queries.still_to_read(process, actor, MOST_NAMED)),
        read=read,
        asked=read + to_read,
        list_url=f"/{ASKED}?process={process}",
    )


def my_reading(asked: Acknowledgement, at: datetime) -> MyReading:
    """What somebody is to read or has read."""
    is_open = asked.state == AcknowledgementState.TO_READ
    return MyReading(
        title=asked.edition.title,
        guide_url=guide_url(asked.process),
        ordinal=asked.edition.ordinal,
        is_open=is_open,
        is_late=bool(is_open and asked.due_at and asked.due_at <= at),
        due=day(asked.due_at) if asked.due_at else "",
        read=day(asked.read_at) if asked.read_at else "",
        because=tuple(asked.because.splitlines()),
        action=f"/{ASKED}/{asked.number}/acknowledge",
        version=asked.version,
    )


def copy_of(told: Told, actor: Person) -> Copy:
    """A guide as it is printed."""
    editions = queries.editions(told.process.id, actor)
    return Copy(
        told=told,
        mark=_mark(told, editions[0] if editions else None),
        history=tuple(
            (str(each.ordinal), day(each.created_at), each.changed, _review(each))
            for each in editions
        ),
    )


def _mark(told: Told, newest: GuideEdition | None) -> str:
    if newest is None:
        return "Not brought out yet"
    is_it = newest.digest == digest_of(lines_of(told))
    return f"Edition {newest.ordinal}{'' if is_it else ', altered since'}"


def difference(editions: Iterable[GuideEdition], ordinal: int) -> tuple[Changed, ...] | None:
    """What one edition has changed; None where it is not there, or the first."""
    by_ordinal = {each.ordinal: each for each in editions}
    before, after = by_ordinal.get(ordinal - 1), by_ordinal.get(ordinal)
    if before is None or after is None:
        return None
    return compared(queries.wording(before), queries.wording(after))


def _edition(each: GuideEdition) -> ShownEdition:
    return ShownEdition(
        ordinal=each.ordinal,
        number=each.number,
        url=f"{guide_url(each.process)}/editions/{each.ordinal}" if each.ordinal > 1 else "",
        record_url=f"/{EDITIONS}/{each.number}",
        on=day(each.created_at),
        state=state(EDITIONS, each.state),
        changed=each.changed,
        review=_review(each),
    )


def _review(each: GuideEdition) -> str:
    if each.reviewed_by and each.reviewed_at:
        return f"{each.reviewed_by.name}, {day(each.reviewed_at)}"
    if each.state == EditionState.TO_REVIEW and each.assignee:
        until = f", until {day(each.due_at)}" if each.due_at else ""
        return f"waits for {each.assignee.name}{until}"
    return "nobody" if each.state == EditionState.REPLACED else "nobody yet"


def _way_to_review(newest: GuideEdition | None, actor: Person) -> str:
    """Where whoever answers for the process reviews it; nothing for all others."""
    if newest is None or newest.state != EditionState.TO_REVIEW:
        return ""
    return f"/{EDITIONS}/{newest.number}/review" if newest.owner in actor.roles else ""


def _reader(each: Acknowledgement, at: datetime) -> Reader:
    return Reader(
        name=each.assignee.name,
        url=f"/{ASKED}/{each.number}",
        ordinal=each.edition.ordinal,
        until=day(each.due_at) if each.due_at else "",
        is_late=bool(each.due_at and each.due_at <= at),
    )
