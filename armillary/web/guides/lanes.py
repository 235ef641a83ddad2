"""The drawing of how the work of a process goes: its activities downwards, a lane for each role.

An activity stands in the lane of the first role that does it; others who do it have its number in
theirs, and who answers for it an A. The same guide makes the same drawing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from armillary.reference.processes import PROCESSES
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from armillary.transformation.guides.comparing import DOERS
from armillary.transformation.guides.told import Chapter, Exchange, Told
from armillary.web.guides.linking import guide_url
from armillary.web.map.places import wrapped

WIDTH, NARROWEST, WIDEST = 840, 112, 210
BAND, HEAD, BETWEEN, TAIL = 26, 46, 18, 14
LINE = 12
PILL, PILL_GAP, LETTER = 20, 6, 6.3
PAD = 8
URLS = {each.title: guide_url(each.id) for each in PROCESSES}


@dataclass(frozen=True, slots=True)
class Lane:
    """A role: where its lane begins, how wide it is, and its name in lines."""

    role: Role
    x: float
    width: float
    words: tuple[tuple[float, str], ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    def holds(self, box: "Box") -> bool:
        """Whether an activity stands in it."""
        return self.x <= box.x < self.x + self.width


@dataclass(frozen=True, slots=True)
class Box:
    """An activity in the lane of whoever does it."""

    number: int
    chapter: Chapter
    x: float
    y: float
    width: float
    height: float
    words: tuple[tuple[float, str], ...]

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def foot(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody else who has a part in an activity: does it as well, or answers for it."""

    x: float
    y: float
    text: str
    hint: str
    tie: str


