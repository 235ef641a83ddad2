"""What has failed, judged by what is heard: the suspects, each with what speaks for and against it.

A suspect is one thing, or two together. It explains whatever is heard of a thing that its failure
would bring down or degrade. What is heard of others it leaves open, and things known to be well
that it would have hit are silent: both count against it. Nothing but these sums decides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from armillary.engines.dependencies.causes import causes
from armillary.engines.dependencies.falling import what_if
from armillary.engines.dependencies.graph import Graph

MOST_PAIRED = 24
"""Among how many single suspects all pairs are tried."""
ANOTHER = 1.0
"""What a second fault costs: two things seldom fail at the same time."""
Weights = Mapping[int, float]


class Suspect(NamedTuple):
    """What may have failed; what it explains, what it leaves open, and who is silent."""

    nodes: tuple[int, ...]
    score: float
    explains: frozenset[int]
    leaves: frozenset[int]
    silent: frozenset[int]
    hits: int


class Evidence(NamedTuple):
    """How much it weighs that something is heard of a thing, that one is well, that one is known
    to be likely to fail, for instance because it was changed shortly before."""

    heard: Weights
    well: Weights = {}
    prior: Weights = {}


def suspects(graph: Graph, evidence: Evidence, among: Collection[int] = ()) -> list[Suspect]:
    """The likeliest first; of equals the one that hits the fewest things besides.

    `among`: the things that are tried alone; none given: all that what is heard can come from.
    All pairs of the things that explain most are tried too.
    """
    tried = sorted(set(among or _candidates(graph, evidence.heard)))
    alone = [one for one in (_judged(graph, evidence, (node,)) for node in tried) if one.explains]
    telling = sorted(alone, key=lambda one: (-_sum(evidence.heard, one.explains), _order(one)))
    nodes = sorted(one.nodes[0] for one in telling[:MOST_PAIRED])
    pairs = (_judged(graph, evidence, pair) for pair in _pairs(graph, nodes, tried))
    scores = {one.nodes[0]: one.score for one in alone}
    worth = (one for one in pairs if one.explains and _is_better(one, scores))
    return sorted([*alone, *worth], key=_order)


def explanation(graph: Graph, evidence: Evidence, among: Collection[int] = ()) -> list[Suspect]:
    """The suspects that together explain what is heard: the best, then the best for the rest.

    It ends when nothing is left, or when whatever is left is explained by nothing.
    """
    chosen, left = list[Suspect](), dict(evidence.heard)
    while left:
        rest = evidence._replace(heard=left)
        best = next(iter(suspects(graph, rest, among)), None)
        if best is None:
            break
        chosen.append(best)
        left = {node: weight for node, weight in left.items() if node not in best.explains}
    return chosen


def _is_better(pair: Suspect, scores: Weights) -> bool:
    """Whether it takes both."""
    return all(pair.score > scores[node] for node in pair.nodes if node in scores)


def _candidates(graph: Graph, heard: Iterable[int]) -> Iterator[int]:
    for node in heard:
        yield node
        yield from (cause.node for cause in causes(graph, node))


def _pairs(graph: Graph, nodes: list[int], tried: list[int]) -> Iterator[tuple[int, ...]]:
    """Of the telling ones, and of the members of groups that stand as long as one of two does."""
    pairs = set(combinations(nodes, 2))
    if len(tried) <= MOST_PAIRED:
        pairs |= set(combinations(tried, 2))
    allowed = set(tried)
    for gate in {gate for node in tried for gate in graph.member_of.get(node, ())}:
        members = sorted(allowed.intersection(gate.members))
        if gate.spare == 1 and len(members) <= MOST_PAIRED:
            pairs |= set(combinations(members, 2))
    yield from sorted(pairs)


def _judged(graph: Graph, evidence: Evidence, nodes: tuple[int, ...]) -> Suspect:
    hit = what_if(graph, nodes).keys()
    heard, well = evidence.heard, evidence.well
    explains, silent = frozenset(hit & heard.keys()), frozenset(hit & well.keys())
    leaves = frozenset(heard.keys() - explains)
    score = (
        _sum(heard, explains)
        - _sum(heard, leaves)
        - _sum(well, silent)
        + max(evidence.prior.get(node, 0.0) for node in nodes)
        - ANOTHER * (len(nodes) - 1)
    )
    return Suspect(nodes, score, explains, leaves, silent, len(hit))


def _sum(weights: Weights, nodes: Iterable[int]) -> float:
    return sum(weights[node] for node in sorted(nodes))


def _order(one: Suspect) -> tuple[float, int, int, tuple[int, ...]]:
    return (-one.score, len(one.nodes), one.hits, one.nodes)
