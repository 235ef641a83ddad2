"""Whose turn it is in several approvals at once: one statement, however many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from armillary.fittings.approvals.models import Approval, Seat


@dataclass(frozen=True, slots=True)
class Turn:
    """A seat that can speak now: in which step, and whose it is."""

    step: str
    person: str
    person_key: int
    deputy_key: int | None


def turns_of(approvals: Sequence[Approval]) -> Mapping[int, list[Turn]]:
    """By the key of an approval, those who can say something now."""
    seats = Seat.objects.filter(
        approval__in=approvals, vote="", step__opened_at__isnull=False, step__outcome=""
    )
    found = seats.order_by("step__position", "pk").values_list(
        "approval", "step__name", "person__name", "person", "deputy"
    )
    turns: dict[int, list[Turn]] = defaultdict(list)
    for key, step, name, person, deputy in found:
        turns[key].append(Turn(step, name, person, deputy))
    return turns
