"""The words in which this house can be asked: its classes, its attributes, its ways."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from armillary.assurance.configuration.asking.tree import Language, Phrase, Property
from armillary.assurance.configuration.models import RelationType
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.catalogue import Catalogue, catalogue
from armillary.assurance.configuration.queries.survivors import instead, note
from armillary.assurance.configuration.queries.told import told
from armillary.assurance.configuration.vocabulary import (
    Criticality,
    Environment,
    Falls,
    Family,
    Standing,
    State,
)
from armillary.kernel.custom import of as custom_of
from armillary.people.models import Person

SLUG = "configuration-items"
FAR = 10
"""How many steps “needs” and “needed by” go, unless the question says."""


def language(actor: Person, now: datetime, moment: Moment | None = None) -> Language:
    """What this person may ask with. No statement: it is made of what is known by heart."""
    known = catalogue()
    return Language(
        classes=dict(_classes(known)),
        properties=dict(_properties(actor)),
        phrases={each.words: each for each in _phrases(known.types.values())},
        today=now.date(),
        now=now,
        me=actor.number,
        follow=partial(_follow, actor=actor, moment=moment),
    )


def _follow(key: int, actor: Person, moment: Moment | None) -> tuple[int, str]:
    asked = told((key,), actor, moment)
    survivor = instead((key,), asked, actor, moment).get(key)
    return (survivor.key, note(key, survivor)) if survivor else (key, "")


def own_properties() -> tuple[Property, ...]:
    """What can be asked of each thing, whatever it is."""
    return _OWN


def _classes(known: Catalogue) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield "anything", ()
    for key, each in known.classes.items():
        below = tuple(sorted(known.below(key)))
        yield each.label.casefold(), below
        yield each.name.replace("_", " "), below
        yield each.name, below


def _properties(actor: Person) -> Iterator[tuple[str, Property]]:
    for field in custom_of(SLUG, actor):
        kind = "address" if field.compared else field.kind
        made = Property(field.key, field.label, kind, field.key, field.choices, custom=True)
        yield field.label.casefold(), made
        yield field.key, made
    for each in _OWN:
        yield each.label.casefold(), each
        yield each.name.replace("_", " "), each
        yield each.name, each


def _phrases(types: Iterable[RelationType]) -> Iterator[Phrase]:
    """Each way as it reads from the near end, then those that follow what fails with what."""
    active = [each for each in types if each.state == Standing.ACTIVE]
    for each in active:
        for said in (each.forward.casefold(), each.name):
            yield from _spoken(said, (each.pk,), (), 1)
        yield from _spoken(each.backward.casefold(), (), (each.pk,), 1)
    first = tuple(each.pk for each in active if each.falls == Falls.SOURCE)
    second = tuple(each.pk for each in active if each.falls == Falls.TARGET)
    yield from _spoken("needs", first, second, FAR)
    yield from _spoken("is needed by", second, first, FAR)
    every = tuple(each.pk for each in active)
    yield from _spoken("is related to", every, every, 1)


def _spoken(
    said: str, forward: tuple[int, ...], backward: tuple[int, ...], usual: int
) -> Iterator[Phrase]:
    """As it is written, and without the “is” before it."""
    for words in dict.fromkeys((said, said.removeprefix("is "))):
        yield Phrase(words, forward, backward, usual)


_OWN = (
    Property("name", "Name", "text", "name"),
    Property("number", "Number", "number", "id"),
    Property("description", "Description", "long_text", "description"),
    Property("state", "State", "choice", "state", tuple(State.choices)),
    Property("family", "Family", "choice", "family", tuple(Family.choices)),
    Property("criticality", "Criticality", "choice", "criticality", tuple(Criticality.choices)),
    Property("environment", "Environment", "choice", "environment", tuple(Environment.choices)),
    Property("owner", "Owner", "person", "owner_id"),
    Property("team", "Support team", "team", "team_id"),
    Property("user", "User", "person", "user_id"),
    Property("last_seen_at", "Last seen", "moment", "last_seen_at"),
    Property("missing", "Missing", "boolean", "missing"),
    Property("quarantined", "Quarantined", "boolean", "quarantined"),
)
