"""The small picture of an impact: the ways of a failure as a tree, one item on each line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from armillary.assurance.configuration.queries.impact import Downstream, Reached

WIDTH, LINE, INDENT, LEFT, LETTER = 332, 26, 16, 12, 6.9
MOST_LINES = 12
Way = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An item: where it stands, what becomes of it, and the bend from what it fails with."""

    x: int
    y: int
    bend: str
    text: str
    name: str
    outcome: str

    @property
    def text_x(self) -> int:
        """Where its name begins."""
        return self.x + 12


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole picture, in units of one pixel at its natural width. `more`: lines left out."""

    width: int
    height: int
    lines: tuple[Line, ...]
    more: int


def tree_of(roots: Sequence[str], services: Iterable[Reached], found: Downstream) -> Tree:
    """From what failed to each service, the worst first; ways that share a part share it here."""
    known = {item.number: (item.name, key) for key, item in found.seen.items()}
    ways = list(_lines({row.path: None for row in services}, roots))
    places = {way: place for place, way in enumerate(ways[:MOST_LINES])}
    lines = list[Line]()
    for way, place in places.items():
        name, key = known.get(way[-1] or "", ("Not for you to see", None))
        outcome = "" if key is None else found.found.state(key).name.lower()
        lines.append(_line(way, place, places.get(way[:-1]), name, outcome))
    return Tree(WIDTH, LINE * len(lines), tuple(lines), len(ways) - len(lines))


def _lines(ways: dict[Way, None], roots: Sequence[str]) -> Iterator[Way]:
    """All beginnings of the ways, each before those that go on from it."""
    onward: dict[Way, dict[Way, None]] = {}
    for way in ways:
        for length in range(1, len(way)):
            onward.setdefault(way[:length], {})[way[: length + 1]] = None
    waiting: list[Way] = [(root,) for root in reversed(roots)]
    while waiting:
        yield (way := waiting.pop())
        waiting += reversed(onward.get(way, {}))


def _line(way: Way, place: int, parent: int | None, name: str, outcome: str) -> Line:
    x, y = LEFT + INDENT * (len(way) - 1), LINE * place + LINE // 2
    bend = "" if parent is None else f"M{x - INDENT} {LINE * parent + LINE // 2 + 5}V{y}H{x - 6}"
    room = int((WIDTH - x - 14) / LETTER)
    text = name if len(name) <= room else f"{name[: max(room - 1, 1)]}…"
    return Line(x, y, bend, text, name, outcome)
