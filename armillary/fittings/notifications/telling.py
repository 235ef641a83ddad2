"""Telling people: whoever may see it, wants to hear of it and did not do it, once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from armillary.fittings.notifications.announcing import ring
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.queries import wishes_of
from armillary.fittings.notifications.rules import Wishes, mail_moment
from armillary.fittings.notifications.sight import seen_among
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.kernel import known
from armillary.kernel.access import rights
from armillary.kernel.acts import Act
from armillary.kernel.registry import record_type_of
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.roles import Role

LONGEST_TEXT = 300
LONG_OVERDUE = timedelta(days=14)
"""What is overdue for longer when it is first seen, after an import or a long rest, is no news."""


class Due(Protocol):
    """What should be done by a moment."""

    @property
    def due_at(self) -> datetime | None: ...


Late = TypeVar("Late", bound=Due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The record that news is about, by its type, and what it is called."""

    slug: str
    key: int
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something to tell one person.

    `actor` is who did it and never hears of it; None where nobody did. `entry` is the line of the
    journal behind it; `internal` news is for the provider's people. `mail_url` is where a mail
    leads when not to the same place.
    """

    person: int
    what: What
    text: str
    about: Subject | None = None
    url: str = ""
    mail_url: str = ""
    actor: int | None = None
    entry: int | None = None
    internal: bool = False


def tell(
    act: Act, person: Person, *, what: str, text: str, about: Record | None = None, url: str = ""
) -> None:
    """Tell one person something, in the transaction of this act.

    Nobody is told of the own acts, but for what goes on by itself after them and is finished.
    Whoever may not see the record, or does not want to hear of this, is told nothing.
    """
    kind = What(what)
    actor = None if kind is What.FINISHED else act.actor.pk
    subject = subject_of(about) if about is not None else None
    news = News(person=person.pk, what=kind, text=text, about=subject, url=url, actor=actor)
    tell_all(act, (news,))


def tell_all(act: Act, news: Iterable[News]) -> int:
    """Tell many people much, by a constant number of queries; how much of it was told.

    News of a line that a person has heard of already is left out, whoever tells it again.
    """
    given = [each for each in news if each.person != each.actor]
    people = _listeners(given)
    given = _seen([each for each in given if each.person in people], people)
    if not given:
        return 0
    wishes = wishes_of(people)
    made = [
        row
        for each in given
        if (row := _row(each, people[each.person], wishes.get(each.person, Wishes()), act))
    ]
    Notification.objects.bulk_create(made, ignore_conflicts=True)
    ring(people[row.person_id] for row in made)
    return len(made)


def tell_of_late(
    act: Act, overdue: Iterable[Late], news: Callable[[Late, datetime], Iterable[News]]
) -> int:
    """Tell of what is overdue, but for what is so for very long; how much was told."""
    due = [(each, at) for each in overdue if (at := each.due_at) and act.at - at < LONG_OVERDUE]
    return tell_all(act, (told for each, at in due for told in news(each, at)))


def subject_of(record: Record) -> Subject:
    """The record as news tells of it."""
    title = str(getattr(record, record_type_of(type(record)).title))
    slug = known.of(type(record)).slug
    return Subject(slug=slug, key=record.pk, number=record.number, title=title)


def _listeners(given: Sequence[News]) -> dict[int, Person]:
    """Those who can come in and read it, with their rights. The robot reads nothing."""
    people = rights.active(each.person for each in given) if given else {}
    return {key: person for key, person in people.items() if Role.ROBOT not in person.roles}


def _seen(given: list[News], people: Mapping[int, Person]) -> list[News]:
    """What each of these people may see now."""
    asked = [(people[each.person], each.about.slug, each.about.key) for each in given if each.about]
    seen = seen_among(asked)
    return [
        each
        for each in given
        if (each.about is None or (each.person, each.about.slug, each.about.key) in seen)
        and (people[each.person].is_staff or not each.internal)
    ]


def _row(news: News, person: Person, wishes: Wishes, act: Act) -> Notification | None:
    """The news as it is kept; None where the person never wants to hear of it."""
    way = wishes.way(news.what)
    if way is Way.NEVER:
        return None
    about = news.about
    return Notification(
        person=person,
        what=news.what,
        text=news.text[:LONGEST_TEXT],
        actor_id=news.actor,
        about_type=about.slug if about else "",
        about_id=about.key if about else None,
        about_number=about.number if about else "",
        about_title=about.title[:LONGEST_TEXT] if about else "",
        url=news.url or (f"/{about.slug}/{about.number}" if about else ""),
        mail_url=news.mail_url,
        internal=news.internal,
        entry=news.entry,
        at=act.at,
        way=way,
        mail_at=mail_moment(way, act.at, wishes, ZoneInfo(person.zone)),
    )
