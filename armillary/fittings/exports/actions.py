"""What can be done to exports: asking for one, and handing it out. Both leave a line."""

from armillary.fittings.exports.models import Export
from armillary.fittings.exports.queries import taken_lately
from armillary.fittings.exports.vocabulary import Form, State
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, TooMany
from armillary.kernel.lifecycle import creation, holds, is_the, staff, transition
from armillary.kernel.registry import record_types
from armillary.reference.activities import Operations
from armillary.reference.roles import Role

ACTIVITY = Operations.ADMINISTER_DATABASES
MOST_AN_HOUR = 60
may_export = staff | holds(Role.CUSTOMER_REPRESENTATIVE)


@creation(start=State.ASKED, activity=ACTIVITY, allowed=may_export)
def take_out(act: Act, *, of: str, form: Form, question: str = "") -> Export:
    """Ask for a list as a file. What you may see is what it will hold."""
    if of not in record_types():
        raise Invalid({"of": "There is no such record type."})
    if taken_lately(act) >= MOST_AN_HOUR:
        raise TooMany(f"At most {MOST_AN_HOUR} files in an hour: wait a little, then go on.")
    return Export(of=of, form=form, question=question, owner=act.actor)


@transition(
    source=(State.ASKED, State.HANDED_OUT),
    target=State.HANDED_OUT,
    activity=ACTIVITY,
    allowed=is_the("owner"),
)
def hand_out(export: Export, act: Act, *, rows: int) -> None:
    """The list was written into a file, with so many rows."""
    export.rows = rows
