"""The table: what was reached, what should be, and the ratio; above 1 the goal is missed."""

import os
from collections.abc import Iterator, Sequence

from bench.rounds import Measured

HEAD = (
    f"{'':5} {'workload':28} {'p50':>7} {'p95':>7} {'goal':>5} {'ratio':>6}   "
    f"{'8 cl./s':>7} {'goal':>5} {'ratio':>6}   {'web':>6} {'worker':>6} {'db':>6}"
)


def lines(measured: Sequence[Measured]) -> Iterator[str]:
    """A line for each workload; times in ms, the last three of processors for one operation."""
    yield HEAD
    yield "-" * len(HEAD)
    for each in measured:
        yield _line(each)


def _line(each: Measured) -> str:
    goal, best = each.workload, each.best
    return (
        f"{goal.id:5} {goal.what:28} {best('p50'):7.2f} {best('p95'):7.2f} {goal.p50:5.0f} "
        f"{_ratio(best('p50') / goal.p50)}   {best('rate'):7.0f} {goal.rate:5.0f} "
        f"{_ratio(goal.rate / best('rate'))}   {best('web'):6.2f} {best('background'):6.2f} "
        f"{best('database'):6.2f}"
    )


def _ratio(ratio: float) -> str:
    return f"{ratio:5.2f}{'✗' if ratio > 1 else '✓'}"


def growth(small: Sequence[Measured], large: Sequence[Measured], goal: float) -> Iterator[str]:
    """Every figure of the large house against that of the small one, from the same rounds."""
    yield f"{'':5} {'workload':28} {'p50':>6} {'p95':>6} {'rate':>6}   at most {goal}"
    for one, other in zip(small, large, strict=True):
        ratios = (
            other.best("p50") / one.best("p50"),
            other.best("p95") / one.best("p95"),
            one.best("rate") / other.best("rate"),
        )
        told = " ".join(f"{each:6.2f}" for each in ratios)
        sign = "✓" if max(ratios[0], ratios[2]) <= goal else "✗"
        yield f"{one.workload.id:5} {one.workload.what:28} {told}   {sign}"


def load() -> str:
    """How busy the machine is with other things; figures of a busy one say little."""
    one, five, _ = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} (5 minutes: {five:.1f})"
