"""The one explicit list of installed processes; importing it installs them."""

from armillary.kernel import registry
from armillary.kernel.declarations import Process
from armillary.kernel.house import HOUSE
from armillary.operations.incident.process import PROCESS as INCIDENT

PROCESSES: tuple[Process, ...] = (HOUSE, INCIDENT)

registry.install(PROCESSES)
