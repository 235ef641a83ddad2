"""Relations of an item that goes into another one: what becomes of each, and the way back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.queries import catalogue, relations
from armillary.assurance.configuration.queries.survivors import survivors
from armillary.assurance.configuration.sources.merging import merges
from armillary.assurance.configuration.sources.models import Merge

BATCH = 2_000


class Move(NamedTuple):
    """A relation of the one that goes, with its new ends; `why`: it ends instead."""

    relation: Relation
    source: ConfigurationItem
    target: ConfigurationItem
    why: str


class Trace(NamedTuple):
    """The keys of a relation as it was, as it ended and as it holds of the survivor."""

    was: int
    ended: int | None
    moved: int | None


Ends = tuple[int, int, int, str]


def moves(item: ConfigurationItem, survivor: ConfigurationItem) -> list[Move]:
    """What would become of each relation of the item, in two statements."""
    ours = list(relations.of(survivor))
    held = {_ends(each) for each in ours}
    slots = Counter(slot for each in ours for slot in _slots(each, survivor.pk))
    return [_move(each, item, survivor, held, slots) for each in relations.of(item)]


def _move(
    relation: Relation,
    item: ConfigurationItem,
    survivor: ConfigurationItem,
    held: set[Ends],
    slots: "Counter[tuple[str, int]]",
) -> Move:
    source = survivor if relation.source_id == item.pk else relation.source
    target = survivor if relation.target_id == item.pk else relation.target
    why = _objection(relation, source, target, held) or _too_many(
        relation, source, target, slots, survivor.pk
    )
    if not why:
        moved = _copy(relation, source_id=source.pk, target_id=target.pk)
        held.add(_ends(moved))
        slots.update(_slots(moved, survivor.pk))
    return Move(relation, source, target, why)


def _objection(
    relation: Relation, source: ConfigurationItem, target: ConfigurationItem, held: set[Ends]
) -> str:
    if source.pk == target.pk:
        return "It is between the two."
    if (source.pk, relation.relation_type_id, target.pk, relation.group) in held:
        return "The survivor has it already."
    keys = (source.configuration_class_id, target.configuration_class_id)
    if not catalogue().ways_between(relation.relation_type_id, *keys):
        return "No rule allows it of the survivor."
    return ""


def _too_many(
    relation: Relation,
    source: ConfigurationItem,
    target: ConfigurationItem,
    slots: "Counter[tuple[str, int]]",
    survivor: int,
) -> str:
    """Only the survivor gets more of them: at the other end one takes the place of another."""
    keys = (source.configuration_class_id, target.configuration_class_id)
    ways = catalogue().ways_between(relation.relation_type_id, *keys)
    if any(not (way.at_most_from or way.at_most_to) for way in ways):
        return ""
    end = "source" if source.pk == survivor else "target"
    most = ways[0].at_most_from if end == "source" else ways[0].at_most_to
    full = most and slots[end, relation.relation_type_id] >= most
    return f"The survivor has {most} of these, and that is the most." if full else ""


def _slots(relation: Relation, key: int) -> Iterator[tuple[str, int]]:
    if relation.source_id == key:
        yield "source", relation.relation_type_id
    if relation.target_id == key:
        yield "target", relation.relation_type_id


def move(found: Sequence[Move], at: datetime) -> list[Trace]:
    """End them where they are and let them hold of the survivor, in three statements."""
    close([each.relation for each in found], at)
    ended = [_ended(each.relation, at) for each in found]
    moved = [None if each.why else _moved(each, at) for each in found]
    _write([*filter(None, ended), *filter(None, moved)])
    return [
        Trace(each.relation.pk, end.pk if end else None, now.pk if now else None)
        for each, end, now in zip(found, ended, moved, strict=True)
    ]


def give_back(merge: Merge, at: datetime) -> None:
    """Let the item have its relations again, as if it had had them all the time.

    What has become another relation of the survivor since stays as it is.
    """
    traces = [Trace(*each) for each in merge.relations]
    rows = _rows(key for trace in traces for key in trace if key)
    back = [each for each in traces if each.moved is None or _holds(rows[each.moved])]
    inherited = _inherited(merge, [rows[each.moved] for each in back if each.moved])
    gone = [key for each in back for key in (each.ended, each.moved) if key]
    close([rows[key] for key in gone if key not in inherited], at)
    restored = _restored([rows[each.was] for each in back], merge.item_id, at)
    _write(restored.values())
    _follow(restored, but=merge.pk)


def _inherited(merge: Merge, moved: Sequence[Relation]) -> set[int]:
    """Those that stay because another item that is still merged had them too; it has them now."""
    by_ends = {_ends(each): each.pk for each in moved}
    stay: set[int] = set()
    for other in merges.merges_into(merge.survivor_id, but=merge.pk):
        traces = [Trace(*each) for each in other.relations]
        rows = _rows(each.was for each in traces if each.moved is None)
        for place, trace in enumerate(traces):
            if trace.moved is None and (key := by_ends.pop(_turned(rows[trace.was], other), 0)):
                traces[place] = trace._replace(moved=key)
                stay.add(key)
        other.relations = traces
        other.save(update_fields=["relations"])
    return stay


def _turned(relation: Relation, merge: Merge) -> Ends:
    """The ends that it would have had of the survivor."""
    source, kind, target, group = _ends(relation)
    instead = {merge.item_id: merge.survivor_id}
    return instead.get(source, source), kind, instead.get(target, target), group


def others_merged(merge: Merge) -> list[int]:
    """What was related to the item and was merged since: it must be parted before."""
    rows = _rows(was for was, *_ in merge.relations).values()
    ends = {end for each in rows for end in (each.source_id, each.target_id)} - {merge.item_id}
    return sorted(survivors(ends))


def _follow(restored: Mapping[int, Relation], *, but: int) -> None:
    """What an earlier merge had moved is another row now: that one it will give back."""
    ends = {end for each in restored.values() for end in (each.source_id, each.target_id)}
    for other in merges.merges_into(*ends, but=but):
        traces = [Trace(*each) for each in other.relations]
        other.relations = [
            each._replace(moved=now.pk) if (now := restored.get(each.moved or 0)) else each
            for each in traces
        ]
        if other.relations != traces:
            other.save(update_fields=["relations"])


def _restored(was: Sequence[Relation], item: int, at: datetime) -> dict[int, Relation]:
    """As they were, by the keys of what they were, but for those that were told of anew."""
    there = {_ends(each) for each in relations.current().filter(source=item)}
    there |= {_ends(each) for each in relations.current().filter(target=item)}
    return {row.pk: _copy(row, recorded_from=at) for row in was if _ends(row) not in there}


def close(rows: Sequence[Relation], at: datetime) -> None:
    """Believe these no more; they are kept for whoever asks what was believed."""
    for each in rows:
        each.recorded_to = max(at, each.recorded_from)
    Relation.objects.bulk_update(rows, ["recorded_to"], batch_size=BATCH)


def _rows(keys: Iterable[int]) -> dict[int, Relation]:
    found: dict[int, Relation] = Relation.objects.in_bulk(list(keys))
    return found


def _holds(relation: Relation) -> bool:
    return relation.recorded_to is None and relation.valid_to is None


def _ended(relation: Relation, at: datetime) -> Relation | None:
    """That it held until now; nothing where it began just now."""
    if relation.valid_from >= at:
        return None
    return _copy(relation, valid_to=at, recorded_from=relation.recorded_to)


def _moved(each: Move, at: datetime) -> Relation:
    ends = {"source_id": each.source.pk, "target_id": each.target.pk}
    return _copy(each.relation, **ends, valid_from=at, recorded_from=at)


def _copy(relation: Relation, **other: object) -> Relation:
    """The same once more, but for what is given; not closed."""
    kept = ("source_id", "relation_type_id", "target_id", "group", "needed", "share")
    told = {name: getattr(relation, name) for name in (*kept, "provenance", "confidence")}
    return Relation(**{**told, "valid_from": relation.valid_from, **other})


def _ends(relation: Relation) -> Ends:
    kind, group = relation.relation_type_id, relation.group
    return relation.source_id, kind, relation.target_id, group


def _write(rows: Iterable[Relation]) -> None:
    Relation.objects.bulk_create(rows, batch_size=BATCH)
