"""What hangs together with an item, as its page shows it: what is, and what is planned."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.neighbours import Neighbour, neighbours
from armillary.assurance.configuration.vocabulary import State
from armillary.fittings.past import Moment
from armillary.kernel.listing.parameters import address
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
    """The things to which one is related in one way; `rule` says how many of them it needs.

    `beyond`: how many more there are than a page can hold, and `all_url` asks for all of them.
    """

    words: str
    rule: str
    count: str
    shown: tuple[Other, ...]
    more: tuple[Other, ...]
    beyond: int
    all_url: str


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
    told = Counter((each.outgoing, each.relation_type) for each in found)
    return Related(
        tuple(_relatives(sorted(some, key=attrgetter("name")), told, item) for _, some in by_way),
        tuple(map(Coming, map(_words, coming), _others(coming))),
    )


def _way(of: Neighbour) -> tuple[bool, int, str]:
    """A group matters to who needs it: the others may be members of several."""
    return of.outgoing, of.relation_type, of.group if of.outgoing else ""


def _relatives(
    found: list[Neighbour], told: Mapping[tuple[bool, int], int], item: ConfigurationItem
) -> Relatives:
    first, others = found[0], tuple(_others(found))
    beyond = first.many - told[first.outgoing, first.relation_type]
    return Relatives(
        words=_words(first),
        rule=_rule(first, len(found)),
        count=f"{len(found) + beyond:,}",
        shown=others[:SHOWN],
        more=others[SHOWN:],
        beyond=beyond,
        all_url=_asking_for_all(first, item) if beyond else "",
    )


def _asking_for_all(first: Neighbour, item: ConfigurationItem) -> str:
    """The question for whatever is related to it in this way, read from the other end."""
    known = catalogue().types[first.relation_type]
    way = known.backward if first.outgoing else known.forward
    asked = f"anything where {way} (anything where number = {item.number})"
    return address("/questions/ask", (("q", asked),))


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
