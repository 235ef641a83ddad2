"""The duties in force, read from the responsibilities that administrators keep."""

from armillary.people.models import Responsibility
from armillary.people.vocabulary import ResponsibilityState
from armillary.reference.activities import Activity, activity
from armillary.reference.raci import Letter
from armillary.reference.roles import Role, role
from armillary.transformation.guides.told import Duties


def duties_in_force() -> Duties:
    """Which role is what to which activity, as of now."""
    found: dict[Activity, dict[Role, Letter]] = {}
    rows = Responsibility.objects.filter(state=ResponsibilityState.IN_FORCE).values_list(
        "activity", "role", "letter"
    )
    for of, who, letter in rows.order_by("pk"):
        found.setdefault(activity(of), {})[role(who)] = Letter(letter)
    return found
