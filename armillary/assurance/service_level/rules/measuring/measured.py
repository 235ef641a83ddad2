"""An objective as those who measure it know it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from armillary.assurance.service_level.vocabulary import TIMES, Kind, Measure, Window

HUNDRED = 100
SHARES = (*TIMES, Measure.AVAILABILITY)
"""The measures that say which share must be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was promised to whom, of which services, by whose hours, from which day until which.

    `zone` is where its days and months begin and end.
    """

    key: int
    number: str
    statement: str
    measure: Measure
    amount: Decimal
    share: Decimal
    window: Window
    priority: int | None
    services: frozenset[int]
    agreement: int
    agreement_number: str
    agreement_name: str
    kind: Kind
    organisation: int
    party: str
    team: int | None
    calendar: int | None
    zone: str
    since: date
    until: date | None
    credit: Decimal | None
    currency: str

    @property
    def target(self) -> float:
        """The share that must be reached. Of a volume and of readings it is all of them."""
        if self.measure not in SHARES:
            return 1.0
        return float((self.share if self.measure in TIMES else self.amount) / HUNDRED)
