"""What every source of counts can tell: that of all records, and that of one service's."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Protocol

Step = tuple[str, str, str, int]
"""Record type, state before, state after, and how often."""
Stood = tuple[str, str, date, int]
"""Record type, state, the day on which records were opened, and how many stand there now."""
Passing = tuple[int, str, str, str, int, int, int]
"""Edge, sender, receiver, state, minutes waited; how often in the period, and how often ever."""

States = Mapping[str, Collection[str]]
"""States by record type."""


class Source(Protocol):
    """Rows of counts for a period; see Span."""

    def steps(self, kinds: Collection[str], *, ever: bool) -> Iterable[Step]:
        """Moves of these record types in the period; `ever`: from the beginning to its end."""
        ...

    def standing(self, states: States) -> Iterable[Stood]:
        """The records that stand in one of these states now."""
        ...

    def performed(self) -> Iterable[tuple[str, int]]:
        """The activities that were performed in the period, each with its lines."""
        ...

    def people(self, places: Mapping[str, str]) -> Mapping[str, int]:
        """How many people did something in the period, by the place of each process."""
        ...

    def performers(self, process: str) -> Iterable[tuple[str, int, int, date]]:
        """By activity of a process: lines and people of the period, and the last day with any."""
        ...

    def passages(self) -> Iterable[Passing]:
        """What hand-offs came into which state."""
        ...
