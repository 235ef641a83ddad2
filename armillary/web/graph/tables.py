"""The graph as two tables: its nodes and its relations, a page of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, TypeVar

from armillary.assurance.configuration.vocabulary import Criticality
from armillary.kernel.listing.parameters import address
from armillary.web.graph.asked import MOST_SHOWN, Asked, View
from armillary.web.graph.document import ITEMS, OUTCOMES, address_of, health_of, outcomes_of
from armillary.web.graph.picture import Bundle, Picture, Spot
from armillary.web.values.kinds import State, Way
from armillary.web.values.states import state

ROWS = 100
NOBODY_SAID = 9
HEADS = {
    "name": "Item",
    "class": "Class",
    "distance": "Steps",
    "outcome": "What becomes of it",
    "state": "State",
    "criticality": "Criticality",
}


@dataclass(frozen=True, slots=True)
class Head:
    """A column, and the address that sorts by it."""

    label: str
    url: str
    sorted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item or a group. `url`: its page; `graph_url`: the graph around it, or the group opened;
    `way_url`: the way to it."""

    id: str
    name: str
    number: str
    url: str
    graph_url: str
    way_url: str
    class_label: str
    fold_url: str
    steps: str
    outcome: str
    outcome_name: str
    state: State | None
    criticality: str
    health: str
    incidents: int
    alone: bool
    suspicion: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A relation, read from the first to the second."""

    first: Way
    words: str
    second: Way
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """Where one is in a table of more rows than a page has."""

    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Both of them."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    rows_page: Page
    lines: tuple[Line, ...]
    lines_page: Page


def tables(picture: Picture, path: str) -> Tables:
    """The rows of the pages that were asked for."""
    asked = picture.asked
    nodes: list[Spot | Bundle] = [*picture.spots, *picture.bundles]
    nodes.sort(key=_SORTS[asked.sort])
    names = {each.id: each.item.name for each in picture.spots} | {
        each.id: f"{each.count:,} × {each.name}" for each in picture.bundles
    }
    rows, rows_page = _page(nodes, asked, "page", path)
    ties, lines_page = _page(picture.ties, asked, "relations", path)
    gates = {each.id: each.words for each in picture.gates}
    heads = tuple(
        Head(label, asked.address(path, sort=name), asked.sort == name)
        for name, label in HEADS.items()
        if name != "outcome" or asked.view is View.IMPACT
    )
    return Tables(
        heads,
        tuple(_row(each, picture, path) for each in rows),
        rows_page,
        tuple(
            Line(
                _way(each.first, names),
                each.words,
                _way(each.second, names),
                _note(each.count, gates.get(each.gate, "")),
            )
            for each in ties
        ),
        lines_page,
    )


def _row(node: Spot | Bundle, picture: Picture, path: str) -> Row:
    return _item(node, picture, path) if isinstance(node, Spot) else _group(node, picture, path)


def _item(spot: Spot, picture: Picture, path: str) -> Row:
    item, asked = spot.item, picture.asked
    is_centre = item.key == picture.centre.key
    name = spot.of_class
    return Row(
        id=spot.id,
        name=item.name,
        number=spot.id,
        url=address_of(spot.id),
        graph_url="" if is_centre else asked.address(f"{address_of(spot.id)}/graph", to=None),
        way_url="" if is_centre else asked.address(path, to=item.key),
        class_label=spot.class_label,
        fold_url=asked.address(path, closed=(*asked.closed, name)),
        steps=str(spot.steps),
        outcome=OUTCOMES[spot.outcome] if spot.outcome else "",
        outcome_name=spot.outcome.name.lower() if spot.outcome else "",
        state=state(ITEMS, item.state),
        criticality=Criticality(item.criticality).label if item.criticality else "",
        health=health_of(spot),
        incidents=spot.incidents,
        alone=spot.alone,
        suspicion=spot.suspicion.words if spot.suspicion else "",
    )


def _group(bundle: Bundle, picture: Picture, path: str) -> Row:
    asked = picture.asked
    closed = tuple(each for each in asked.closed if each != bundle.id)
    opened = asked.opened if bundle.id in (*asked.opened, *asked.closed) else ()
    worst = max(bundle.outcomes, default=None)
    return Row(
        id=bundle.id,
        name=f"{bundle.count:,} × {bundle.name}",
        number="",
        url="",
        graph_url=asked.address(
            path,
            closed=closed,
            opened=opened or (*asked.opened, bundle.id),
            most=_roomier(asked, bundle),
        ),
        way_url="",
        class_label=bundle.class_label,
        fold_url="",
        steps=str(bundle.steps),
        outcome=outcomes_of(bundle),
        outcome_name=worst.name.lower() if worst else "",
        state=None,
        criticality="",
        health="",
        incidents=0,
        alone=False,
    )


def _roomier(asked: Asked, bundle: Bundle) -> int:
    """Opening what was opened already makes room for more of it."""
    least = asked.most if bundle.id not in asked.opened else asked.most + 1
    return min((each for each in MOST_SHOWN if each >= least), default=2_000)


def _way(node: str, names: dict[str, str]) -> Way:
    return Way(names[node], address_of(node) if node.startswith("CI-") else "")


def _note(count: int, gate: str) -> str:
    return "; ".join(filter(None, (gate, f"{count:,} relations" if count > 1 else "")))


T = TypeVar("T")


def _page(all_: Sequence[T], asked: Asked, name: str, path: str) -> tuple[Sequence[T], Page]:
    last = max(ceil(len(all_) / ROWS), 1)
    at = min(getattr(asked, name), last)
    start = (at - 1) * ROWS
    shown = all_[start : start + ROWS]

    def url(page: int) -> str:
        if not 0 < page <= last:
            return ""
        return address(path, replace(asked, **{name: page}).pairs())  # type: ignore[arg-type]

    words = f"{start + 1:,}–{start + len(shown):,} of {len(all_):,}" if len(all_) > ROWS else ""
    return shown, Page(words, url(at - 1), url(at + 1))


def _named(node: Spot | Bundle) -> str:
    return (node.item.name if isinstance(node, Spot) else node.name).casefold()


def _outcome(node: Spot | Bundle) -> int:
    if isinstance(node, Spot):
        return node.outcome or 0
    return max(node.outcomes, default=0)


def _criticality(node: Spot | Bundle) -> int:
    return (node.item.criticality if isinstance(node, Spot) else None) or NOBODY_SAID


_SORTS: dict[str, Callable[[Spot | Bundle], Any]] = {
    "distance": lambda node: (node.steps, _named(node), node.id),
    "name": lambda node: (_named(node), node.id),
    "class": lambda node: (node.class_label, _named(node), node.id),
    "state": lambda node: (
        node.item.state if isinstance(node, Spot) else "~",
        _named(node),
        node.id,
    ),
    "criticality": lambda node: (_criticality(node), _named(node), node.id),
    "outcome": lambda node: (-_outcome(node), node.steps, _named(node), node.id),
}
