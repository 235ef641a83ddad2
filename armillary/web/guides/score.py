"""The drawing of a life: states as lines one under another, verbs as arrows from line to line.

Every verb has a column of its own, so that nothing crosses or overlaps however many there are,
and the same life makes the same drawing. With the records that stand in each state now it tells
how many there are, and the dot of a state grows with their logarithm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil, log2

from armillary.kernel.listing.parameters import address
from armillary.transformation.guides.told import Life, Passage, Standing
from armillary.web.charts.scale import written
from armillary.web.values.states import state

LETTER, SLANT, DIGIT = 6.6, 0.72, 7.8
DOT, GROWTH, MOST_DOT = 5.0, 0.6, 12.0
BESIDE = 14
LANE, COLUMN, EDGE, BIRTH = 30, 28, 20, 22
HEAD = 6


@dataclass(frozen=True, slots=True)
class Lane:
    """A state: its line, its word, and how its place is drawn; `count` is "" where nobody asked."""

    y: float
    label: str
    tone: str
    ends: bool
    count: str
    url: str
    size: float

    @property
    def ring(self) -> float:
        """How wide the ring around the dot of an end is."""
        return self.size + 3


@dataclass(frozen=True, slots=True)
class Arrow:
    """A verb: where it starts, how far its line goes, and the heads that point at its goals."""

    x: float
    label: str
    hint: str
    top: float
    bottom: float
    makes: bool
    starts: tuple[float, ...]
    heads: tuple[str, ...]
    is_unused: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """The whole drawing, in units of one pixel at its natural width."""

    width: float
    height: float
    left: float
    right: float
    base: float
    lanes: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]

    @property
    def counts(self) -> float:
        """Where the counts of all states end."""
        return self.left - EDGE

    @property
    def is_counted(self) -> bool:
        return any(lane.count for lane in self.lanes)


def score_of(
    life: Life,
    counts: Mapping[str, int] | None = None,
    used: Mapping[str, int] | None = None,
) -> Score:
    """The drawing of a life, perhaps with how many records stand in each state.

    With how often each verb was `used` it tells that too, and which ones never were.
    """
    passages = _in_order(life)
    if used is not None:
        passages = tuple(_with_use(each, used) for each in passages)
    figures = {each.value: _figure(each, counts) for each in life.standings}
    words = ceil(LETTER * max(len(each.label) for each in life.standings))
    left = EDGE + words + _room(figures.values())
    base = ceil(LETTER * SLANT * max((len(each.label) for each in passages), default=0)) + 22
    rows = {each.value: base + BIRTH + LANE * place for place, each in enumerate(life.standings)}
    right = left + 12 + COLUMN * len(passages)
    return Score(
        width=right + ceil(LETTER * SLANT * max((len(e.label) for e in passages[-3:]), default=0)),
        height=base + BIRTH + LANE * (len(rows) - 1) + 16,
        left=left,
        right=right,
        base=base,
        lanes=tuple(
            Lane(
                y=rows[each.value],
                label=each.label,
                tone=state(life.slug, each.value).tone,
                ends=each.ends,
                count=figures[each.value],
                url=address(f"/{life.slug}", (("state", each.value),)),
                size=_size((counts or {}).get(each.value, 0)),
            )
            for each in life.standings
        ),
        arrows=tuple(
            _arrow(each, left + COLUMN * place + COLUMN, rows, base, used)
            for place, each in enumerate(passages)
        ),
    )


def _figure(standing: Standing, counts: Mapping[str, int] | None) -> str:
    return "" if counts is None else written(counts.get(standing.value, 0))


def _room(figures: Iterable[str]) -> int:
    """What the counts take beside the words."""
    widest = max(map(len, figures))
    return ceil(DIGIT * widest) + BESIDE if widest else 0


def _size(records: int) -> float:
    return round(min(MOST_DOT, DOT + GROWTH * log2(1 + records)), 1)


def _in_order(life: Life) -> tuple[Passage, ...]:
    """What makes a record first; then by where a verb starts and where it leads."""
    places = {each.value: place for place, each in enumerate(life.standings)}
    last = len(places)

    def rank(each: Passage) -> tuple[int, int]:
        starts = [places[value] for value in each.sources]
        goals = [places[value] for value in each.targets]
        return (min(starts, default=last if each.targets and not each.makes else -1), min(goals))

    return tuple(sorted(life.passages, key=rank))


def _with_use(each: Passage, used: Mapping[str, int]) -> Passage:
    return replace(each, label=f"{each.label}  {written(used.get(each.verb, 0))}")


def _arrow(
    each: Passage,
    x: float,
    rows: Mapping[str, float],
    base: float,
    used: Mapping[str, int] | None,
) -> Arrow:
    goals = [rows[value] for value in each.targets]
    starts = [rows[value] for value in each.sources] or ([base] if each.makes else [*rows.values()])
    alone = [y for y in starts if y not in goals]
    ys = (*alone, *goals)
    return Arrow(
        x=x,
        label=each.label,
        hint=each.help,
        top=min(ys),
        bottom=max(ys),
        makes=each.makes,
        starts=tuple(alone),
        heads=tuple(head for y in goals for head in _heads(x, y, alone)),
        is_unused=used is not None and not used.get(each.verb),
    )


def _heads(x: float, y: float, starts: list[float]) -> list[str]:
    """The heads at a goal: one from each side from which it is reached."""
    heads = []
    if any(start < y for start in starts) or not starts:
        heads.append(f"{x},{y} {x - HEAD + 1},{y - HEAD - 3} {x + HEAD - 1},{y - HEAD - 3}")
    if any(start > y for start in starts):
        heads.append(f"{x},{y} {x - HEAD + 1},{y + HEAD + 3} {x + HEAD - 1},{y + HEAD + 3}")
    return heads
