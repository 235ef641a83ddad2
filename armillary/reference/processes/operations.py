"""The three processes of service operations."""

from armillary.reference.activities import Incident, Operations, Problem
from armillary.reference.groups import OPERATIONS
from armillary.reference.processes.process import Process

OPERATIONS_MANAGEMENT = Process(
    id="operations-management",
    title="Operations management",
    group=OPERATIONS,
    level=1,
    cmm=2,
    purpose="Run the production environment every day so that agreed service levels are met.",
    activities=tuple(Operations),
)
INCIDENT = Process(
    id="incident-and-service-request-management",
    title="Incident and service request management",
    group=OPERATIONS,
    level=1,
    cmm=2,
    purpose="Restore service quickly, answer requests, and keep the people affected informed.",
    activities=tuple(Incident),
)
PROBLEM = Process(
    id="problem-management",
    title="Problem management",
    group=OPERATIONS,
    level=2,
    cmm=3,
    purpose="Find and remove the causes of incidents so that fewer happen.",
    activities=tuple(Problem),
)
