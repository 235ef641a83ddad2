"""The one explicit list of installed processes; importing it installs them."""

from armillary.kernel import registry
from armillary.kernel.access.declaration import HOUSE
from armillary.kernel.declarations import Process

PROCESSES: tuple[Process, ...] = (HOUSE,)

registry.install(PROCESSES)
