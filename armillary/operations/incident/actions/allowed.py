"""Who may do what to an incident."""

from armillary.kernel.lifecycle import holds, is_the, responsible
from armillary.reference.roles import Role

handlers = responsible | holds(Role.INCIDENT_MANAGER)
handlers_or_caller = handlers | is_the("caller")
handlers_or_robot = handlers | holds(Role.ROBOT)
keepers = holds(Role.ADMINISTRATOR, Role.INCIDENT_MANAGER, Role.ROBOT)
