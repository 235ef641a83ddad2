"""Ringing the bells: the open pages of a person look again, after the commit."""

from collections.abc import Iterable

from armillary.kernel.journal.announcing import News, announce
from armillary.people.models import Person

BELL = "notifications"
"""The topic under which a page hears of the news of one person, and of nobody else's."""


def ring(people: Iterable[Person]) -> None:
    """Have the pages of these people look at their bell again."""
    each_once = {person.pk: person.organisation_id for person in people}
    announce(
        News(type=BELL, id=key, verb="tell", organisation=whose) for key, whose in each_once.items()
    )
