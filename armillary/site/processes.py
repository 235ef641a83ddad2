"""The one explicit list of installed processes; importing it installs them."""

from armillary.kernel import registry
from armillary.kernel.declarations import Process

PROCESSES: tuple[Process, ...] = ()

registry.install(PROCESSES)
