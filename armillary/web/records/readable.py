"""Which lines of a record's journal a person may read, and of which acts they may hear."""

from datetime import datetime
from functools import cache

from django.db.models import QuerySet

from armillary.fittings.custom_fields.filling import fill_in
from armillary.fittings.house import FOR_STAFF
from armillary.kernel.declarations import RecordType
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import Record


def lines_of(
    kind: RecordType, record: Record, actor: Person, until: datetime | None = None
) -> QuerySet[Entry]:
    """All lines for the provider's people; for others no notes, and nothing of what they miss."""
    entries = Entry.objects.filter(record_type=kind.slug, record_id=record.pk)
    if until:
        entries = entries.filter(at__lte=until)
    if actor.is_staff:
        return entries
    return entries.exclude(audience=Audience.INTERNAL).exclude(verb__in=FOR_STAFF)


@cache
def unheard(slug: str) -> frozenset[str]:
    """The verbs of which people who do not belong to the provider hear nothing.

    What is filled in may be for the staff only.
    """
    verbs = record_types()[slug].verbs
    internal = {verb.name for verb in verbs if verb.audience == Audience.INTERNAL}
    return frozenset({*internal, *FOR_STAFF, fill_in.name})
