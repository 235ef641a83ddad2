"""Graphs in GML, as network operators publish them: nodes are devices, edges connect them."""

from collections.abc import Iterator, Sequence

from armillary.assurance.configuration.imports.found import (
    Found,
    FoundItem,
    FoundRelation,
    LeftOut,
    Value,
    WrongSource,
)
from armillary.assurance.configuration.imports.gml.parsing import Pair, parsed
from armillary.assurance.configuration.imports.limits import MOST_DOCUMENT
from armillary.assurance.configuration.imports.opening import text_of

CLASS, RELATION = "network_device", "connects_to"
PLACES = {"latitude": "latitude", "longitude": "longitude", "country": "country", "type": "type"}


def read_gml(files: Sequence[bytes]) -> Iterator[Found]:
    """The nodes and edges of each file. Raises WrongSource with the line."""
    for content in files:
        yield from _graph(parsed(text_of(content, MOST_DOCUMENT)))


def _graph(document: Sequence[Pair]) -> Iterator[Found]:
    graphs = [each.value for each in document if each.key == "graph"]
    if len(graphs) != 1 or not isinstance(graphs[0], list):
        raise WrongSource(f"A GML file holds one graph; this one holds {len(graphs)}.")
    graph = graphs[0]
    network = str(_first(graph, "label") or _first(graph, "Network") or "graph")
    lines: dict[int, int] = {}
    for pair in graph:
        if pair.key == "node" and isinstance(pair.value, list):
            yield _node(network, pair.value, pair.line, lines)
    yield from _edges(network, graph, lines)


def _node(network: str, node: Sequence[Pair], line: int, lines: dict[int, int]) -> FoundItem:
    number = _number(node, "id", f"The node in line {line}")
    if number in lines:
        raise WrongSource(
            f"Lines {lines[number]} and {line}: both nodes have the id {number}. Give each its own."
        )
    lines[number] = line
    label = _first(node, "label")
    name = str(label) if label not in (None, "", "None") else f"{network} {number}"
    attributes = {
        PLACES[pair.key.lower()]: pair.value
        for pair in node
        if pair.key.lower() in PLACES and not isinstance(pair.value, list) and pair.value != ""
    }
    return FoundItem(
        f"{network}/{number}", CLASS, name, {**attributes, "network": network}, {"network": network}
    )


def _edges(network: str, graph: Sequence[Pair], lines: dict[int, int]) -> Iterator[Found]:
    seen: dict[tuple[int, ...], int] = {}
    for pair in graph:
        if pair.key != "edge" or not isinstance(pair.value, list):
            continue
        where = f"The edge in line {pair.line}"
        ends = [_number(pair.value, end, where) for end in ("source", "target")]
        if absent := [end for end in ends if end not in lines]:
            raise WrongSource(f"{where} leads to node {absent[0]}, which is not there.")
        both = tuple(sorted(ends))
        if both[0] == both[1]:
            yield LeftOut(where, f"It leads from node {ends[0]} to itself.")
        elif both in seen:
            yield LeftOut(where, f"It joins the same nodes as the one in line {seen[both]}.")
        else:
            yield FoundRelation(f"{network}/{ends[0]}", RELATION, f"{network}/{ends[1]}")
        seen.setdefault(both, pair.line)


def _first(pairs: Sequence[Pair], key: str) -> Value | None:
    for pair in pairs:
        if pair.key == key and not isinstance(pair.value, list):
            return pair.value
    return None


def _number(pairs: Sequence[Pair], key: str, where: str) -> int:
    number = _first(pairs, key)
    if isinstance(number, bool) or not isinstance(number, int):
        raise WrongSource(f"{where} needs a whole number as its {key}.")
    return number
