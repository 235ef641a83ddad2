"""What a guide says of a process in our own words: the part that nothing else can tell."""

from dataclasses import dataclass

from armillary.reference.activities import Activity
from armillary.reference.processes import Process


@dataclass(frozen=True, slots=True)
class Paragraph:
    """How one activity is done: what must be there before, the work, its proof, and its result."""

    activity: Activity
    entry: str
    tasks: tuple[str, ...]
    validation: str
    exit: str

    @property
    def texts(self) -> tuple[str, ...]:
        """All it says, in the order in which people read it."""
        return (self.entry, *self.tasks, self.validation, self.exit)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by which one sees how well a process does, and how it is reckoned."""

    name: str
    meaning: str
    formula: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Guide:
    """What belongs to a process and what does not, what sets it going, and how it is done well.

    Purpose, roles, hand-offs, records and rules stand elsewhere and are put beside it.
    """

    process: Process
    within: tuple[str, ...]
    outside: tuple[str, ...]
    triggers: tuple[str, ...]
    good: str
    measures: tuple[Measure, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All it says, in the order in which people read it."""
        frame = (*self.within, *self.outside, *self.triggers, self.good)
        told = tuple(measure.meaning for measure in self.measures)
        return (*frame, *told, *(text for each in self.paragraphs for text in each.texts))
