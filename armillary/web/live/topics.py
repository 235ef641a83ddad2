"""What a page wants to hear of: a record, the list of a type, or the news of its reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from armillary.fittings.notifications.announcing import BELL
from armillary.kernel.lifecycle.references import BIGGEST_KEY
from armillary.people.models import Person
from armillary.transformation.flow.announcing import FLOW

MOST = 50
NO_RECORDS = frozenset({BELL, FLOW})
"""Topics of which no record is seen or unseen: `may_hear` alone decides."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`record:incidents:42`, or `list:incidents` where there is no key."""

    slug: str
    key: int | None = None

    def __str__(self) -> str:
        return f"list:{self.slug}" if self.key is None else f"record:{self.slug}:{self.key}"


def topics_in(text: str, slugs: Iterable[str]) -> frozenset[Topic]:
    """The topics in "a,b,c"; what is none, or of a type that does not exist, is left out."""
    known = frozenset(slugs)
    found = (_topic(part) for part in text.split(",")[:MOST])
    return frozenset(topic for topic in found if topic and topic.slug in known)


def bell_of(person: int) -> Topic:
    """The news of one person."""
    return Topic(BELL, person)


def may_hear(topic: Topic, person: Person) -> bool:
    """Whether somebody may listen at all: to any record or list, but to no bell of others."""
    if topic.slug == FLOW:
        return person.is_staff
    return topic.slug != BELL or topic == bell_of(person.pk)


def _topic(text: str) -> Topic | None:
    match text.split(":"):
        case ["list", slug]:
            return Topic(slug)
        case ["record", slug, key] if key.isascii() and key.isdigit() and len(key) < 20:
            return Topic(slug, int(key)) if int(key) <= BIGGEST_KEY else None
    return None
