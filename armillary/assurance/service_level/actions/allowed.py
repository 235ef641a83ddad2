"""Who may do what to agreements. Customers are responsible for negotiating, but not for our part:
they speak in the thread and sign."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import Policy, holds, responsible, staff
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.roles import Role

keepers = (staff & responsible) | holds(
    Role.SERVICE_LEVEL_MANAGER, Role.CONTRACT_MANAGER, Role.ROBOT
)
managers = holds(Role.SERVICE_LEVEL_MANAGER, Role.ROBOT)


def _speaker(record: Record | None, act: Act, activity: Activity) -> str | None:
    """The other side: who is named, or whoever speaks for that organisation."""
    named = getattr(record, "counterpart_id", None) == act.actor.pk
    own = record is not None and record.organisation_id == act.actor.organisation_id
    speaks = own and not act.actor.is_staff and Role.CUSTOMER_REPRESENTATIVE in act.actor.roles
    return None if named or speaks else "This is for those who speak for the other side."


speaker = Policy(_speaker)
signatories = keepers | speaker
