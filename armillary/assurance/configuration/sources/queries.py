"""What can be asked about rules of sources, and about readings and their rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from armillary.assurance.configuration.sources.models import (
    File,
    IdentificationRule,
    IgnoredThing,
    Reading,
    ReconciliationRule,
    Row,
    WeakIdentifier,
)
from armillary.assurance.configuration.vocabulary import Standing
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotFound


def identification_rules() -> list[tuple[str, str]]:
    """Class and attributes of each rule in force, in their order."""
    rules = IdentificationRule.objects.filter(state=Standing.ACTIVE).order_by("place", "pk")
    return list(rules.values_list("of_class__name", "attributes"))


def reconciliation_rules() -> list[tuple[str, str, str, str]]:
    """Class (empty: all), attribute, way and order of each rule in force."""
    rules = ReconciliationRule.objects.filter(state=Standing.ACTIVE).order_by("pk")
    of = Coalesce(F("of_class__name"), Value(""))
    return list(rules.values_list(of, "attribute", "way", "order_of_sources"))


def weak_identifiers() -> list[str]:
    """The values that administrators know to say nothing."""
    return list(
        WeakIdentifier.objects.filter(state=Standing.ACTIVE).values_list("value", flat=True)
    )


def ignored_things() -> list[tuple[str, str]]:
    """Source (empty: any) and pattern of what nobody records."""
    rules = IgnoredThing.objects.filter(state=Standing.ACTIVE).order_by("pk")
    return list(rules.values_list("source", "pattern"))


def files_of(reading: Reading) -> list[bytes]:
    """Its files, in their order."""
    contents = reading.files.order_by("place").values_list("content", flat=True)
    return [bytes(content) for content in contents]


def sent_files(keys: Iterable[str], act: Act) -> list[File]:
    """Files that this person has sent and no reading has used, in the order of the keys."""
    wanted = list(keys)
    found = {
        str(file.pk): file
        for file in File.objects.filter(pk__in=wanted, sent_by=act.actor, reading=None).defer(
            "content"
        )
    }
    if absent := [key for key in wanted if key not in found]:
        raise NotFound(f"You have sent no file {absent[0][:40]}, or it was read already.")
    return [found[key] for key in wanted]


def keep_files(reading: Reading, files: Iterable[File]) -> None:
    """Let these be the files of the reading, in their order. Its row may come after them."""
    for place, file in enumerate(files):
        File.objects.filter(pk=file.pk).update(reading=reading.pk, place=place)


def rows_of(reading: Reading) -> QuerySet[Row]:
    """The rows of a reading in the order of the source."""
    return Row.objects.filter(reading=reading.pk).order_by("place")


def outcomes(reading: Reading) -> Mapping[str, int]:
    """How many rows came to each outcome."""
    counted = Row.objects.filter(reading=reading.pk).order_by().values_list("outcome")
    return dict(counted.annotate(Count("pk")))


def reading_of(key: Any, act: Act) -> Reading:
    """The reading of this key. NotFound: there is none that this person may see."""
    found: Reading | None = (
        visible(Reading, act.actor).select_related("batch", "owner").filter(pk=key).first()
    )
    if found is None:
        raise NotFound("There is no such reading.")
    return found


def last_place(reading: Reading) -> int:
    """The place of its last row."""
    found = rows_of(reading).order_by("-place").values_list("place", flat=True).first()
    return found or 0


def has_relations(reading: Reading, first: int, last: int) -> bool:
    """Whether anything begins or ends between these places."""
    rows = rows_of(reading).filter(place__range=(first, last))
    return rows.exclude(begins=[], ends=[]).exists()


def fresh_key() -> int:
    """The key of a reading that is about to be made: its files are its own before it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, 'id'))", (Reading._meta.db_table,)
        )
        key: int = cursor.fetchone()[0]
    return key


def told_first(reading: Reading) -> QuerySet[Row]:
    """The rows that somebody should look at, those that are not clear first."""
    looked_at = Q(verdict__in=("unclear", "refused", "missing", "changed")) | ~Q(notes=[])
    return rows_of(reading).filter(looked_at)


def reading_named(number: str, act: Act) -> Reading:
    """The reading of this number. NotFound: there is none that this person may see."""
    prefix, _, key = number.partition("-")
    if prefix != Reading.prefix or not key.isascii() or not key.isdigit() or len(key) > 18:
        raise NotFound("There is no such reading.")
    return reading_of(int(key), act)


def page_of(reading: Reading, only: str, after: int, most: int) -> list[Row]:
    """Rows after a place, those of one verdict where it is named."""
    rows = rows_of(reading).filter(place__gt=after)
    return list((rows.filter(verdict=only) if only else rows)[:most])


def verdicts(reading: Reading) -> Mapping[str, int]:
    """How many rows came to each verdict."""
    counted = rows_of(reading).order_by().values_list("verdict")
    return dict(counted.annotate(Count("pk")))
