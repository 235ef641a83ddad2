"""The import from end to end: reads a log, lives it through in memory, writes it in portions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Self

from django.db import transaction

from armillary.fittings.chronicle import Background, Chronicle, Keys
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.errors import Refusal
from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.ahead import Stretch, planned_ahead
from armillary.operations.incident.imports.directory import Directory
from armillary.operations.incident.imports.plan import Plan
from armillary.operations.incident.imports.reading import Refused
from armillary.operations.incident.imports.replay import Replay
from armillary.operations.incident.models import Incident

PORTION = 500
"""Incidents that are written together: about 5,000 journal lines."""

Progress = Callable[[Account], None]


def import_log(path: Path, zone: tzinfo, act: Act, progress: Progress) -> Account:
    """Take over a ServiceNow incident log; `progress` hears the account after each portion.

    What an earlier run has taken over is left as it is, so an import that was broken off is
    simply done again. Raises WrongFile when the file as a whole cannot be read.
    """
    stretches = planned_ahead(path, zone)
    return Import.begun(act).run(stretches, progress)


@dataclass(slots=True)
class Import:
    """An import on its way: what is done, what waits to be written, what is here already."""

    act: Act
    replay: Replay
    newcomers: Chronicle
    histories: Chronicle
    here: set[str]
    account: Account = field(default_factory=Account)
    waiting: list[Plan] = field(default_factory=list)
    being_written: list[Plan] = field(default_factory=list)
    lines_being_written: int = 0

    @classmethod
    def begun(cls, act: Act) -> Self:
        """Ready to take over a log."""
        keys = Keys()
        newcomers, histories = Chronicle(keys), Chronicle(keys)
        with transaction.atomic():
            stand_as(act.actor)
            directory = Directory.of_what_is_here(newcomers, act)
            numbers = Incident.objects.exclude(source_number="")
            here = set(numbers.values_list("source_number", flat=True))
        return cls(act, Replay(histories, directory), newcomers, histories, here)

    def run(self, stretches: Iterable[Stretch], progress: Progress) -> Account:
        """Take over all of it. Each portion is written while the next one is lived through."""
        with Background() as background:
            for stretch in stretches:
                self.account.rows = stretch.rows
                self._take(stretch.read)
                if len(self.waiting) >= PORTION:
                    self._hand_over(background, progress)
            self._hand_over(background, progress)
            self._settle(background, progress)
        return self.account

    def _take(self, read: Iterable[Plan | Refused]) -> None:
        for each in read:
            if isinstance(each, Refused):
                self.account.refuse(each)
            else:
                self._live(each)

    def _live(self, plan: Plan) -> None:
        """Live one incident through; when a verb refuses, all its rows are refused."""
        if plan.number in self.here:
            self.account.skip(plan)
            return
        try:
            with self.histories.undone_when_refused():
                self.replay.run(plan)
        except Refusal as refusal:
            for line in plan.lines:
                self.account.refuse(Refused(line, plan.number, refusal.message))
        else:
            self.waiting.append(plan)

    def _hand_over(self, background: Background, progress: Progress) -> None:
        """Begin to write this portion when the one before is written; make it ready till then."""
        portions = (self.newcomers.hand_over(), self.histories.hand_over())
        self._settle(background, progress)
        background.begin(self.act, portions)
        self.lines_being_written = sum(portion.line_count for portion in portions)
        self.being_written, self.waiting = self.waiting, []

    def _settle(self, background: Background, progress: Progress) -> None:
        """Wait for the portion that is being written, and account for it."""
        background.wait()
        for plan in self.being_written:
            self.account.take(plan)
        self.account.lines += self.lines_being_written
        self.being_written, self.lines_being_written = [], 0
        progress(self.account)
