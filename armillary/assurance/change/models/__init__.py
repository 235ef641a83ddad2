"""What change management keeps."""

from armillary.assurance.change.models.aftermath import Aftermath, Lesson
from armillary.assurance.change.models.change import Change
from armillary.assurance.change.models.facts import Affected, Following
from armillary.assurance.change.models.template import ChangeTemplate
from armillary.assurance.change.models.window import ChangeWindow
from armillary.assurance.change.models.work_order import WorkOrder

__all__ = [
    "Affected",
    "Aftermath",
    "Change",
    "ChangeTemplate",
    "ChangeWindow",
    "Following",
    "Lesson",
    "WorkOrder",
]
