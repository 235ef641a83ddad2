"""What can be asked about batches: how far they are, and what became of their items."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from armillary.fittings.batches.models import Batch, Item
from armillary.fittings.batches.vocabulary import UNFINISHED, Outcome
from armillary.fittings.batches.works import Given
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import NotAllowed
from armillary.people.models import Person
from armillary.people.vocabulary import OrganisationState, PersonState

SAME = timedelta(minutes=10)


class Tally(NamedTuple):
    """How many items have come to each outcome."""

    total: int
    done: int
    refused: int
    cancelled: int

    @property
    def waiting(self) -> int:
        return self.total - self.done - self.refused - self.cancelled


def tally(batch: Batch) -> Tally:
    """Count the items: the truth, of which the columns of the batch are a copy."""
    counted = dict(
        batch.items.order_by().values_list("outcome").annotate(Count("pk"))  # one index, no rows
    )
    done, refused, cancelled = (
        counted.get(each.value, 0) for each in (Outcome.DONE, Outcome.REFUSED, Outcome.CANCELLED)
    )
    return Tally(sum(counted.values()), done, refused, cancelled)


def waiting(batch: Batch, most: int) -> list[Item]:
    """The next items to do, locked until the transaction ends."""
    rows = batch.items.filter(outcome=Outcome.WAITING).order_by("place")
    return list(rows.select_for_update()[:most])


def to_take_back(batch: Batch) -> Iterator[Given]:
    """What was done, last first: each with the item that tells how."""
    done = batch.items.filter(outcome=Outcome.DONE).order_by("-place")
    for key, record, act in done.values_list("pk", "record_id", "act"):
        yield Given(record, values={"item": key, "act": str(act)})


def items(batch: Batch, outcomes: Iterable[str] = ()) -> QuerySet[Item]:
    """The items in their order, those with one of these outcomes where any is named."""
    rows = batch.items.order_by("place")
    return rows.filter(outcome__in=tuple(outcomes)) if outcomes else rows


def same(content: str, actor: Person, at: datetime) -> Batch | None:
    """The batch of this person that asks for the very same: unfinished, or begun just now."""
    young = Q(created_at__gt=at - SAME) | Q(state__in=UNFINISHED)
    rows = visible(Batch, actor).filter(young, content=content, starter=actor)
    return rows.order_by("-pk").first()


def undoing(batch: Batch, actor: Person) -> Batch | None:
    """The batch that takes this one back."""
    return visible(Batch, actor).filter(undoes=batch).order_by("-pk").first()


def person_now(key: int) -> Person:
    """The person with the rights of this moment. NotAllowed: shut out since."""
    person: Person = Person.objects.select_related("organisation").get(pk=key)
    out = person.state != PersonState.ACTIVE
    if out or person.organisation.state != OrganisationState.ACTIVE:
        raise NotAllowed(f"{person.name} started this and is disabled now.")
    return person
