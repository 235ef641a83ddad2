"""What jobs look at: changes that come next, and what lines of the journal tell of."""

from collections.abc import Collection, Sequence
from datetime import datetime

from armillary.assurance.change.models import Change, ChangeTemplate
from armillary.assurance.change.vocabulary import PLANNED, TemplateState
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.journal.models import Entry

MOST = 500


def within(start: datetime, end: datetime) -> list[Change]:
    """Those whose window begins in this time, the next first."""
    rows = Change.objects.filter(state__in=PLANNED, planned_start__gte=start, planned_start__lt=end)
    return list(rows.order_by("planned_start", "pk")[:MOST])


def templates_of(lines: Sequence[int]) -> list[ChangeTemplate]:
    """The templates of the changes of which these lines tell."""
    told = Entry.objects.filter(pk__in=list(lines), record_type="changes")
    by = Change.objects.filter(pk__in=list(told.values_list("record_id", flat=True)))
    keys = list(by.filter(template__isnull=False).values_list("template", flat=True))
    rows = ChangeTemplate.objects.filter(pk__in=keys).exclude(state=TemplateState.RETIRED)
    return list(rows.order_by("pk"))


def items(keys: Collection[int]) -> dict[int, ConfigurationItem]:
    """By key, with their teams."""
    rows = ConfigurationItem.objects.filter(pk__in=list(keys)).select_related("team")
    return {each.pk: each for each in rows}
