"""A rule of the house: which lines of the journal it judges, and which of them break it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from armillary.kernel.journal.models import Entry

Lines = QuerySet[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRule:
    """What must have come before a step, and why.

    It judges the lines of one record type for which `judged` holds, each by what stands before it
    in the journal, so that no verdict ever changes. `broken` narrows lines to those that break it,
    in one statement. `lacks` says in a few words what was missing. With another `edition` the whole
    journal is judged again.
    """

    slug: str
    name: str
    why: str
    processes: tuple[str, ...]
    record_type: str
    judged: Q
    broken: Callable[[Lines], Lines]
    lacks: str
    edition: str = "1"

    def of(self, lines: Lines) -> Lines:
        """Those of the lines that it judges."""
        return lines.filter(self.judged, record_type=self.record_type)
