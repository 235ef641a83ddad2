"""Which planned changes get in each other's way, why, and when else there is room (N21).

Moments are whole seconds, stretches of time are half-open. A change takes up the time from its
preparation to the end of its watch. Two collide when these times meet *and* something relates them:
the same item, one that falls with the other, members of one group that stands in for itself, a
service, a person, a tool. An order is broken whether they meet or not. So is the last rule of a
window: what cannot be undone in time must be decided before `last_decision`.
"""

from armillary.engines.collisions.finding import collisions
from armillary.engines.collisions.rules_of_time import Period, breaches
from armillary.engines.collisions.slots import DAY, Blocked, Slots, slots
from armillary.engines.collisions.vocabulary import Collision, Planned, Reason, Severity, Vicinity

__all__ = [
    "DAY",
    "Blocked",
    "Collision",
    "Period",
    "Planned",
    "Reason",
    "Severity",
    "Slots",
    "Vicinity",
    "breaches",
    "collisions",
    "slots",
]
