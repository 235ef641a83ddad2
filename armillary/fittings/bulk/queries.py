"""What undoing asks of the journal."""

from uuid import UUID

from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import RuleBroken
from armillary.kernel.journal.models import Entry


def line_of(kind: RecordType, key: int, act: UUID, verb: str) -> Entry:
    """The line that this act of the bulk left about its record. RuleBroken: there is none."""
    lines = Entry.objects.filter(record_type=kind.slug, record_id=key, act=act, verb=verb)
    found = lines.order_by("pk").first()
    if found is None:
        raise RuleBroken("The journal has no line of it.")
    return found
