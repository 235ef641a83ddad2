"""Following the journal, seal by seal: each who counts has an own place in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import BigIntegerField, F, Func, Max, Min, QuerySet

from armillary.kernel.journal.models import Seal
from armillary.transformation.conformance.models import Reached
from armillary.transformation.flow.sealed import last_of_next


class Unnest(Func):
    """Each element of an array as a row."""

    function = "unnest"
    set_returning = True


@dataclass(frozen=True, slots=True)
class Portion:
    """The next seals: after one, up to another.

    `lines` are the keys of what they hold. `first` and `last` are the ends of what must be judged
    again: a line may be sealed after one that follows it, when its act was committed later.
    """

    after: int
    upto: int
    first: int
    last: int

    @property
    def lines(self) -> QuerySet[Seal, int]:
        return _held(self.after, self.upto)


@contextmanager
def next_portion(name: str, shape: str) -> Iterator[tuple[Portion | None, bool]]:
    """The portion that comes next, taken when the block ends; whether all begins anew with it.

    One at a time counts under a name. None: nothing has been sealed since.
    """
    reached = _locked(name, shape)
    anew = reached.shape != shape
    if anew:
        reached.shape, reached.seal, reached.line = shape, 0, 0
    portion = _after(reached)
    yield portion, anew
    if portion:
        reached.seal, reached.line = portion.upto, portion.last
    if portion or anew:
        reached.save()


def _locked(name: str, shape: str) -> Reached:
    """The row of one who counts; it is made when that one counts for the first time."""
    Reached.objects.bulk_create([Reached(name=name, shape=shape)], ignore_conflicts=True)
    return Reached.objects.select_for_update().get(name=name)


def _after(reached: Reached) -> Portion | None:
    upto = last_of_next(reached.seal)
    if upto is None:
        return None
    ends = _held(reached.seal, upto).aggregate(first=Min("key"), last=Max("key"))
    return Portion(reached.seal, upto, ends["first"], max(ends["last"], reached.line))


def _held(after: int, upto: int) -> QuerySet[Seal, int]:
    seals = Seal.objects.filter(pk__gt=after, pk__lte=upto)
    keys = seals.annotate(key=Unnest(F("entries"), output_field=BigIntegerField()))
    return keys.values_list("key", flat=True)
