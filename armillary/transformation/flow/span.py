"""About which days, whose records and which service one asks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q

from armillary.people.models import Person


@dataclass(frozen=True, slots=True)
class Service:
    """A configuration item by its key, and whoever asks: of what they may see alone is told."""

    key: int
    actor: Person


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, perhaps of one organisation, or of one service.

    `is_now` says that the last day is today: only then it is known how old open records are.
    """

    first: date
    last: date
    is_now: bool
    organisation: int | None = None
    service: Service | None = None

    @property
    def days(self) -> Q:
        return Q(day__gte=self.first, day__lte=self.last)

    def moments(self, column: str) -> Q:
        """Its days, as days of UTC, by a column of moments."""
        first = datetime.combine(self.first, time(), UTC)
        after = datetime.combine(self.last, time(), UTC) + timedelta(days=1)
        return Q((f"{column}__gte", first), (f"{column}__lt", after))

    @property
    def whose(self) -> Q:
        return Q(organisation=self.organisation) if self.organisation else Q()
