"""Packs of reviews: kept as they were put before the other side, and who acknowledged them."""

from django.db.models import QuerySet

from armillary.assurance.service_level.models import Pack, ServiceReview
from armillary.assurance.service_level.rules.documents import Document, digest
from armillary.kernel.acts import Act


def packs(review: ServiceReview) -> QuerySet[Pack]:
    """The newest first."""
    rows = Pack.objects.filter(review=review.pk).select_related("by", "acknowledged_by")
    return rows.order_by("-number")


def latest(review: ServiceReview) -> Pack | None:
    return packs(review).first()


def keep(review: ServiceReview, act: Act, words: Document) -> Pack:
    """Keep what was drawn up; the next one has the next number."""
    before = latest(review)
    return Pack.objects.create(
        review=review,
        organisation_id=review.organisation_id,
        number=before.number + 1 if before else 1,
        document=words,
        digest=digest(words),
        at=act.at,
        by=act.actor,
    )


def acknowledge(pack: Pack, act: Act) -> None:
    """The other side has seen this very pack."""
    Pack.objects.filter(pk=pack.pk).update(
        acknowledged_by=act.actor, name=act.actor.name, acknowledged_at=act.at
    )
