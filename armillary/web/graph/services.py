"""The services that something reaches by the graph: one by one, and all in a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from armillary.assurance.configuration.queries.impact import Downstream, Reached
from armillary.engines.dependencies import Redundancy, State
from armillary.web.graph.document import OUTCOMES, address_of

HIDDEN = "something that you may not see"
BECOMES = {
    State.DOWN: "down",
    State.DEGRADED: "degraded",
    State.REDUCED: "with less to fall back on",
}


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service that is hit: what becomes of it, what is left, and the way of the failure."""

    url: str
    name: str
    outcome: str
    outcome_label: str
    left: str
    way: str


def lines(services: Iterable[Reached], found: Downstream) -> Iterator[ServiceLine]:
    """As the panels beside records show them."""
    names = {item.number: item.name for item in found.seen.values()}
    for row in services:
        yield ServiceLine(
            url=address_of(row.item.number),
            name=row.item.name,
            outcome=row.becomes.name.lower(),
            outcome_label=OUTCOMES[row.becomes],
            left=_left(found.redundancy(row.item.key)),
            way=" → ".join(names[each] if each else HIDDEN for each in row.path),
        )


def answer(services: Iterable[Reached], users: int) -> str:
    """What becomes of how many services, and how many people feel it."""
    said = becoming(row.becomes for row in services)
    told = f"Services: {said}." if said else "No service fails with it."
    if not users:
        return told
    people = "1 person has" if users == 1 else f"{users:,} people have"
    return f"{told} {people} something in use that is hit."


def becoming(outcomes: Iterable[State]) -> str:
    """How many of each become what, the worst first: "2 down, 1 degraded"."""
    counts = Counter(outcomes)
    return ", ".join(f"{counts[each]:,} {words}" for each, words in BECOMES.items() if counts[each])


def _left(left: Redundancy | None) -> str:
    if left is None:
        return ""
    return f"{left.standing} of {left.members} stand, {left.needed} needed"
