"""Who may do what to changes."""

from armillary.kernel.lifecycle import holds, is_the, responsible
from armillary.reference.roles import Role

the_robot = holds(Role.ROBOT)
managers = holds(Role.CHANGE_MANAGER, Role.ROBOT)
keepers = responsible | managers
requesters = keepers | is_the("requester")
doers = keepers | is_the("implementer", "requester")
workers = keepers | is_the("assignee")
