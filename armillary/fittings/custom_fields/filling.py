"""What everybody can do with custom fields: fill them in."""

from armillary.kernel.acts import Act
from armillary.kernel.lifecycle import Policy, change, responsible
from armillary.kernel.registry import record_type_of
from armillary.records.models import Record
from armillary.reference.activities import Activity


def _sees_it_as_few_do(record: Record | None, act: Act, activity: Activity) -> str | None:
    """What everybody may look up, such as a team, is not for everybody to fill in."""
    if record is None or not record_type_of(type(record)).shared:
        return None
    return "This is for those who are responsible for such records."


@change(activity=None, allowed=responsible | Policy(_sees_it_as_few_do))
def fill_in(record: Record, act: Act) -> None:
    """Fill in the fields that your own house has added; what you leave out stays as it is."""
