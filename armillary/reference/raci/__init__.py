"""The default RACI matrix: who does, answers for, is asked about and hears of each activity.

It is what an installation starts with; administrators edit their own copy.
"""

from collections.abc import Mapping
from types import MappingProxyType

from armillary.reference.activities import Activity
from armillary.reference.raci import alignment, assurance, deployment, design, operations
from armillary.reference.raci.matrix import Duties, Letter
from armillary.reference.roles import Role

RACI: Mapping[Activity, Duties] = MappingProxyType(
    {
        **alignment.BUSINESS_ASSESSMENT,
        **alignment.CUSTOMER_MANAGEMENT,
        **alignment.STRATEGY,
        **alignment.SERVICE_PLANNING,
        **design.CONTINUITY,
        **design.SECURITY,
        **design.AVAILABILITY,
        **design.CAPACITY,
        **design.FINANCE,
        **deployment.BUILD_AND_TEST,
        **deployment.RELEASE,
        **operations.OPERATIONS_MANAGEMENT,
        **operations.INCIDENT,
        **operations.PROBLEM,
        **assurance.CONFIGURATION,
        **assurance.CHANGE,
        **assurance.SERVICE_LEVEL,
    }
)


def roles_with(letter: Letter, activity: Activity) -> tuple[Role, ...]:
    """The roles that carry this letter for an activity."""
    return tuple(role for role, carried in RACI[activity].items() if carried is letter)


def responsible(activity: Activity) -> tuple[Role, ...]:
    """The roles that do the work."""
    return roles_with(Letter.RESPONSIBLE, activity)


def accountable(activity: Activity) -> Role:
    """The one role that answers for the result."""
    return roles_with(Letter.ACCOUNTABLE, activity)[0]


__all__ = ["RACI", "Duties", "Letter", "accountable", "responsible", "roles_with"]
