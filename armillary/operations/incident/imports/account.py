"""The account of an import: every row of the file, and what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from armillary.operations.incident.imports.plan import Plan
from armillary.operations.incident.imports.reading import Refused
from armillary.operations.incident.imports.rows import Row


@dataclass(slots=True)
class Account:
    """Counts rows as they are dealt with. `told` changed something, `quiet` nothing visible.

    `lines` are those of the journal, of the people, teams and categories met on the way as well.
    """

    rows: int = 0
    told: int = 0
    quiet: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)
    incidents: int = 0
    lines: int = 0

    @property
    def unexplained(self) -> int:
        """Rows that were read and of which nothing became: always 0, or the import is wrong."""
        return self.rows - self.told - self.quiet - self.known - len(self.refused)

    def counting(self, rows: Iterable[Row | Refused]) -> Iterator[Row | Refused]:
        """The rows as they come, counted."""
        for row in rows:
            self.rows += 1
            yield row

    def take(self, plan: Plan) -> None:
        """The incident was written."""
        self.incidents += 1
        self.told += plan.rows - plan.quiet
        self.quiet += plan.quiet

    def skip(self, plan: Plan) -> None:
        """The incident was here already, from an earlier run."""
        self.known += plan.rows

    def refuse(self, refused: Refused) -> None:
        """The row cannot be taken."""
        self.refused.append(refused)
