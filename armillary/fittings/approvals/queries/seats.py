"""The seats of an approval: read together with its steps, and reckoned by the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from armillary.fittings.approvals.models import Approval, Seat, Step
from armillary.fittings.approvals.rules.outcome import (
    Ballot,
    Round,
    outcome_of,
    outcome_of_all,
    whose_turn,
)
from armillary.fittings.approvals.vocabulary import Vote
from armillary.records.models import Record

_KEY = "select nextval(pg_get_serial_sequence(%s, 'id'))"


@dataclass(frozen=True)
class Table:
    """All who are asked about an approval, step by step."""

    steps: tuple[Step, ...]
    seats: tuple[Seat, ...]

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The steps as the rules know them."""
        return tuple(
            Round(
                step.place,
                step.quorum,
                step.needed,
                step.may_veto,
                tuple(Ballot(each.weight, each.vote) for each in self.of(step)),
            )
            for step in self.steps
        )

    @property
    def outcome(self) -> Vote | None:
        return outcome_of_all(self.rounds)

    @property
    def open_steps(self) -> list[Step]:
        """The steps that are voted on now."""
        return [self.steps[index] for index in whose_turn(self.rounds)]

    def of(self, step: Step) -> list[Seat]:
        return [seat for seat in self.seats if seat.step_id == step.pk]

    def outcome_of(self, step: Step) -> Vote | None:
        return outcome_of(self.rounds[self.steps.index(step)])

    def open_seats(self) -> list[Seat]:
        """Those who can still say something now."""
        turn = {step.pk for step in self.open_steps}
        return [seat for seat in self.seats if seat.step_id in turn and not seat.vote]

    @property
    def said_yes(self) -> frozenset[int]:
        """The keys of those whose yes it rests on: who said it, and for whom."""
        yes = [seat for seat in self.seats if seat.vote == Vote.APPROVE]
        return frozenset(
            key for seat in yes for key in (seat.person_id, seat.voted_by_id) if key is not None
        )


def table_of(approval: Approval) -> Table:
    """Two statements, however many are asked."""
    steps = Step.objects.filter(approval=approval).order_by("position")
    seats = Seat.objects.filter(approval=approval).select_related("person", "deputy", "voted_by")
    return Table(tuple(steps), tuple(seats.order_by("step__position", "pk")))


def key_for(model: type[Record]) -> int:
    """The key of a record that is about to be made: what belongs to it can be written before."""
    with connection.cursor() as cursor:
        cursor.execute(_KEY, (model._meta.db_table,))
        key: int = cursor.fetchone()[0]
    return key


def mine(seats: Sequence[Seat], person: int, stood_in_for: frozenset[int]) -> list[Seat]:
    """Of these seats those from which a person may speak, at most one in each step.

    The own seat comes first: nobody has two votes in a step.
    """
    found: dict[int, Seat] = {}
    for rank in (
        lambda seat: seat.person_id == person,
        lambda seat: seat.deputy_id == person,
        lambda seat: seat.person_id in stood_in_for or seat.deputy_id in stood_in_for,
    ):
        for seat in seats:
            if rank(seat):
                found.setdefault(seat.step_id, seat)
    return list(found.values())
