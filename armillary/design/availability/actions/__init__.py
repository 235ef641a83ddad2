"""What can be done to outages and lookouts. One verb, one function, one transaction."""

from armillary.design.availability.actions.lookouts import (
    begin_lookout,
    correct_lookout,
    end_lookout,
    withdraw_lookout,
)
from armillary.design.availability.actions.outages import (
    begin_outage,
    correct_outage,
    end_outage,
    record_outage,
    withdraw_outage,
)

__all__ = [
    "begin_lookout",
    "begin_outage",
    "correct_lookout",
    "correct_outage",
    "end_lookout",
    "end_outage",
    "record_outage",
    "withdraw_lookout",
    "withdraw_outage",
]
