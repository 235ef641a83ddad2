"""A guide in the form in which its page shows it: texts in pieces, drawings, tables."""

from collections.abc import Iterable
from dataclasses import dataclass

from armillary.reference.raci import Letter
from armillary.transformation.guides.told import (
    Chapter,
    Doing,
    Exchange,
    Life,
    Passage,
    Tailoring,
    Told,
)
from armillary.web.charts.scale import written
from armillary.web.conformance.words import percent, share
from armillary.web.frame.icons import process_icon
from armillary.web.guides.lanes import Lanes, lanes_of
from armillary.web.guides.linking import Linker, Piece
from armillary.web.guides.reckoned import Place, reckoned
from armillary.web.guides.score import Score, score_of
from armillary.web.values.kinds import State
from armillary.web.values.states import state

Pieces = tuple[Piece, ...]
MUCH = (
    "More than a fifth is not as it came: what others have learnt with this process no longer "
    "holds without a second look."
)
LETTERS = {
    Letter.RESPONSIBLE: "does it",
    Letter.ACCOUNTABLE: "answers for it",
    Letter.CONSULTED: "is asked before",
    Letter.INFORMED: "is told afterwards",
}


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of one record type that perform an activity."""

    plural: str
    url: str
    doings: tuple[Doing, ...]


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """An activity as its section shows it: its texts in pieces."""

    number: int
    told: Chapter
    entry: Pieces
    tasks: tuple[Pieces, ...]
    validation: Pieces
    exit: Pieces
    duties: tuple[tuple[str, str, str], ...]
    verbs: tuple[Verbs, ...]

    @property
    def does(self) -> str:
        """Who does it."""
        return self._with(Letter.RESPONSIBLE)

    @property
    def answers(self) -> str:
        """Who answers for it."""
        return self._with(Letter.ACCOUNTABLE)

    def _with(self, letter: Letter) -> str:
        return next((roles for value, _, roles in self.duties if value == letter), "nobody yet")


@dataclass(frozen=True, slots=True)
class Way:
    """A verb of a life, as a line of its table."""

    passage: Passage
    sources: tuple[State, ...]
    targets: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class ShownLife:
    """A record type: its drawing, and the same as a table."""

    life: Life
    url: str
    score: Score | None
    states: tuple[tuple[State, str], ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class ShownExchange:
    """What goes over an edge, with whom."""

    told: Exchange
    parties: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A figure, how it is reckoned, and where the product does so."""

    name: str
    meaning: Pieces
    formula: str
    at: Place | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """All that the page of a guide shows."""

    told: Told
    icon: str
    within: tuple[Pieces, ...]
    outside: tuple[Pieces, ...]
    triggers: tuple[Pieces, ...]
    good: Pieces
    chapters: tuple[ShownChapter, ...]
    matrix: tuple[tuple[str, str, tuple[str, ...]], ...]
    gets: tuple[ShownExchange, ...]
    gives: tuple[ShownExchange, ...]
    shares: tuple[ShownExchange, ...]
    measures: tuple[ShownMeasure, ...]
    lives: tuple[ShownLife, ...]
    lanes: Lanes | None
    tailoring: tuple[tuple[str, tuple[str, ...]], ...]
    degree: str
    parts: tuple[tuple[str, str, str], ...]
    warning: str


def shown(told: Told) -> Shown:
    """The page of a guide, each word linked once in each section, where it first stands."""
    process, guide = told.process.id, told.guide
    linker, reckoner = Linker.of(process), Linker.of(process)
    return Shown(
        told=told,
        icon=process_icon(told.process.id),
        good=linker.pieces(guide.good),
        within=tuple(map(linker.pieces, guide.within)),
        outside=tuple(map(linker.pieces, guide.outside)),
        triggers=tuple(map(linker.pieces, guide.triggers)),
        chapters=tuple(
            _chapter(number, each, Linker.of(process))
            for number, each in enumerate(told.chapters, 1)
        ),
        matrix=tuple(_row(told, chapter) for chapter in told.chapters),
        gets=tuple(map(_exchange, told.gets)),
        gives=tuple(map(_exchange, told.gives)),
        shares=tuple(map(_exchange, told.shares)),
        measures=tuple(
            ShownMeasure(
                each.name,
                reckoner.pieces(each.meaning),
                each.formula,
                reckoned(told.process, each.name),
            )
            for each in guide.measures
        ),
        lives=tuple(map(_life, told.lives)),
        lanes=lanes_of(told),
        tailoring=_tailoring(told),
        degree=degree_of(told.tailoring),
        parts=parts_of(told.tailoring),
        warning=MUCH if told.tailoring.is_much else "",
    )


def degree_of(tailoring: Tailoring) -> str:
    """The tailoring degree, and of what it is reckoned: 3.1 % (4 of 128)."""
    return f"{percent(tailoring.whole.value)} ({share(tailoring.whole)})"


def parts_of(tailoring: Tailoring) -> tuple[tuple[str, str, str], ...]:
    """By kind of element: how many of how many are not as they came; the sum last."""
    parts = (*tailoring.parts, ("All elements", tailoring.whole))
    return tuple((kind, written(part.part), written(part.whole)) for kind, part in parts)


def _tailoring(told: Told) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for each in told.tailoring.changes:
        found.setdefault(each.kind, []).append(each.what)
    return tuple((kind, tuple(what)) for kind, what in found.items())


def _chapter(number: int, each: Chapter, linker: Linker) -> ShownChapter:
    told = each.paragraph
    return ShownChapter(
        number=number,
        told=each,
        entry=linker.pieces(told.entry),
        tasks=tuple(map(linker.pieces, told.tasks)),
        validation=linker.pieces(told.validation),
        exit=linker.pieces(told.exit),
        duties=tuple(
            (letter.value, LETTERS[letter], ", ".join(role.title for role in roles))
            for letter, roles in each.duties
        ),
        verbs=_verbs(each.doings),
    )


def _verbs(doings: Iterable[Doing]) -> tuple[Verbs, ...]:
    found: dict[tuple[str, str], list[Doing]] = {}
    for each in doings:
        found.setdefault((each.plural, f"/{each.kind}"), []).append(each)
    return tuple(Verbs(plural, url, tuple(each)) for (plural, url), each in found.items())


def _row(told: Told, chapter: Chapter) -> tuple[str, str, tuple[str, ...]]:
    letters = {role: letter.value for letter, roles in chapter.duties for role in roles}
    return (
        chapter.activity.title,
        chapter.anchor,
        tuple(letters.get(role, "") for role in told.roles),
    )


def _exchange(each: Exchange) -> ShownExchange:
    parties = tuple(Linker.of("").pieces(party) for party in each.parties)
    return ShownExchange(each, parties)


def _life(life: Life) -> ShownLife:
    return ShownLife(
        life=life,
        url=f"/{life.slug}",
        score=score_of(life) if len(life.standings) > 1 else None,
        states=tuple((state(life.slug, each.value), each.meaning) for each in life.standings),
        ways=tuple(
            Way(
                passage=each,
                sources=tuple(state(life.slug, value) for value in each.sources),
                targets=tuple(state(life.slug, value) for value in each.targets),
            )
            for each in life.passages
        ),
    )
