"""What the page of a report shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.web.charts.shapes import Plot
from armillary.web.values.kinds import Moment, Tab, Way


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table; figures stand to the right."""

    label: str
    figure: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The twin of a drawing: the same figures in rows."""

    columns: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, headings: Sequence[str], rows: Iterable[tuple[str, ...]]) -> "Table":
        """One whose first column names what a row is about; all others hold figures."""
        first, *others = headings
        return cls((Heading(first, False), *(Heading(each, True) for each in others)), tuple(rows))


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title and its table."""

    id: str
    title: str
    note: str
    wide: bool
    drawing: Plot | None
    table: Table
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the few figures at the top."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The period of the report, as its form holds it: from a day on, and before another."""

    since: str
    until: str
    url: str
    presets: tuple[Tab, ...]
    kept: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Fresh:
    """When the figures were counted, and from what."""

    moment: Moment
    source: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty report says."""

    sentence: str
    feeder: str
    action: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All of it."""

    group: str
    title: str
    answer: str
    n: str
    period: Span | None
    figures: tuple[Figure, ...]
    plots: tuple[Chart, ...]
    fresh: Fresh
    counted: tuple[str, ...]
    downloads: tuple[Way, ...]
    empty: Nothing | None
