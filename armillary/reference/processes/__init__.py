"""The 17 processes of the reference model, clockwise around the wheel, the hub last."""

from armillary.reference.activities import Activity
from armillary.reference.groups import Group
from armillary.reference.processes.alignment import (
    BUSINESS_ASSESSMENT,
    CUSTOMER_MANAGEMENT,
    SERVICE_PLANNING,
    STRATEGY,
)
from armillary.reference.processes.assurance import CHANGE, CONFIGURATION, SERVICE_LEVEL
from armillary.reference.processes.deployment import BUILD_AND_TEST, RELEASE
from armillary.reference.processes.design import (
    AVAILABILITY,
    CAPACITY,
    CONTINUITY,
    FINANCE,
    SECURITY,
)
from armillary.reference.processes.operations import INCIDENT, OPERATIONS_MANAGEMENT, PROBLEM
from armillary.reference.processes.process import Process

PROCESSES: tuple[Process, ...] = (
    BUSINESS_ASSESSMENT,
    CUSTOMER_MANAGEMENT,
    STRATEGY,
    SERVICE_PLANNING,
    CONTINUITY,
    SECURITY,
    AVAILABILITY,
    CAPACITY,
    FINANCE,
    BUILD_AND_TEST,
    RELEASE,
    OPERATIONS_MANAGEMENT,
    INCIDENT,
    PROBLEM,
    CONFIGURATION,
    CHANGE,
    SERVICE_LEVEL,
)

_BY_ID = {each.id: each for each in PROCESSES}


def process(identifier: str) -> Process:
    """The process of this id."""
    return _BY_ID[identifier]


def process_of(activity: Activity) -> Process:
    """The process an activity belongs to."""
    return _BY_ID[activity.process]


def processes_in(group: Group) -> tuple[Process, ...]:
    """The processes of a group, in the order of the wheel."""
    return tuple(each for each in PROCESSES if each.group is group)


__all__ = [
    "AVAILABILITY",
    "BUILD_AND_TEST",
    "BUSINESS_ASSESSMENT",
    "CAPACITY",
    "CHANGE",
    "CONFIGURATION",
    "CONTINUITY",
    "CUSTOMER_MANAGEMENT",
    "FINANCE",
    "INCIDENT",
    "OPERATIONS_MANAGEMENT",
    "PROBLEM",
    "PROCESSES",
    "RELEASE",
    "SECURITY",
    "SERVICE_LEVEL",
    "SERVICE_PLANNING",
    "STRATEGY",
    "Process",
    "process",
    "process_of",
    "processes_in",
]
