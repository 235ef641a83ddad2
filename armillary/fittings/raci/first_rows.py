"""The first letters of an installation: those of the reference model."""

from armillary.fittings.raci.actions import assign
from armillary.kernel.access.first_rows import Create
from armillary.kernel.acts import Act
from armillary.people.models import Responsibility
from armillary.reference.raci import RACI


def fill(act: Act, create: Create) -> None:
    """Add the default letters once; what administrators made of them later stays."""
    if Responsibility.objects.exists():
        return
    for activity, duties in RACI.items():
        for role, letter in duties.items():
            create(assign, act, activity=activity.value, role=role, letter=letter)
