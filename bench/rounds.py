"""Measuring a workload: one client for its times, eight for the rate and what each one costs."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any

from bench.houses import newest_unassigned
from bench.meter import Meter, Spent
from bench.workloads import WORKLOADS, Facts, Operations, Workload
from prove.house import ROOT, House

CLIENTS = 8
PREPARED = 1_500
QUIET = 0.5


class Wrong(Exception):
    """An answer was not what was asked for, so its time means nothing."""


@dataclass(frozen=True, slots=True)
class Round:
    """What came out once: ms of one client, operations a second of eight, ms of processors."""

    p50: float
    p95: float
    rate: float
    web: float
    background: float
    database: float
    client: float


@dataclass(slots=True)
class Measured:
    """A workload and its rounds. Noise only ever adds: the best round is what the product takes."""

    workload: Workload
    rounds: list[Round] = field(default_factory=list)

    def best(self, figure: str) -> float:
        values = [float(getattr(each, figure)) for each in self.rounds]
        return max(values) if figure == "rate" else min(values)

    def middle(self, figure: str) -> float:
        return median(float(getattr(each, figure)) for each in self.rounds)

    def told(self) -> dict[str, Any]:
        """For the JSON."""
        goal = {"p50": self.workload.p50, "rate": self.workload.rate}
        return {"id": self.workload.id, "what": self.workload.what, "goal": goal} | {
            "rounds": [asdict(each) for each in self.rounds]
        }


@dataclass(frozen=True, slots=True)
class Bench:
    """A served house, its facts, and for how many seconds each thing is done."""

    house: House
    facts: Facts
    meter: Meter
    seconds: float

    def measure(self, workload: Workload) -> Round:
        """Raises Wrong when an answer was a refusal."""
        if not workload.again:
            self._prepare()
        alone = self._drive(workload, 1)
        time.sleep(QUIET)
        before = self.meter.read()
        crowd = self._drive(workload, CLIENTS)
        time.sleep(QUIET)
        count = len(crowd["took"])
        spent: Spent = (self.meter.read() - before).each(count)
        took = sorted(alone["took"])
        return Round(
            p50=1000 * took[len(took) // 2],
            p95=1000 * took[len(took) * 95 // 100],
            rate=count / crowd["seconds"],
            web=spent.web,
            background=spent.background,
            database=spent.database,
            client=1000 * crowd["cpu"] / count,
        )

    def _prepare(self) -> None:
        """Make incidents that can be worked on, each once."""
        self._send(WORKLOADS[0].operations(self.facts, PREPARED), CLIENTS, 600, again=False)
        time.sleep(QUIET)
        self.facts["fresh"] = newest_unassigned(self.house, PREPARED)

    def _drive(self, workload: Workload, clients: int) -> Any:
        operations = workload.operations(self.facts, PREPARED)
        if not workload.again:
            share = PREPARED // 5
            operations = operations[:share] if clients == 1 else operations[share:]
        return self._send(operations, clients, self.seconds, again=workload.again)

    def _send(
        self, operations: Operations, clients: int, seconds: float, *, again: bool
    ) -> dict[str, Any]:
        asked = {
            "port": self.house.port,
            "operations": operations,
            "clients": clients,
            "seconds": seconds,
            "again": again,
        }
        done = subprocess.run(
            [sys.executable, "-m", "bench.client"],
            cwd=ROOT,
            input=json.dumps(asked),
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        if found["wrong"]:
            raise Wrong(found["wrong"][0])
        return found


def chosen(names: Sequence[str], items: int) -> list[Workload]:
    """The workloads that were asked for, or all, in a house of so many configuration items.

    W5a means W5a and W5a+.
    """
    asked = [each for each in WORKLOADS if not names or each.id.rstrip("+") in names]
    return [each for each in asked if each.items in (0, items)]
