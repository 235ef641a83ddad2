"""The five processes of service design and management."""

from armillary.reference.activities import Availability, Capacity, Continuity, Finance, Security
from armillary.reference.groups import DESIGN
from armillary.reference.processes.process import Process

CONTINUITY = Process(
    id="continuity-management",
    title="Continuity management",
    group=DESIGN,
    level=2,
    cmm=4,
    purpose="Keep a promised minimum of service after a serious interruption, and recover in time.",
    activities=tuple(Continuity),
)
SECURITY = Process(
    id="security-management",
    title="Security management",
    group=DESIGN,
    level=2,
    cmm=4,
    purpose="Protect information and services to the standard the organisation has set.",
    activities=tuple(Security),
)
AVAILABILITY = Process(
    id="availability-management",
    title="Availability management",
    group=DESIGN,
    level=2,
    cmm=4,
    purpose="See to it that people can use the services when they were promised to.",
    activities=tuple(Availability),
)
CAPACITY = Process(
    id="capacity-management",
    title="Capacity management",
    group=DESIGN,
    level=2,
    cmm=4,
    purpose="Have enough of every resource for the agreed performance, and not much more.",
    activities=tuple(Capacity),
)
FINANCE = Process(
    id="financial-management",
    title="Financial management",
    group=DESIGN,
    level=2,
    cmm=4,
    purpose="Know what services cost, recover it fairly, and help to spend money well.",
    activities=tuple(Finance),
)
