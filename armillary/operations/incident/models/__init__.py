"""What incident management keeps: incidents, their categories, and the priority matrix."""

from armillary.operations.incident.models.category import Category
from armillary.operations.incident.models.incident import Incident
from armillary.operations.incident.models.priority_rule import PriorityRule

__all__ = ["Category", "Incident", "PriorityRule"]