@dataclass(frozen=True, slots=True)
class Pill:
    """A party from which something comes, or to which something goes."""

    x: float
    y: float
    width: float
    text: str
    url: str
    hint: str

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def base(self) -> float:
        """Where its words stand."""
        return self.y + 14


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole drawing, in units of one pixel at its natural width."""

    width: float
    height: float
    top: float
    bottom: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    marks: tuple[Mark, ...]
    ways: tuple[str, ...]
    heads: tuple[str, ...]
    gets: tuple[Pill, ...]
    gives: tuple[Pill, ...]
    gives_at: float

    @property
    def height_of_lanes(self) -> float:
        return self.bottom - self.top

    @property
    def head(self) -> float:
        """Where the names of the roles end."""
        return self.top + HEAD

    @property
    def across(self) -> float:
        """Where the last lane ends."""
        return self.lanes[-1].x + self.lanes[-1].width


def lanes_of(told: Told) -> Lanes | None:
    """The drawing of a process; None where nobody does anything of it."""
    roles = _roles(told)
    if not roles:
        return None
    width = min(WIDEST, max(NARROWEST, WIDTH / len(roles)))
    whole = max(width * len(roles), NARROWEST * 3)
    gets, below = _pills(_parties((*told.gets, *told.shares)), BAND, whole)
    top = below + 10
    lanes = tuple(_lane(role, place * width, width, top) for place, role in enumerate(roles))
    boxes = tuple(_boxes(told, lanes, top + HEAD))
    bottom = max((each.foot for each in boxes), default=top + HEAD) + TAIL
    gives, end = _pills(_parties((*told.gives, *told.shares)), bottom + BAND, whole)
    ways = [_way(one, next_) for one, next_ in pairwise(boxes)]
    return Lanes(
        width=whole,
        height=end,
        top=top,
        bottom=bottom,
        lanes=lanes,
        boxes=boxes,
        marks=tuple(mark for box in boxes for mark in _marks(box, lanes)),
        ways=tuple(ways),
        heads=tuple(_head(each) for each in boxes[1:]),
        gets=gets,
        gives=gives,
        gives_at=bottom + BAND - 10,
    )


def _roles(told: Told) -> tuple[Role, ...]:
    """Those that do something or answer for it, in the order of the model."""
    found = {
        role
        for chapter in told.chapters
        for letter, roles in chapter.duties
        for role in roles
        if letter in DOERS
    }
    return tuple(role for role in told.roles if role in found)


def _lane(role: Role, x: float, width: float, top: float) -> Lane:
    words = wrapped(role.title, int((width - PAD) / LETTER))
    first = top + HEAD / 2 + 4 - 7 * (len(words) - 1)
    lines = tuple((first + 14 * place, each) for place, each in enumerate(words))
    return Lane(role, x, width, lines)


def _boxes(told: Told, lanes: Sequence[Lane], top: float) -> Iterator[Box]:
    """One under another, all of the height that the longest words need."""
    width = lanes[0].width - 2 * PAD
    letters = int((width - 6) / (LETTER - 0.3))
    words = [
        wrapped(f"{number} {chapter.activity.title}", letters)
        for number, chapter in enumerate(told.chapters, 1)
    ]
    height = LINE * max(map(len, words)) + 14
    y = top + BETWEEN / 2
    for number, (chapter, lines) in enumerate(zip(told.chapters, words, strict=True), 1):
        if lane := _home(chapter, lanes):
            first = y + height / 2 + 4 - LINE / 2 * (len(lines) - 1)
            placed = tuple((first + LINE * place, each) for place, each in enumerate(lines))
            yield Box(number, chapter, lane.x + PAD, y, width, height, placed)
            y += height + BETWEEN


def _home(chapter: Chapter, lanes: Sequence[Lane]) -> Lane | None:
    """The lane of the first role that does it, or else of whoever answers for it."""
    carried = _carried(chapter)
    doing = carried.get(Letter.RESPONSIBLE) or carried.get(Letter.ACCOUNTABLE) or ()
    return next((each for each in lanes if each.role in doing), None)


def _carried(chapter: Chapter) -> dict[Letter, tuple[Role, ...]]:
    return dict(chapter.duties)


def _marks(box: Box, lanes: Sequence[Lane]) -> Iterator[Mark]:
    """In the lanes of the others who do it, its number; where somebody answers for it, an A."""
    carried = _carried(box.chapter)
    does, answers = carried.get(Letter.RESPONSIBLE, ()), carried.get(Letter.ACCOUNTABLE, ())
    for lane in lanes:
        if lane.holds(box) or lane.role not in (*does, *answers):
            continue
        is_doer = lane.role in does
        words = "does it as well" if is_doer else "answers for it"
        x, y = lane.middle, box.y + box.height / 2
        from_ = box.x + box.width if x > box.middle else box.x
        to = x - 11 if x > box.middle else x + 11
        yield Mark(
            x,
            y,
            str(box.number) if is_doer else "A",
            f"{lane.role.title} {words}: {box.chapter.activity.title}",
            f"M{from_:g} {y:g}H{to:g}",
        )


def _way(one: Box, other: Box) -> str:
    """From the foot of a box to the head of the next."""
    start, end = one.foot, other.y
    bend = start + BETWEEN / 2 - 3
    return f"M{one.middle:g} {start:g}V{bend:g}H{other.middle:g}V{end - 6:g}"


def _head(box: Box) -> str:
    x, y = box.middle, box.y
    return f"{x:g},{y:g} {x - 4:g},{y - 7:g} {x + 4:g},{y - 7:g}"


Party = tuple[str, str, int]


def _parties(exchanges: Iterable[Exchange]) -> list[Party]:
    """Each party with its address, where it is a process, and over how many interactions."""
    count: dict[str, int] = {}
    for exchange in exchanges:
        for party in exchange.parties:
            count[party] = count.get(party, 0) + 1
    return [(party, URLS.get(party, ""), times) for party, times in count.items()]


def _pills(parties: Iterable[Party], top: float, width: float) -> tuple[tuple[Pill, ...], float]:
    """The parties in lines, and where the last line ends."""
    x, y, found = 0.0, top, []
    for party, url, times in parties:
        words = party[:1].upper() + party[1:]
        wide = round(LETTER * len(words) + 16, 1)
        if x and x + wide > width:
            x, y = 0.0, y + PILL + PILL_GAP
        over = "1 interaction" if times == 1 else f"{times} interactions"
        found.append(Pill(x, y, wide, words, url, f"{words}: {over}"))
        x = round(x + wide + PILL_GAP, 1)
    return tuple(found), y + PILL
