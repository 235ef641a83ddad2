"""Who may do what to items, and to what they are described by."""

from armillary.kernel.lifecycle import holds, responsible
from armillary.reference.roles import Role

keepers = responsible | holds(Role.CONFIGURATION_MANAGER, Role.ROBOT)
designers = holds(Role.ADMINISTRATOR, Role.CONFIGURATION_MANAGER, Role.ROBOT)
