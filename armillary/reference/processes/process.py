"""What a process of the reference model is."""

from dataclasses import dataclass

from armillary.reference.activities import Activity
from armillary.reference.groups import Group


@dataclass(frozen=True, slots=True)
class Process:
    """A process: what it is for, and the activities people do in it.

    `level` is the level of enterprise IT management (1 infrastructure, 2 services, 3 business
    value), `cmm` the stage of the capability maturity model at which the process comes in.
    """

    id: str
    title: str
    group: Group
    level: int
    cmm: int
    purpose: str
    activities: tuple[Activity, ...]
