"""What can be asked about hand-offs."""

from django.db.models import QuerySet

from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.handoffs.models import Handoff
from armillary.people.models import Person, Responsibility
from armillary.people.vocabulary import ResponsibilityState
from armillary.records.models import Record
from armillary.reference.raci.matrix import Letter


def answers_in(person: Person, process: str) -> bool:
    """Whether somebody holds a role that is accountable for something in a process."""
    rows = Responsibility.objects.filter(
        role__in=person.roles,
        letter=Letter.ACCOUNTABLE,
        activity__startswith=f"{process}.",
        state=ResponsibilityState.IN_FORCE,
    )
    return rows.exists()


def about(record: Record, actor: Person) -> QuerySet[Handoff]:
    """The hand-offs about this record that the actor may see, newest first."""
    here = known.of(type(record))
    mine = visible(Handoff, actor).filter(about_type=here.slug, about_id=record.pk)
    return mine.select_related("offered_by", "answered_by").order_by("-pk")
