"""The map as values for its template: segments with figures, ribbons behind them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from armillary.reference.edges import edge
from armillary.reference.processes import process
from armillary.transformation.flow.rules import Passed
from armillary.web.map import ribbons
from armillary.web.map.asked import Overlay
from armillary.web.map.figures import Told, built_in, shade
from armillary.web.map.places import Place, Quarter, places, quarters
from armillary.web.map.ribbons import Pair, Ribbon

PLACES = {place.process.id: place for place in places()}
QUARTERS = quarters()
ORDER = {identifier: index for index, identifier in enumerate(PLACES)}
STATED = ribbons.stated(ORDER)
SILENT, ALIVE, LATE, PLANNED = "silent", "alive", "waiting", "planned"


@dataclass(frozen=True, slots=True)
class Segment:
    """A process as it is drawn."""

    place: Place
    figure: str
    sentence: str
    shade: int
    url: str
    built: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole map."""

    quarters: tuple[Quarter, ...]
    segments: tuple[Segment, ...]
    ribbons: tuple[tuple[Ribbon, str], ...]


def drawing(
    told: Sequence[Told],
    passed: Passed,
    overlay: Overlay,
    asked: str,
) -> Drawing:
    """Draw what is told; `asked` is the question that its links keep."""
    most = max((each.value(overlay) or 0 for each in told), default=0)
    segments = tuple(
        Segment(
            place=PLACES[each.process.id],
            figure=each.short(overlay),
            sentence=each.sentence,
            shade=shade(each.value(overlay), most),
            url=f"/map/{each.process.id}{asked}",
            built=each.is_built,
        )
        for each in told
    )
    return Drawing(QUARTERS, segments, tuple(_ribbons(passed, built_in(told))))


def _ribbons(passed: Passed, built: set[str]) -> list[tuple[Ribbon, str]]:
    """With the words of each, the thin ones first, so that the wide ones lie above."""
    counts: Counter[Pair] = Counter()
    waiting: Counter[Pair] = Counter()
    for found in passed.values():
        pair = ribbons.pair_of(found.sender, found.receiver, ORDER)
        counts[pair] += found.offered
        waiting[pair] += found.waiting
    ways = _ways(frozenset(STATED.keys() | counts.keys()))
    drawn = [
        Ribbon(
            pair=pair,
            way=way,
            width=ribbons.width_of(counts[pair]),
            passed=counts[pair],
            tone=_tone(pair, counts, waiting, built),
            numbers=STATED.get(pair, ()),
        )
        for pair, way in ways.items()
    ]
    return [(each, _sentence(each, waiting)) for each in sorted(drawn, key=lambda each: each.width)]


@lru_cache(maxsize=64)
def _ways(pairs: frozenset[Pair]) -> Mapping[Pair, str]:
    """The curves do not move, so they are drawn once for each set of pairs."""
    return ribbons.ways(sorted(pairs), PLACES)


def _tone(pair: Pair, counts: Counter[Pair], waiting: Counter[Pair], built: set[str]) -> str:
    if waiting[pair]:
        return LATE
    if counts[pair]:
        return ALIVE
    return SILENT if built.issuperset(pair) else PLANNED


def _sentence(each: Ribbon, waiting: Counter[Pair]) -> str:
    first, second = (process(name).title for name in each.pair)
    what = ", ".join(edge(number).what for number in each.numbers)
    stands = f"{waiting[each.pair]} waiting" if waiting[each.pair] else "none waiting"
    count = f"{each.passed} handed over, {stands}" if each.passed else "nothing handed over"
    return f"{first} and {second}: {count}. {what}".strip()
