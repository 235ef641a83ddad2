"""Ringing the bells: the open pages of a person look again, after the commit."""

from collections.abc import Iterable

from armillary.kernel.journal.announcing import News, announce
from armillary.people.models import Person

BELL = "notifications"
"""The topic under which a page hears of the news of one person, and of nobody else's."""


def ring(people: Iterable[Person]) -> None:
    """Have the pages of these people look at their bell again."""
    announce({person.pk: bell_news(person) for person in people}.values())


def bell_news(person: Person) -> News:
    """That there is something new for this person."""
    return News(type=BELL, id=person.pk, verb="tell", organisation=person.organisation_id)
