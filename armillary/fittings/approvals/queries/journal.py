"""What fresh lines of the journal say about approvals and what they are about."""

from collections.abc import Collection, Sequence

from armillary.kernel.journal.models import Entry

APPROVALS = "approvals"


def places_of(lines: Sequence[int], slugs: Collection[str]) -> list[tuple[str, int]]:
    """The records of these types that the lines are about, by type and key."""
    if not slugs:
        return []
    found = Entry.objects.filter(pk__in=lines, record_type__in=list(slugs))
    return list(found.values_list("record_type", "record_id").distinct())


def approvals_in(lines: Sequence[int]) -> list[int]:
    """The keys of the approvals that the lines are about."""
    found = Entry.objects.filter(pk__in=lines, record_type=APPROVALS)
    return list(found.values_list("record_id", flat=True).distinct())


def said_in(lines: Sequence[int], approval: int, verbs: Collection[str]) -> list[Entry]:
    """The lines about an approval by which one of these verbs was done to it."""
    rows = Entry.objects.filter(pk__in=lines, record_type=APPROVALS, record_id=approval)
    return list(rows.filter(verb__in=list(verbs)).order_by("pk"))
