"""What can be asked about hand-offs."""

from django.db.models import QuerySet

from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.handoffs.models import Handoff
from armillary.people.models import Person
from armillary.records.models import Record


def about(record: Record, actor: Person) -> QuerySet[Handoff]:
    """The hand-offs about this record that the actor may see, newest first."""
    here = known.of(type(record))
    mine = visible(Handoff, actor).filter(about_type=here.slug, about_id=record.pk)
    return mine.select_related("offered_by", "answered_by").order_by("-pk")
