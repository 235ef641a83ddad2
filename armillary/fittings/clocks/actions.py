"""What goes by itself, on lines of its own in the journal: nobody does these by hand."""

from datetime import datetime

from armillary.kernel.acts import Act
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import change, holds
from armillary.records.models import Record
from armillary.reference.roles import Role

robot = holds(Role.ROBOT)


@change(activity=None, allowed=robot, words="text", audience=Audience.INTERNAL)
def warn_of_deadline(record: Record, act: Act, *, text: str) -> None:
    """Say that much of the time that was promised is spent."""


@change(activity=None, allowed=robot, words="text", audience=Audience.INTERNAL)
def report_breach(record: Record, act: Act, *, text: str) -> None:
    """Say that more time was spent than was promised."""


@change(activity=None, allowed=robot, words="text", audience=Audience.INTERNAL)
def correct_clocks(
    record: Record, act: Act, *, text: str, column: str = "", due: datetime | None = None
) -> None:
    """Put clocks right that were not what the journal says, and when the record is due by them."""
    if column:
        setattr(record, column, due)
