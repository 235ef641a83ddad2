"""What can be asked about clocks. Every question returns a queryset or a plain value."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from armillary.fittings.calendars.models import Calendar
from armillary.fittings.clocks.declared import Clocks
from armillary.fittings.clocks.models import Clock
from armillary.fittings.clocks.parties import SUPPLIER, numbers_of
from armillary.fittings.clocks.promised import AGREEMENT
from armillary.fittings.clocks.vocabulary import ClockState
from armillary.fittings.notifications.telling import Subject as Named
from armillary.kernel.journal.models import Entry
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.registry import record_types
from armillary.people.models import Team
from armillary.records.models import Record, numbered

LINE = ("record_id", "at", "state_after", "organisation_id", "changes")
_TO_TELL = """
select id, record_type, record_id, clock, strand, state, told, moments from clocks_clock
where next_at <= %s order by next_at, id limit %s for update skip locked
"""
_TOLD = """
update clocks_clock c set moments = fresh.moments, next_at = to_timestamp(fresh.next_at),
    version = version + 1
from json_to_recordset(%s::json) as fresh (id bigint, moments jsonb, next_at bigint)
where c.id = fresh.id
"""
_STORED = ("id", "record_id", "clock", "strand", "version", "told", "moments")
OPEN = (ClockState.RUNNING, ClockState.PAUSED)
STANDING = ("state", "started_at", "running_since", "spent", "due_at", "breached_at", "ended_at")


def of_record(slug: str, key: int) -> QuerySet[Clock]:
    """The clocks of a record, in the order in which they began."""
    return Clock.objects.filter(record_type=slug, record_id=key).order_by("pk")


def lines(clocks: Clocks, keys: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The journals of these records, one after the other, as far as clocks look at them."""
    found = Entry.objects.filter(record_type=clocks.slug, record_id__in=keys)
    told = found.order_by("record_id", "pk").values(*LINE)
    yield from told.iterator(chunk_size=5000)


def names_of(clocks: Clocks, wanted: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """What people and teams are called who hold records, by column and key."""
    found: dict[tuple[str, int], str] = {}
    for column in clocks.holder:
        refers: Any = clocks.model._meta.get_field(column.removesuffix("_id")).related_model
        keys = [key for name, key in wanted if name == column]
        named = refers.objects.filter(pk__in=keys).values_list("pk", "name") if keys else ()
        found |= {(column, key): name for key, name in named}
    return found


def party_names(strands: Collection[str]) -> dict[str, str]:
    """What the parties of these strands are called: no statement where none is a team's."""
    numbers = numbers_of(strands)
    keys = {key_of(Team.prefix, number): strand for strand, number in numbers.items()}
    found = Team.objects.filter(pk__in=keys).values_list("pk", "name") if keys else ()
    suppliers = {strand: "the supplier" for strand in strands if strand == SUPPLIER}
    return suppliers | {keys[key]: name for key, name in found}


def calendar_name(key: int | None) -> str:
    """What a calendar is called by which time counts; nothing where all time does."""
    if key is None:
        return ""
    return next(iter(Calendar.objects.filter(pk=key).values_list("name", flat=True)), "")


def keys_after(clocks: Clocks, after: int, most: int) -> list[int]:
    """The keys of the next records of a type, whoever sees them."""
    table = connection.ops.quote_name(clocks.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select id from {table} where id > %s order by id limit %s",  # noqa: S608
            (after, most),
        )
        return [key for (key,) in cursor.fetchall()]


def locked(clocks: Clocks, keys: Sequence[int]) -> dict[int, Record]:
    """These records, locked one after the other as by verbs."""
    found: QuerySet[Any] = clocks.model.objects.filter(pk__in=keys).order_by("pk").defer("search")
    return {each.pk: each for each in found.select_for_update(of=("self",), no_key=True)}


def stored(clocks: Clocks, keys: Sequence[int]) -> list[dict[str, Any]]:
    """What is stored of the clocks of these records."""
    found = Clock.objects.filter(record_type=clocks.slug, record_id__in=keys)
    columns = (*_STORED, *STANDING, "objective", "target", "calendar_id")
    return list(found.order_by("record_id", "pk").values(*columns))


def dues(clocks: Clocks, keys: Sequence[int]) -> dict[int, datetime | None]:
    """When each of these records says that it is due."""
    if not clocks.due:
        return {}
    return dict(clocks.model.objects.filter(pk__in=keys).values_list("pk", clocks.due))


def open_clocks(clocks: Clocks, keys: Sequence[int]) -> list[dict[str, Any]]:
    """What was promised to customers of these records and is not done."""
    there = Clock.objects.filter(record_type=clocks.slug, record_id__in=keys, state__in=OPEN)
    columns = ("record_id", "clock", "state", "running_since", "spent", "target")
    asked = there.filter(strand=AGREEMENT).order_by("record_id", "pk")
    return list(asked.values(*columns, "calendar_id", "due_at"))


def by_calendars(after: int, most: int) -> list[dict[str, Any]]:
    """The next open clocks that go by a calendar, as far as is needed to reckon them anew."""
    there = Clock.objects.filter(pk__gt=after, calendar_id__isnull=False, state__in=OPEN)
    columns = ("id", "record_type", "record_id", "clock", "strand", "told", *STANDING)
    return list(there.order_by("pk").values(*columns)[:most])


def take_to_tell(now: datetime, most: int) -> list[tuple[Any, ...]]:
    """The clocks of which there is something to tell, locked; what others have locked is left."""
    with connection.cursor() as cursor:
        cursor.execute(_TO_TELL, (now, most))
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def note_told(rows: str) -> None:
    """Keep what was told of these clocks, and when there is something again."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, (rows,))


def now_there() -> datetime:
    """The moment by the clock of the database, which all workers share."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
        return moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record as lines and news tell of it, and who has it."""

    key: int
    organisation: int
    state: str
    version: int
    assignee: int | None
    lead: int | None
    named: Named


def subjects(clocks: Clocks, keys: Sequence[int]) -> Iterator[Subject]:
    """These records, with whoever has each and leads its team."""
    model, kind = clocks.model, record_types()[clocks.slug]
    columns = {each.attname for each in model._meta.concrete_fields}
    has_assignee, has_team = "assignee_id" in columns, "team_id" in columns
    asked = ["pk", "organisation_id", "state", "version"]
    asked += ["assignee_id"] if has_assignee else []
    asked += ["team__lead_id"] if has_team else []
    titled = () if kind.title == "number" else (kind.title,)
    for row in model.objects.filter(pk__in=keys).values(*asked, *titled):
        number = numbered(model.prefix, row["pk"])
        title = str(row.get(kind.title, number))
        yield Subject(
            key=row["pk"],
            organisation=row["organisation_id"],
            state=row["state"],
            version=row["version"],
            assignee=row.get("assignee_id"),
            lead=row.get("team__lead_id"),
            named=Named(slug=clocks.slug, key=row["pk"], number=number, title=title),
        )
