"""The 134 activities: one enumeration per process, all of them in the order of the model."""

from armillary.reference.activities.activity import Activity
from armillary.reference.activities.availability import Availability
from armillary.reference.activities.build_and_test import BuildAndTest
from armillary.reference.activities.business_assessment import BusinessAssessment
from armillary.reference.activities.capacity import Capacity
from armillary.reference.activities.change import Change
from armillary.reference.activities.configuration import Configuration
from armillary.reference.activities.continuity import Continuity
from armillary.reference.activities.customer_management import CustomerManagement
from armillary.reference.activities.finance import Finance
from armillary.reference.activities.incident import Incident
from armillary.reference.activities.operations import Operations
from armillary.reference.activities.problem import Problem
from armillary.reference.activities.release import Release
from armillary.reference.activities.security import Security
from armillary.reference.activities.service_level import ServiceLevel
from armillary.reference.activities.service_planning import ServicePlanning
from armillary.reference.activities.strategy import Strategy

BY_PROCESS: tuple[type[Activity], ...] = (
    BusinessAssessment,
    CustomerManagement,
    Strategy,
    ServicePlanning,
    Continuity,
    Security,
    Availability,
    Capacity,
    Finance,
    BuildAndTest,
    Release,
    Operations,
    Incident,
    Problem,
    Configuration,
    Change,
    ServiceLevel,
)

ACTIVITIES: tuple[Activity, ...] = tuple(each for process in BY_PROCESS for each in process)

_BY_ID = {each.value: each for each in ACTIVITIES}


def activity(identifier: str) -> Activity:
    """The activity of this id, "incident-and-service-request-management.log" for one."""
    return _BY_ID[identifier]


__all__ = [
    "ACTIVITIES",
    "BY_PROCESS",
    "Activity",
    "Availability",
    "BuildAndTest",
    "BusinessAssessment",
    "Capacity",
    "Change",
    "Configuration",
    "Continuity",
    "CustomerManagement",
    "Finance",
    "Incident",
    "Operations",
    "Problem",
    "Release",
    "Security",
    "ServiceLevel",
    "ServicePlanning",
    "Strategy",
    "activity",
]
