"""What people say about a record. The words are a line of its journal, for ever as said."""

from armillary.kernel.acts import Act
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import anyone, change, staff
from armillary.records.models import Record


@change(activity=None, allowed=anyone, words="text", audience=Audience.PUBLIC)
def comment(record: Record, act: Act, *, text: str) -> None:
    """Say something to everybody who can see this record."""


@change(activity=None, allowed=staff, words="text", audience=Audience.INTERNAL)
def note(record: Record, act: Act, *, text: str) -> None:
    """Note something for those who work on this; callers never see it."""
