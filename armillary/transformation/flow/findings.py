"""What the counts say against the model: silent, unexpected, slow, refused. Pure: figures in."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from armillary.reference.edges import EDGES, OUTSIDE, edge, joined
from armillary.reference.processes import PROCESSES
from armillary.transformation.flow.rules import EdgeFigures, Passed

FEW = 4
"""With fewer answers nothing is said of how many were no."""
Ends = tuple[int, str, str]
"""The number of an interaction, the process that gives and the one that gets."""


class Kind(Enum):
    """What is odd, the most pressing first."""

    OVERDUE = "Overdue"
    REFUSED = "Mostly rejected"
    SLOW = "Slow"
    UNEXPECTED = "Not in the model"
    SILENT = "Silent"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not flow as the model has it; `edge` 0 where the model has nothing.

    `named`: it is records that name those of the other process, and not deeds on them.
    """

    kind: Kind
    edge: int
    sender: str
    receiver: str
    figures: EdgeFigures | None = None
    many: int = 0
    last: date | None = None
    named: bool = False


def findings(
    passed: Passed,
    late: Mapping[Ends, int],
    lent: Mapping[tuple[str, str], int],
    last: Mapping[int, date],
    *,
    related: Mapping[tuple[str, str], int],
    built: Collection[str],
    slower_than: int,
) -> tuple[Finding, ...]:
    """All that is odd. `slower_than` is in minutes, of the median answer.

    `late` counts what is overdue, `lent` the deeds of one process on records of another, `related`
    the records that name one of another, `last` says when an interaction was used.
    """
    found = (
        *(Finding(Kind.OVERDUE, *ends, many=many) for ends, many in late.items()),
        *_of_answers(passed.values(), slower_than),
        *_unexpected(passed.values(), lent),
        *(Finding(Kind.UNEXPECTED, 0, *ends, many=n, named=True) for ends, n in related.items()),
        *_silent(passed, last, built),
    )
    order = list(Kind)
    return tuple(
        sorted(found, key=lambda each: (order.index(each.kind), -each.many, each.edge, each.sender))
    )


def expected(number: int, built: Collection[str]) -> bool:
    """Whether hand-offs can be expected here: an end that gives and another that gets are built."""
    return next(_between(number, built), None) is not None


def _between(number: int, built: Collection[str]) -> Iterator[tuple[str, str]]:
    here = edge(number)
    order = [each.id for each in PROCESSES if each.id in built]
    for sender in order:
        for receiver in order:
            if here.carries(sender, receiver):
                yield sender, receiver


def _of_answers(passed: Iterable[EdgeFigures], slower_than: int) -> Iterator[Finding]:
    for each in passed:
        ends = each.edge, each.sender, each.receiver
        middle = each.waits.quantile(0.5)
        if each.answered >= FEW and 2 * each.rejected > each.answered:
            yield Finding(Kind.REFUSED, *ends, figures=each, many=each.rejected)
        if middle is not None and middle > slower_than:
            yield Finding(Kind.SLOW, *ends, figures=each, many=middle)


def _unexpected(
    passed: Iterable[EdgeFigures], lent: Mapping[tuple[str, str], int]
) -> Iterator[Finding]:
    for each in passed:
        if each.offered and not edge(each.edge).carries(each.sender, each.receiver):
            yield Finding(Kind.UNEXPECTED, each.edge, each.sender, each.receiver, many=each.offered)
    for (process, owner), deeds in lent.items():
        if not joined(process, owner):
            yield Finding(Kind.UNEXPECTED, 0, process, owner, many=deeds)


def _silent(passed: Passed, last: Mapping[int, date], built: Collection[str]) -> Iterator[Finding]:
    used = {each.edge for each in passed.values() if each.offered}
    for each in EDGES:
        if each.id not in used and not OUTSIDE.issuperset((*each.sources, *each.targets)):
            pair = next(_between(each.id, built), None)
            if pair:
                yield Finding(Kind.SILENT, each.id, *pair, last=last.get(each.id))
