"""Relations of a portion of a reading: all that begin and all that end, each told on one line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from armillary.assurance.configuration.actions.relating import relate, unrelate
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import catalogue
from armillary.assurance.configuration.sources import facts
from armillary.assurance.configuration.sources.facts import Ending
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.vocabulary import Outcome
from armillary.fittings.chronicle import write
from armillary.fittings.chronicle.portion import Line, portion_of
from armillary.kernel import known
from armillary.kernel.access.visibility import visible
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.verb import Verb
from armillary.records.models import numbered

NEVER = "What it is related to was not taken in."


class End(NamedTuple):
    """An item as the journal tells of it at the end of a relation."""

    pk: int
    name: str
    organisation: int
    state: str
    version: int

    @property
    def number(self) -> str:
        return numbered(ConfigurationItem.prefix, self.pk)


def tie(reading: Reading, act: Act, rows: Sequence[Row], *, back: bool = False) -> int:
    """Begin and end the relations of these rows, or take that `back`; how many there were.

    In statements whose number is fixed.
    """
    keys = _keys(reading, rows)
    ends = _ends(act, {*keys.values(), *(row.ci for row in rows), *_named(rows)})
    begun = [each for row in rows for each in _resolved(row, row.begins, keys, ends)]
    ended = [each for row in rows for each in _resolved(row, row.ends, keys, ends)]
    if back:
        begun, ended = ended, begun
    facts.end(reading.source, act.at, ended)
    facts.begin(reading.source, act.at, begun)
    lines = [
        *_lines(unrelate, ended, ends, act, reading),
        *_lines(relate, begun, ends, act, reading),
    ]
    write(act, [portion_of({}, {}, lines)])
    done = {each["source"] for each in (*begun, *ended)}
    facts.tell(_ending(row, done, keys, ends) for row in rows if row.outcome == Outcome.DONE)
    return len(begun) + len(ended)


def _ending(row: Row, done: set[Any], keys: Mapping[str, int], ends: Mapping[int, End]) -> Ending:
    lost = [each for each in row.begins if _target(each[1], keys) not in ends]
    related = row.ci in done
    return Ending(row.pk, row.outcome, NEVER if lost else row.sentence, related=related)


def _keys(reading: Reading, rows: Iterable[Row]) -> dict[str, int]:
    """The items to which the source's keys belong by now."""
    wanted = {each[1] for row in rows for each in row.begins if isinstance(each[1], str)}
    found = Row.objects.filter(reading=reading.pk, key__in=wanted, outcome=Outcome.DONE)
    return {key: ci for key, ci in found.values_list("key", "ci") if ci is not None}


def _named(rows: Iterable[Row]) -> set[int]:
    told = (each[1] for row in rows for each in (*row.begins, *row.ends))
    return {target for target in told if isinstance(target, int)}


def _ends(act: Act, keys: Iterable[int | None]) -> dict[int, End]:
    found = visible(ConfigurationItem, act.actor).filter(pk__in=[key for key in keys if key])
    names = ("pk", "name", "organisation_id", "state", "version")
    return {row[0]: End(*row) for row in found.values_list(*names)}


def _target(told: "str | int", keys: Mapping[str, int]) -> int:
    return keys.get(told, 0) if isinstance(told, str) else told


def _resolved(
    row: Row, told: Iterable[Sequence[Any]], keys: Mapping[str, int], ends: Mapping[int, End]
) -> Iterable[dict[str, Any]]:
    """By the keys of both ends; what has lost one of them is left out."""
    types = catalogue().type_by_name
    if row.ci not in ends or row.outcome != Outcome.DONE:
        return
    for type_name, target, group, needed, share in told:
        to = _target(target, keys)
        if to in ends and type_name in types:
            yield {
                "source": row.ci,
                "type": types[type_name].pk,
                "target": to,
                "group": group,
                "needed": needed,
                "share": share,
            }


def _lines(
    verb: Verb,
    told: Sequence[Mapping[str, Any]],
    ends: Mapping[int, End],
    act: Act,
    reading: Reading,
) -> Iterable[Line]:
    """One line for each item at which any of these start, with all of them in it."""
    types = catalogue().types
    by_source: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in told:
        other = ends[each["target"]]
        group = f" ({each['group']})" if each["group"] else ""
        words = f"{other.number} {other.name}{group}"
        by_source[each["source"]][types[each["type"]].forward].append(words)
    kind = known.of(ConfigurationItem)
    for source, changes in by_source.items():
        pairs = {name: _pair(verb, "; ".join(words)) for name, words in changes.items()}
        yield Line.beside(act, verb, kind, (source, ends[source]), pairs, reading.source)


def _pair(verb: Verb, words: str) -> list[str | None]:
    return [words, None] if verb is unrelate else [None, words]
