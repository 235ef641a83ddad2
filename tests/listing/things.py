"""Things for lists to show, made by their verbs."""

from datetime import UTC, datetime
from typing import Any

from armillary.kernel.listing.asked import Question
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.listing.reading import Page, page
from armillary.people.models import Person
from tests.makers import by
from tests.throwaway import process
from tests.throwaway.models import Thing

CHRISTMAS = datetime(2026, 12, 24, 12, 0, tzinfo=UTC)


def a_thing(keeper: Person, title: str = "Ladder", **arguments: Any) -> Thing:
    """A thing on the shelf."""
    return process.shelve(by(keeper), title=title, **arguments)


def a_lent_thing(
    keeper: Person, holder: Person, title: str = "Drill", *, due_at: datetime | None = CHRISTMAS
) -> Thing:
    """A thing that somebody has."""
    thing = a_thing(keeper, title)
    process.lend(thing, by(keeper), holder=holder, due_at=due_at)
    return thing


def asked(query: str, actor: Person) -> Question:
    """The question that an address asks of the list of things."""
    return question(process.THING, pairs_of(query), actor)


def listed(query: str, actor: Person) -> Page:
    """The page of things that an address shows."""
    return page(asked(query, actor), actor)


def numbers(query: str, actor: Person) -> list[str]:
    """The numbers on that page, in their order."""
    return [row.number for row in listed(query, actor).rows]
