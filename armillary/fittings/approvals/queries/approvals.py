"""Approvals themselves: who sees them, which one stands for a record, and what waits for whom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from armillary.fittings.approvals.models import Approval, Seat
from armillary.fittings.approvals.vocabulary import LIVE, PASSED_BY, State
from armillary.kernel import known
from armillary.kernel.access.visibility import EVERYTHING
from armillary.kernel.lifecycle.rows import read
from armillary.people.models import Person
from armillary.records.models import Record

MANY = 99
"""What waits is counted no further."""

WAITING = f"""
select count(*) from (
    select distinct seat.approval_id from approvals_seat seat
    join approvals_step step on step.id = seat.step_id and step.opened_at is not null
        and step.outcome = ''
    join approvals_approval asked on asked.id = seat.approval_id and asked.state = 'pending'
    where seat.vote = '' and (seat.person_id = %s or seat.deputy_id = %s) limit {MANY + 1}
) few
"""  # noqa: S608


def shown(actor: Person) -> Q:
    """The provider's people see all, others what they are asked or have asked."""
    if actor.is_staff:
        return EVERYTHING
    asked = Seat.objects.filter(approval=OuterRef("pk")).filter(
        Q(person=actor.pk) | Q(deputy=actor.pk)
    )
    return Q(organisation=actor.organisation_id) & (Q(asked_by=actor.pk) | Q(Exists(asked)))


def subject_of(approval: Approval) -> Record | None:
    """The record that an approval is about, as it stands now, whoever asks."""
    return read(known.by_slug(approval.about_type).model, approval.about_id)


def standing(record: Record, at: datetime) -> Approval | None:
    """The approval that stands for a record: a bypass while it lasts, else what is live, else the
    newest that there was."""
    rank = Case(
        When(state__in=PASSED_BY, expires_at__gt=at, then=0),
        When(state__in=LIVE, then=1),
        default=2,
    )
    return all_of(record).order_by(rank, "-pk").first()


def live(record: Record) -> Approval | None:
    """The approval that still says something about a record: one at most."""
    return all_of(record).filter(state__in=LIVE).first()


def all_of(record: Record) -> "QuerySet[Approval]":
    """The approvals of a record, newest first."""
    slug = known.of(type(record)).slug
    return Approval.objects.filter(about_type=slug, about_id=record.pk).order_by("-pk")


def waiting_for(actor: Person, at: datetime, stood_in_for: frozenset[int]) -> "QuerySet[Approval]":
    """What this person can decide now, the most pressing first."""
    people = [actor.pk, *sorted(stood_in_for)]
    turn = Seat.objects.filter(
        approval=OuterRef("pk"), vote="", step__opened_at__isnull=False, step__outcome=""
    ).filter(Q(person__in=people) | Q(deputy__in=people))
    pending = Approval.objects.filter(state=State.PENDING, expires_at__gt=at)
    return (
        pending.filter(Exists(turn)).select_related("asked_by", "policy").order_by("due_at", "pk")
    )


def asked_by(actor: Person) -> "QuerySet[Approval]":
    """What this person has asked for and is not decided."""
    mine = Approval.objects.filter(asked_by=actor, state=State.PENDING)
    return mine.select_related("asked_by", "policy").order_by("due_at", "pk")


def live_ones() -> list[int]:
    """The keys of all that still says something about its record."""
    return list(Approval.objects.filter(state__in=LIVE).order_by("pk").values_list("pk", flat=True))


def live_about(places: Sequence[tuple[str, int]]) -> list[int]:
    """The keys of the live approvals of these records, by type and key."""
    wanted = Q(pk__in=())
    for slug, key in places:
        wanted |= Q(about_type=slug, about_id=key)
    rows = Approval.objects.filter(wanted, state__in=LIVE) if places else Approval.objects.none()
    return list(rows.order_by("pk").values_list("pk", flat=True))


def expired(at: datetime) -> list[Approval]:
    """What is live and has passed its last moment."""
    return list(
        Approval.objects.filter(
            state__in=(State.PENDING, State.APPROVED), expires_at__lte=at
        ).order_by("expires_at", "pk")[:500]
    )


def counted(actor: Person) -> int:
    """How much waits for this person, to one more than MANY."""
    return _one(WAITING, (actor.pk, actor.pk))


def _one(text: str, values: tuple[Any, ...]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        found: int = cursor.fetchone()[0]
    return found
