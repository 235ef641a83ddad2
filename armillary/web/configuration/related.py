"""What hangs together with an item, as its page shows it: by way, each with its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.queries.neighbours import Neighbour, neighbours
from armillary.fittings.past import Moment
from armillary.records.models import numbered
from armillary.web.values.kinds import State
from armillary.web.values.states import state

SLUG = "configuration-items"
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Other:
    """The other end of a relation, in one line."""

    url: str
    number: str
    name: str
    of: str
    state: State


@dataclass(frozen=True, slots=True)
class Relatives:
    """The things to which one is related in one way; `rule` says how many of them it needs."""

    words: str
    rule: str
    count: int
    shown: tuple[Other, ...]
    more: tuple[Other, ...]


def relatives(item: ConfigurationItem, then: Moment | None = None) -> tuple[Relatives, ...]:
    """All of them: what starts here first."""
    by_way = groupby(neighbours(item.pk, then), attrgetter("outgoing", "relation_type", "group"))
    return tuple(_relatives(list(found)) for _, found in by_way)


def _relatives(found: list[Neighbour]) -> Relatives:
    first, known = found[0], catalogue().types[found[0].relation_type]
    others = tuple(_others(found))
    return Relatives(
        words=known.forward if first.outgoing else known.backward,
        rule=_rule(first, len(found)),
        count=len(found),
        shown=others[:SHOWN],
        more=others[SHOWN:],
    )


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
        yield Other(f"/{SLUG}/{number}", number, each.name, of, state(SLUG, each.state))
