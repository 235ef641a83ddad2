"""What can be asked about watching: who hears of a record, of many records at once too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import CharField, Func, Q, QuerySet
from django.db.models.functions import Lower

from armillary.fittings.notifications.queries import fresh
from armillary.fittings.notifications.telling import Subject
from armillary.fittings.watching.lines import COLUMNS, Line, naming_columns
from armillary.fittings.watching.models import Watch
from armillary.kernel import known
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.people.vocabulary import PersonState
from armillary.records.models import Record, numbered

Place = tuple[str, int]
"""The type and the key of a record."""

_WATCHERS = """
with these as (
    select person_id, muted from watching_watch where record_type = %s and record_id = %s
    union all
    select unnest(%s::bigint[]), false
)
select p.id, p.name from people_person p join these on these.person_id = p.id
group by p.id, p.name having not bool_or(these.muted) order by p.name, p.id
"""


@dataclass(frozen=True, slots=True)
class Watcher:
    """A person who watches a record."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Watched:
    """A record, and the keys of all who watch it."""

    subject: Subject
    people: set[int]


def named_in(record: Record) -> frozenset[int]:
    """The people whom the record names."""
    held = (getattr(record, column) for column in naming_columns(known.of(type(record)).slug))
    return frozenset(key for key in held if key)


def watchers_of(record: Record) -> list[Watcher]:
    """Who watches a record, by name: one query, on every page of a record."""
    slug, named = known.of(type(record)).slug, sorted(named_in(record))
    with connection.cursor() as cursor:
        cursor.execute(_WATCHERS, (slug, record.pk, named))
        return [Watcher(*row) for row in cursor.fetchall()]


def watches(record: Record, person: Person) -> bool:
    """Whether this person watches this record."""
    found = _watches(record).filter(person=person).first()
    return not found.muted if found else person.pk in named_in(record)


def watched(places: Iterable[Place]) -> dict[Place, Watched]:
    """These records and who watches each: one query, and one for each type."""
    keys: dict[str, set[int]] = defaultdict(set)
    for slug, key in places:
        keys[slug].add(key)
    found = {
        (slug, each.subject.key): each
        for slug, wanted in keys.items()
        for each in _named(slug, wanted)
    }
    every_key = {key for wanted in keys.values() for key in wanted}
    for watch in Watch.objects.filter(record_type__in=keys, record_id__in=every_key):
        if here := found.get((watch.record_type, watch.record_id)):
            (here.people.discard if watch.muted else here.people.add)(watch.person_id)
    return found


def _named(slug: str, keys: set[int]) -> Iterator[Watched]:
    """Each record with the people whom it names."""
    kind, columns = record_types()[slug], naming_columns(slug)
    titled = () if kind.title == "number" else (kind.title,)
    for row in kind.model.objects.filter(pk__in=keys).values("pk", *titled, *columns):
        number = numbered(kind.model.prefix, row["pk"])
        title = str(row.get(kind.title, number))
        subject = Subject(slug=slug, key=row["pk"], number=number, title=title)
        yield Watched(subject, {row[column] for column in columns if row[column]})


def lines(keys: Sequence[int], now: datetime) -> list[Line]:
    """What is fresh of these lines of the journal, oldest first."""
    return [Line(*row) for row in fresh(keys, now).values_list(*COLUMNS)]


def addressed(names: Iterable[str]) -> dict[str, int]:
    """Whom these lower-case names mean: a whole name, an address, or what stands before its @.

    A name that several people bear means nobody.
    """
    wanted = frozenset(names)
    if not wanted:
        return {}
    called = Person.objects.filter(state=PersonState.ACTIVE).annotate(
        whole=Lower("name"), address=Lower("email"), handle=Lower(SplitPart("email"))
    )
    one_of = Q(whole__in=wanted) | Q(address__in=wanted) | Q(handle__in=wanted)
    found: dict[str, set[int]] = defaultdict(set)
    for key, *calls in called.filter(one_of).values_list("pk", "whole", "address", "handle"):
        for name in wanted.intersection(calls):
            found[name].add(key)
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}


class SplitPart(Func):
    """What stands before the @ of an address."""

    function = "split_part"
    template = "%(function)s(%(expressions)s, '@', 1)"
    output_field = CharField()


def _watches(record: Record) -> QuerySet[Watch]:
    slug = known.of(type(record)).slug
    return Watch.objects.filter(record_type=slug, record_id=record.pk)
