"""The counts of one service's records: from the journal of these records, as it is now.

Nothing of it is kept: a service has few records beside a house, and the journal has an index by
record. So it costs three statements, and no act waits for a count by service.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection

from armillary.transformation.flow.belonging import keys_of
from armillary.transformation.flow.counting import MINUTES, WAITED
from armillary.transformation.flow.source import Passing, States, Step, Stood
from armillary.transformation.flow.span import Service, Span

_WITHIN = "(e.at at time zone 'utc')::date between %(first)s and %(last)s"
_UP_TO = "e.at < %(end)s::timestamp at time zone 'utc'"
_WHOSE = "(%(whose)s::bigint is null or e.organisation_id = %(whose)s)"

_DEEDS = f"""
select e.record_type, e.activity, e.state_before, e.state_after, {_WITHIN} as within, count(*),
    array_agg(distinct e.actor_id), max((e.at at time zone 'utc')::date)
from mine join kernel_entry e on (e.record_type, e.record_id) = (mine.slug, mine.key)
where {_UP_TO} and {_WHOSE}
group by 1, 2, 3, 4, 5
"""  # noqa: S608

_STANDING = """
select mine.slug, latest.state_after, (first.at at time zone 'utc')::date, count(*)
from mine
cross join lateral (
    select at, organisation_id from kernel_entry e
    where (e.record_type, e.record_id) = (mine.slug, mine.key) order by e.id limit 1
) as first
cross join lateral (
    select state_after from kernel_entry e
    where (e.record_type, e.record_id) = (mine.slug, mine.key) order by e.id desc limit 1
) as latest
where (%(whose)s::bigint is null or first.organisation_id = %(whose)s)
group by 1, 2, 3
"""

_PASSAGES = f"""
select h.edge, h.from_process, h.to_process, e.state_after, {WAITED},
    count(*) filter (where {_WITHIN}), count(*)
from mine
join kernel_handoff h on (h.about_type, h.about_id) = (mine.slug, mine.key)
join kernel_entry e on e.record_type = 'hand-offs' and e.record_id = h.id
cross join lateral (select {MINUTES} as minutes) as since
where e.state_before <> e.state_after and {_UP_TO} and {_WHOSE}
group by 1, 2, 3, 4, 5
"""  # noqa: S608


class Deeds(NamedTuple):
    """What is alike in the journal: so many lines, by these people, the last on that day."""

    record_type: str
    activity: str
    before: str
    after: str
    within: bool
    lines: int
    actors: list[int]
    last: date

    @property
    def process(self) -> str:
        return self.activity.partition(".")[0]


class OfService:
    """One statement for each kind of row, asked once. A Source."""

    def __init__(self, span: Span, service: Service) -> None:
        self.span, self.service = span, service

    def steps(self, kinds: Collection[str], *, ever: bool) -> Iterable[Step]:
        """Moves between states."""
        for each in self._deeds:
            if each.record_type in kinds and each.before != each.after and (ever or each.within):
                yield each.record_type, each.before, each.after, each.lines

    def standing(self, states: States) -> Iterable[Stood]:
        """What stands where now."""
        for stood in self._standing:
            if stood[1] in states.get(stood[0], ()):
                yield stood

    def performed(self) -> Iterable[tuple[str, int]]:
        """The activities of the period, each with its lines."""
        lines: Counter[str] = Counter()
        for each in self._within():
            lines[each.activity] += each.lines
        return lines.items()

    def people(self, places: Mapping[str, str]) -> Mapping[str, int]:
        """Whoever did something."""
        found: dict[str, set[int]] = defaultdict(set)
        for each in self._within():
            if each.process in places:
                found[places[each.process]].update(each.actors)
        return {place: len(actors) for place, actors in found.items()}

    def performers(self, process: str) -> Iterable[tuple[str, int, int, date]]:
        """Who performed the activities of a process."""
        found: dict[str, list[Deeds]] = defaultdict(list)
        for each in self._deeds:
            if each.process == process:
                found[each.activity].append(each)
        for activity, deeds in found.items():
            within = [each for each in deeds if each.within]
            people = {actor for each in within for actor in each.actors}
            lines = sum(each.lines for each in within)
            yield activity, lines, len(people), max(each.last for each in deeds)

    def passages(self) -> Iterable[Passing]:
        """What hand-offs about these records came into which state."""
        return self._asked(_PASSAGES)

    def _within(self) -> Iterator[Deeds]:
        return (each for each in self._deeds if each.within and each.activity)

    @cached_property
    def _deeds(self) -> list[Deeds]:
        return [Deeds(*row) for row in self._asked(_DEEDS)]

    @cached_property
    def _standing(self) -> list[Stood]:
        return self._asked(_STANDING)

    def _asked(self, question: str) -> list[Any]:
        keys, given = keys_of(self.service.key, self.service.actor)
        numbered = {f"key{place}": each for place, each in enumerate(given)}
        mine = keys % tuple(f"%({name})s" for name in numbered)
        parameters: dict[str, Any] = {
            **numbered,
            "first": self.span.first,
            "last": self.span.last,
            "end": self.span.last + timedelta(days=1),
            "whose": self.span.organisation,
        }
        with connection.cursor() as cursor:
            text = f"with mine (slug, key) as materialized ({mine}) {question}"
            cursor.execute(text, parameters)
            return list(cursor.fetchall())
