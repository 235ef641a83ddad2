"""Who may say when something was down: whoever works for the provider and sees it."""

from armillary.kernel.lifecycle import holds, responsible, staff
from armillary.reference.roles import Role

reporters = staff
keepers = (staff & responsible) | holds(
    Role.SERVICE_LEVEL_MANAGER, Role.AVAILABILITY_MANAGER, Role.INCIDENT_MANAGER, Role.ROBOT
)
