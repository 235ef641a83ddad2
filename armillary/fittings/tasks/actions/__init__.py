"""What can be done to tasks, and the verb by which every record gets one."""

from armillary.fittings.tasks.actions.checklist import add_item, remove_item, tick, untick
from armillary.fittings.tasks.actions.order import add_predecessor, remove_predecessor
from armillary.fittings.tasks.actions.planning import (
    add_task,
    assign,
    describe,
    hide_from_caller,
    plan,
    reschedule,
    show_to_caller,
    take,
)
from armillary.fittings.tasks.actions.working import cancel, finish, release, reopen, start

__all__ = [
    "add_item",
    "add_predecessor",
    "add_task",
    "assign",
    "cancel",
    "describe",
    "finish",
    "hide_from_caller",
    "plan",
    "release",
    "remove_item",
    "remove_predecessor",
    "reopen",
    "reschedule",
    "show_to_caller",
    "start",
    "take",
    "tick",
    "untick",
]
