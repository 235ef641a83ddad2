"""What hangs together with an item, as its page shows it: what is, and what is planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.neighbours import Neighbour, neighbours
from armillary.assurance.configuration.vocabulary import State
from armillary.fittings.past import Moment
from armillary.records.models import numbered
from armillary.web.values.kinds import State as Shown
from armillary.web.values.states import state

SLUG = "configuration-items"
COMING = frozenset(
    (State.PLANNED, State.ORDERED, State.RECEIVED, State.BUILD_AND_TEST, State.STAGED)
)
"""Not there yet to be relied on, but meant to be."""
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Other:
    """The other end of a relation, in one line; `state` only where it stands out."""

    url: str
    number: str
    name: str
    of: str
    state: Shown | None


@dataclass(frozen=True, slots=True)
class Relatives:
    """The things to which one is related in one way; `rule` says how many of them it needs."""

    words: str
    rule: str
    count: int
    shown: tuple[Other, ...]
    more: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that is planned to hang together with an item, and how."""

    words: str
    other: Other


@dataclass(frozen=True, slots=True)
class Related:
    """What hangs together with an item now, and what is planned to."""

    ways: tuple[Relatives, ...]
    planned: tuple[Coming, ...]


def related(item: ConfigurationItem, then: Moment | None = None) -> Related:
    """All of it: what starts here first."""
    found = neighbours(item.pk, then)
    there = [each for each in found if each.state not in COMING]
    by_way = groupby(there, _way)
    coming = [each for each in found if each.state in COMING]
    return Related(
        tuple(_relatives(sorted(some, key=attrgetter("name"))) for _, some in by_way),
        tuple(map(Coming, map(_words, coming), _others(coming))),
    )


def _way(of: Neighbour) -> tuple[bool, int, str]:
    """A group matters to who needs it: the others may be members of several."""
    return of.outgoing, of.relation_type, of.group if of.outgoing else ""


def _relatives(found: list[Neighbour]) -> Relatives:
    first, others = found[0], tuple(_others(found))
    return Relatives(
        words=_words(first),
        rule=_rule(first, len(found)),
        count=len(found),
        shown=others[:SHOWN],
        more=others[SHOWN:],
    )


def _words(one: Neighbour) -> str:
    known = catalogue().types[one.relation_type]
    return known.forward if one.outgoing else known.backward


def _rule(first: Neighbour, many: int) -> str:
    """Of a group, how many are needed: only the end that needs them says so."""
    if not (first.group and first.outgoing):
        return ""
    return f"{first.group}: {first.needed or 1} of {many} needed"


def _others(found: Iterable[Neighbour]) -> Iterable[Other]:
    classes = catalogue().classes
    for each in found:
        number = numbered(ConfigurationItem.prefix, each.key)
        of = classes[each.configuration_class].label
        yield Other(f"/{SLUG}/{number}", number, each.name, of, unusual(each.state))


def unusual(held: str) -> Shown | None:
    """Its state, where it is not the one that nearly all are in."""
    return None if held == State.IN_PRODUCTION else state(SLUG, held)
