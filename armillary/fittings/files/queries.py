"""What can be asked about the files of a record, by somebody who is known to see it."""

from datetime import datetime

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from armillary.fittings.files.models import Attachment
from armillary.kernel import known
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Person
from armillary.records.models import Record


def files_of(record: Record, actor: Person) -> QuerySet[Attachment]:
    """The files of a record that the actor may see, oldest first, without their small pictures."""
    found = _attached(record).select_related("added_by").defer("thumbnail").order_by("pk")
    return found if actor.is_staff else found.exclude(audience=Audience.INTERNAL)


def file_of(record: Record, key: int, actor: Person) -> Attachment | None:
    """One of these files; None when there is none of this key."""
    return files_of(record, actor).filter(pk=key).first()


def thumbnail_of(record: Record, key: int, actor: Person) -> bytes | None:
    """The small picture of one of these files; None when it has none."""
    found = files_of(record, actor).filter(pk=key).values_list("thumbnail", flat=True).first()
    return bytes(found) if found else None


def upload_of(actor: Person, key: int) -> Attachment | None:
    """What the actor uploaded and has not attached yet."""
    waiting = Attachment.objects.filter(record_type="", added_by=actor, pk=key)
    return waiting.defer("thumbnail").first()


def weight_of(record: Record) -> tuple[int, int]:
    """How many files a record has, and how many bytes."""
    found = _attached(record).aggregate(files=Count("pk"), held=Sum("size"))
    return found["files"], found["held"] or 0


def ended(removed_before: datetime, uploaded_before: datetime) -> QuerySet[Attachment]:
    """What was removed so long ago, or uploaded and never attached, that its bytes may go."""
    removed = Q(removed_at__lt=removed_before)
    left = Q(record_type="", added_at__lt=uploaded_before)
    return Attachment.objects.filter(removed | left).defer("thumbnail").order_by("pk")


def stored_among(names: list[str]) -> set[str]:
    """Which of these names some row still knows."""
    return set(Attachment.objects.filter(stored__in=names).values_list("stored", flat=True))


def sees_all() -> bool:
    """Whether row security shows every row now."""
    with connection.cursor() as cursor:
        cursor.execute("select armillary_sees_all()")
        return bool(cursor.fetchone()[0])


def _attached(record: Record) -> QuerySet[Attachment]:
    kind = known.of(type(record))
    return Attachment.objects.filter(
        record_type=kind.slug, record_id=record.pk, removed_at__isnull=True
    )
