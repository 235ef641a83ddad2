"""What rules ask of the journal about a line: what came before it."""

from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform, KeyTransform

from armillary.fittings.house_rules.rule import Lines
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State as Handed
from armillary.kernel.journal.models import Entry

M = TypeVar("M", bound=Model)
ANSWERED = (Handed.ACCEPTED, Handed.REJECTED, Handed.WITHDRAWN)


def into(*states: str) -> Q:
    """Lines by which a record came into one of these states."""
    return Q(state_after__in=states) & ~Q(state_before__in=states)


def before_of_it(*conditions: Q, **further: Any) -> QuerySet[Entry]:
    """Earlier lines about the same record."""
    here = {"record_type": OuterRef("record_type"), "record_id": OuterRef("record_id")}
    return Entry.objects.filter(*conditions, id__lt=OuterRef("id"), **here, **further)


def last_said(field: str) -> Subquery:
    """What a field of the record held by the latest earlier line that told of it, as text."""
    held = KeyTextTransform("1", KeyTransform(field, "changes"))
    told = before_of_it(changes__has_key=field).order_by("-id")
    return Subquery(told.values_list(held)[:1])


def about_it(rows: QuerySet[M]) -> QuerySet[M]:
    """Those rows, of approvals or hand-offs, that are about the record of the line."""
    return rows.filter(about_type=OuterRef("record_type"), about_id=OuterRef("record_id"))


def told_of(record_type: str, *conditions: Q, key: str = "pk", **further: Any) -> Exists:
    """Whether an earlier line tells this of a row: for rows that are asked for about a line."""
    return Exists(
        Entry.objects.filter(
            *conditions,
            record_type=record_type,
            record_id=OuterRef(key),
            id__lt=OuterRef(OuterRef("id")),
            **further,
        )
    )


def later_than(lines: Lines, allowed: timedelta, *, after: Q) -> Lines:
    """Those of the lines that came later than that after the latest line of which `after` holds."""
    latest = before_of_it(after).order_by("-id").values("at")[:1]
    return lines.annotate(since=Subquery(latest)).filter(at__gt=F("since") + allowed)


def still_owed(lines: Lines) -> Lines:
    """Somebody was asked to go on with it, and had not answered."""
    waiting = about_it(Handoff.objects.all()).filter(
        told_of("hand-offs", state_after=Handed.OFFERED),
        ~told_of("hand-offs", state_after__in=ANSWERED),
    )
    return lines.filter(Exists(waiting))
