"""How much of the model happens: activities, interactions, and hand-offs where it states them."""

from collections.abc import Mapping
from dataclasses import dataclass

from armillary.engines.conformance import Share
from armillary.reference.activities import ACTIVITIES
from armillary.reference.edges import EDGES, edge, edges_of
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow import queries
from armillary.transformation.flow.span import Span
from armillary.transformation.raci.matrix import doings


@dataclass(frozen=True, slots=True)
class CoveredProcess:
    """What of a process happened, of what the model states."""

    activities: Share
    interactions: Share


@dataclass(frozen=True, slots=True)
class Covered:
    """What happened of what the model states; `possible` are activities that some verb performs.

    `precision` is hand-offs along stated interactions, of all hand-offs.
    """

    activities: Share
    possible: Share
    interactions: Share
    precision: Share
    by_process: Mapping[str, CoveredProcess]


def covered(span: Span) -> Covered:
    """Count it in a period."""
    performed = queries.performed(ACTIVITIES, span.first, span.last)
    passed = [each for each in queries.edges(span).values() if each.offered]
    used = {each.edge for each in passed}
    built = doings()
    stated = sum(
        each.offered for each in passed if edge(each.edge).carries(each.sender, each.receiver)
    )
    return Covered(
        activities=Share(sum(each.value in performed for each in ACTIVITIES), len(ACTIVITIES)),
        possible=Share(sum(each in built for each in ACTIVITIES), len(ACTIVITIES)),
        interactions=Share(len(used), len(EDGES)),
        precision=Share(stated, sum(each.offered for each in passed)),
        by_process={
            each.id: CoveredProcess(
                Share(sum(a.value in performed for a in each.activities), len(each.activities)),
                _interactions(each.id, used),
            )
            for each in PROCESSES
        },
    )


def _interactions(process: str, used: set[int]) -> Share:
    own = edges_of(process)
    return Share(sum(each.id in used for each in own), len(own))
