"""Lines of the journal as events, each with the records that it concerns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from armillary.kernel import known
from armillary.kernel.journal.models import Entry
from armillary.kernel.registry import record_types
from armillary.records.models import Record
from armillary.transformation.event_log.seen import Pointer, Seen, by_type, moment

PORTION = 2_000
TOLD = ("activity", "door", "state_before", "state_after")
ATTRIBUTES = [{"name": name, "type": "string"} for name in TOLD]
PERSONS = "persons"


def events(seen: Seen) -> Iterator[dict[str, Any]]:
    """Every line about a record that can be seen, in the order of the journal."""
    after = 0
    lines = Entry.objects.filter(record_type__in=seen.kinds).order_by("pk")
    while rows := list(lines.filter(pk__gt=after).defer("text")[:PORTION]):
        yield from _told(rows, seen)
        after = rows[-1].pk


def _told(lines: Sequence[Entry], seen: Seen) -> Iterator[dict[str, Any]]:
    pointers = list(_pointers(lines))
    there = seen.there(pointers)
    relations = seen.relations(pointers, there)
    for line in lines:
        if line.record_id not in there[line.record_type]:
            continue
        yield {
            "id": f"line-{line.pk}",
            "type": f"{line.record_type}: {line.verb}",
            "time": moment(line.at),
            "attributes": [
                {"name": name, "value": value} for name in TOLD if (value := getattr(line, name))
            ],
            "relationships": relations[line.pk],
        }


def _pointers(lines: Sequence[Entry]) -> Iterator[Pointer]:
    """The record of each line, who did it, what the record is about, and what it was linked to."""
    about = dict(_about(lines))
    for line in lines:
        yield Pointer(line.pk, "of", line.record_type, line.record_id)
        yield Pointer(line.pk, "by", PERSONS, line.actor_id)
        if found := about.get((line.record_type, line.record_id)):
            yield Pointer(line.pk, "about", *found)
        yield from _linked(line)


def _about(lines: Iterable[Entry]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """What the records of these lines are about, where their type says so."""
    for slug, here in by_type((line.record_type, line.record_id) for line in lines).items():
        model: type[Record] = record_types()[slug].model
        if hasattr(model, "about_id") and hasattr(model, "about_type"):
            rows = model.objects.filter(pk__in=here)
            for key, about_type, about_id in rows.values_list("pk", "about_type", "about_id"):
                yield (slug, key), (about_type, about_id)


def _linked(line: Entry) -> Iterator[Pointer]:
    """What it was linked to by this line, or was until then."""
    if line.verb not in ("link", "unlink"):
        return
    for how, pair in line.changes.items():
        prefix, _, digits = str(pair[0] or pair[1] or "").rpartition("-")
        there = known.by_prefix(prefix)
        if there and digits.isdecimal():
            yield Pointer(line.pk, how, there.slug, int(digits))
