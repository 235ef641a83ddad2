"""Editions, signatures and waivers: what was put to the other side, and who stands for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max, QuerySet

from armillary.assurance.service_level.models import Agreement, Edition, Signature, Waiver
from armillary.assurance.service_level.rules.documents import Document, digest
from armillary.assurance.service_level.vocabulary import STANDING, Side
from armillary.kernel.acts import Act
from armillary.people.models import Person


def editions(agreement: Agreement) -> QuerySet[Edition]:
    """The newest first."""
    rows = Edition.objects.filter(agreement=agreement.pk).select_related("by")
    return rows.order_by("-number")


def editions_of(agreements: Iterable[Agreement]) -> QuerySet[Edition]:
    """Those of a whole line of agreements, the newest first."""
    rows = Edition.objects.filter(agreement__in=[each.pk for each in agreements])
    return rows.select_related("by", "agreement").order_by("-agreement", "-number")


def latest(agreement: Agreement) -> Edition | None:
    return editions(agreement).first()


def keep(agreement: Agreement, act: Act, words: Document) -> Edition:
    """Keep these words as an edition, unless the latest one says the same."""
    newest = latest(agreement)
    summed = digest(words)
    if newest and newest.digest == summed:
        Edition.objects.filter(pk=newest.pk).update(outdated_at=None)
        return newest
    number = Edition.objects.filter(agreement=agreement.pk).aggregate(last=Max("number"))["last"]
    return Edition.objects.create(
        agreement=agreement,
        organisation_id=agreement.organisation_id,
        number=(number or 0) + 1,
        document=words,
        digest=summed,
        at=act.at,
        by=act.actor,
    )


def mark_agreed(edition: Edition, at: datetime, feasibility: Sequence[Mapping[str, Any]]) -> None:
    """These are the words that bind, and this was found of them."""
    Edition.objects.filter(pk=edition.pk).update(agreed_at=at, feasibility=[*feasibility])


def agreed_edition(agreement: Agreement) -> Edition | None:
    """The words that bind."""
    return editions(agreement).filter(agreed_at__isnull=False).first()


def signatures(agreement: Agreement) -> QuerySet[Signature]:
    """Those that stand, ours first."""
    rows = Signature.objects.filter(agreement=agreement.pk, withdrawn_at=None)
    return rows.select_related("person", "recorded_by").order_by("side", "pk")


def signed(agreement: Agreement) -> dict[str, str]:
    """The digest that each side has signed."""
    return dict(signatures(agreement).values_list("side", "digest"))


def add_signature(
    agreement: Agreement,
    act: Act,
    side: Side,
    words: str,
    *,
    person: Person | None,
    name: str,
) -> None:
    """Keep that somebody signed these words."""
    Signature.objects.create(
        agreement=agreement,
        organisation_id=agreement.organisation_id,
        side=side.value,
        person=person,
        name=name,
        recorded_by=None if person else act.actor,
        digest=words,
        at=act.at,
    )


def proposed(agreement: Agreement) -> Edition | None:
    """What lies with the other side; None where the words have changed since."""
    newest = latest(agreement)
    return newest if newest and newest.outdated_at is None else None


def outdate(agreement: Agreement, at: datetime) -> int:
    """The words changed: nobody has signed them. How many signatures are withdrawn by that."""
    Edition.objects.filter(agreement=agreement.pk, outdated_at=None).update(outdated_at=at)
    return withdraw_signatures(agreement, at)


def withdraw_signatures(agreement: Agreement, at: datetime) -> int:
    """Nobody has signed any more. How many signatures that were."""
    return Signature.objects.filter(agreement=agreement.pk, withdrawn_at=None).update(
        withdrawn_at=at
    )


def waivers(agreement: Agreement) -> QuerySet[Waiver]:
    """All that were ever given, the newest first."""
    rows = Waiver.objects.filter(agreement=agreement.pk).select_related("by")
    return rows.order_by("-pk")


def waiver_in_force(agreement: Agreement, day: date) -> Waiver | None:
    """The one that lets it promise more than what it rests on supports."""
    return waivers(agreement).filter(until__gte=day).first()


def add_waiver(
    agreement: Agreement, act: Act, reason: str, until: date, findings: Sequence[str]
) -> None:
    """Keep that somebody answers for it."""
    Waiver.objects.create(
        agreement=agreement,
        reason=reason,
        until=until,
        findings=[*findings],
        by=act.actor,
        at=act.at,
    )


def waivers_that_end(day: date) -> list[Waiver]:
    """Those that end by this day, of agreements that stand, and of which nobody was told."""
    rows = Waiver.objects.filter(until__lte=day, told_at=None, agreement__state__in=STANDING)
    return list(rows.select_related("agreement", "agreement__owner").order_by("pk"))


def mark_told(waivers: Iterable[Waiver], at: datetime) -> None:
    """Somebody was told that these end."""
    Waiver.objects.filter(pk__in=[each.pk for each in waivers]).update(told_at=at)
