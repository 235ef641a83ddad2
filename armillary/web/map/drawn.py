"""The map as values for its template: segments with figures, ribbons behind them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from armillary.kernel.listing.asked import Pairs
from armillary.kernel.listing.parameters import address, put
from armillary.reference.edges import edge
from armillary.transformation.flow.rules import EdgeFigures, Passed, Weighted, weighted
from armillary.web.charts.scale import written
from armillary.web.map import ribbons
from armillary.web.map.asked import PATH, Asked, Level, Overlay
from armillary.web.map.figures import Told, built_in, in_time, shade
from armillary.web.map.places import Place, Quarter
from armillary.web.map.ribbons import Pair, Ribbon
from armillary.web.map.wheels import OF_GROUPS, OF_PROCESSES, WHEELS, Wheel

SILENT, ALIVE, LATE, PLANNED, STRANGE = "silent", "alive", "waiting", "planned", "unexpected"
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A place as it is drawn."""

    place: Place
    figure: str
    sentence: str
    shade: int
    url: str
    built: bool
    far: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole map."""

    quarters: tuple[Quarter, ...]
    segments: tuple[Segment, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(slots=True)
class Stream:
    """What passed between two places in the period, and what waits now."""

    offered: int = 0
    accepted: int = 0
    rejected: int = 0
    waiting: int = 0
    unexpected: int = 0
    times: list[tuple[int, int]] = field(default_factory=list)

    @property
    def waits(self) -> Weighted:
        return weighted(self.times)

    @property
    def told(self) -> str:
        """All of it in words."""
        return "; ".join(_parts(self))

    def add(self, each: EdgeFigures) -> None:
        """What passed along one interaction, in one direction."""
        self.offered += each.offered
        self.accepted += each.accepted
        self.rejected += each.rejected
        self.waiting += each.waiting
        self.times.extend(each.waits.times.items())
        if not edge(each.edge).carries(each.sender, each.receiver):
            self.unexpected += each.offered


def drawing(told: Sequence[Told], passed: Passed, wanted: Asked, kept: Pairs) -> Drawing:
    """Draw what is told; `kept` is the question that its links keep."""
    wheel, overlay = WHEELS[wanted.level], wanted.overlay
    most = max((each.value(overlay) or 0 for each in told), default=0)
    segments = tuple(
        Segment(
            place=wheel.places[each.id],
            figure=each.short(overlay),
            sentence=each.sentence,
            shade=shade(each.value(overlay), most),
            url=_opened(wanted.level, each.id, kept),
            built=each.is_built,
            far=bool(wanted.group) and each.hue != wanted.group,
        )
        for each in told
    )
    drawn = _ribbons(wheel, streams(wheel, passed), built_in(told), wanted, kept)
    return Drawing(wheel.quarters, segments, tuple(sorted(drawn, key=lambda each: each.width)))


def streams(wheel: Wheel, passed: Passed) -> Mapping[Pair, Stream]:
    """What passed, by the two places that it joins; within one of them it is not drawn."""
    found: dict[Pair, Stream] = {}
    for each in passed.values():
        sender, receiver = wheel.home.get(each.sender), wheel.home.get(each.receiver)
        if sender is None or receiver is None or sender == receiver:
            continue
        pair = ribbons.pair_of(sender, receiver, wheel.order)
        found.setdefault(pair, Stream()).add(each)
    return found


def _opened(level: Level, identifier: str, kept: Pairs) -> str:
    if level is Level.GROUPS:
        return address(PATH, put(kept, "group", identifier))
    return address(f"{PATH}/{identifier}", kept)


def _ribbons(
    wheel: Wheel,
    found: Mapping[Pair, Stream],
    built: Collection[str],
    wanted: Asked,
    kept: Pairs,
) -> Iterable[Ribbon]:
    for pair, way in _ways(wheel, found).items():
        stream = found.get(pair, Stream())
        yield Ribbon(
            pair=pair,
            way=way,
            width=_width(stream, wanted.overlay),
            tone=tone_of(stream, is_built=set(pair) <= set(built)),
            sentence=_sentence(wheel, pair, stream),
            url=address(f"{PATH}/between/{pair[0]}/{pair[1]}", kept),
            far=bool(wanted.group) and all(wheel.places[name].hue != wanted.group for name in pair),
        )


def _ways(wheel: Wheel, found: Mapping[Pair, Stream]) -> Mapping[Pair, str]:
    pairs = frozenset(wheel.stated.keys() | found.keys())
    return _curves(wheel is OF_GROUPS, pairs)


@lru_cache(maxsize=64)
def _curves(is_of_groups: bool, pairs: frozenset[Pair]) -> Mapping[Pair, str]:
    """The curves do not move, so they are drawn once for each set of pairs."""
    wheel = OF_GROUPS if is_of_groups else OF_PROCESSES
    return ribbons.ways(sorted(pairs), wheel.places)


def _width(stream: Stream, overlay: Overlay) -> float:
    if overlay is Overlay.LATENCY:
        return ribbons.width_of(stream.waits.quantile(0.5) or 0)
    return ribbons.width_of(stream.offered)


def tone_of(stream: Stream, *, is_built: bool) -> str:
    """What a ribbon says by its colour."""
    if stream.unexpected:
        return STRANGE
    if stream.waiting:
        return LATE
    if stream.offered:
        return ALIVE
    return SILENT if is_built else PLANNED


def _sentence(wheel: Wheel, pair: Pair, stream: Stream) -> str:
    first, second = (wheel.places[name].title for name in pair)
    numbers = wheel.stated.get(pair, ())
    what = ", ".join(edge(number).what for number in numbers[:MOST_TOLD])
    left = len(numbers) - MOST_TOLD
    more = f" and {left} more" if left > 0 else ""
    return f"{first} and {second}: {stream.told}. {what}{more}".strip()


def _parts(stream: Stream) -> Iterable[str]:
    if not stream.offered and not stream.waiting:
        yield "nothing handed over"
        return
    yield f"{written(stream.offered)} handed over"
    yield f"{written(stream.accepted)} accepted, {written(stream.rejected)} rejected"
    yield f"{written(stream.waiting)} waiting" if stream.waiting else "none waiting"
    middle = stream.waits.quantile(0.5)
    if middle is not None:
        yield f"half of the answers within {in_time(middle)}"
    if stream.unexpected:
        yield f"{written(stream.unexpected)} of them along no interaction of the model"
