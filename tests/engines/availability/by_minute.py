"""What became of the agreed time, reckoned minute by minute with no cleverness at all."""

from collections import Counter
from collections.abc import Collection, Sequence

from armillary.engines.availability import Hit, Tie
from armillary.engines.dependencies import Edge, Rule, State
from tests.engines.dependencies import brute

SERVICE = 0


def states(ties: Sequence[Tie], hits: Sequence[Hit], minute: int, nodes: int) -> State:
    """How the service stands in this minute, by going round."""
    edges = [tie.edge for tie in ties if tie.start <= minute < tie.end]
    edges += [Edge(node, nodes + node, Rule.DEGRADE) for node in range(nodes)]
    failed = {
        hit.node + (0 if hit.state is State.DOWN else nodes)
        for hit in hits
        if hit.start <= minute < hit.end
    }
    return brute.states(edges, failed, 2 * nodes)[SERVICE]


def reckoned(
    ties: Sequence[Tie],
    hits: Sequence[Hit],
    agreed: Collection[int],
    watched: Collection[int],
    nodes: int,
) -> Counter[str]:
    """How many of the agreed minutes were what."""
    found = Counter[str]()
    for minute in agreed:
        really = states(ties, [hit for hit in hits if not hit.planned], minute, nodes)
        in_all = states(ties, hits, minute, nodes)
        if really is State.DOWN:
            found["down"] += 1
        elif in_all is State.DOWN:
            found["planned"] += 1
        elif in_all is State.DEGRADED:
            found["degraded"] += 1
        else:
            found["up" if minute in watched else "unknown"] += 1
    return found
