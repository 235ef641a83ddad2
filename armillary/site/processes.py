"""The one explicit list of installed processes; importing it installs them."""

from armillary.assurance.change.process import PROCESS as CHANGE
from armillary.assurance.configuration.process import PROCESS as CONFIGURATION
from armillary.assurance.service_level.process import PROCESS as SERVICE_LEVEL
from armillary.design.availability.process import PROCESS as AVAILABILITY
from armillary.fittings.house import FITTINGS, STANDING, STANDING_FOR_EACH
from armillary.kernel import registry, standing
from armillary.kernel.declarations import Process
from armillary.kernel.house import HOUSE
from armillary.operations.incident.process import PROCESS as INCIDENT
from armillary.transformation.conformance.declaration import PROCESS as CONFORMANCE
from armillary.transformation.flow.declaration import PROCESS as TRANSFORMATION
from armillary.transformation.guides.declaration import PROCESS as GUIDES

PROCESSES: tuple[Process, ...] = (
    HOUSE,
    FITTINGS,
    INCIDENT,
    CONFIGURATION,
    SERVICE_LEVEL,
    CHANGE,
    AVAILABILITY,
    TRANSFORMATION,
    GUIDES,
    CONFORMANCE,
)

standing.learn(*STANDING)
standing.learn_for_each(*STANDING_FOR_EACH)
registry.install(PROCESSES)
