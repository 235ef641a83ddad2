"""Telling of time: each moment once, in one transaction with the lines and the news of it."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import msgspec

from armillary.engines.clocks import State
from armillary.fittings.chronicle import write
from armillary.fittings.chronicle.portion import Line, portion_of
from armillary.fittings.clocks import actions, declared, queries, wording
from armillary.fittings.clocks.facts import seconds
from armillary.fittings.clocks.following import Track
from armillary.fittings.clocks.queries import Subject
from armillary.fittings.clocks.stored import BREACH, next_of, track_of
from armillary.fittings.notifications.telling import News, tell_all
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.lifecycle.verb import Verb

AT_ONCE = 1_000
STALE = timedelta(days=2)
"""What is older when it could first be told, after an import or a long rest, is no news."""
SKEWED = timedelta(minutes=5)
"""A worker whose clock is so far from that of the database tells nothing."""

logger = logging.getLogger(__name__)
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Passed:
    """A moment of a clock that has passed: the gravest of those of which nobody was told."""

    place: Place
    track: Track
    percent: int


def tell(act: Act, most: int = AT_ONCE) -> int:
    """Tell of what has passed; how many clocks that were.

    What is locked now is told of next time: somebody moves it, or another worker is telling.
    """
    now = queries.now_there()
    if abs(now - act.at) > SKEWED:
        logger.warning("The clock here says %s, that of the database %s: not told.", act.at, now)
        return 0
    taken = queries.take_to_tell(min(now, act.at), most)
    if not taken:
        return 0
    second = seconds(min(now, act.at))
    passed = [each for row in taken if (each := _passed(row, second))]
    queries.note_told(_noted(taken, second))
    _say(act, passed)
    return len(taken)


def _passed(row: tuple[Any, ...], now: int) -> Passed | None:
    """What to tell of a clock; nothing where that is an old story."""
    _, slug, key, clock, strand, _, told, moments = row
    news = [
        (percent, second)
        for percent, second, heard in _read(moments)
        if heard is None and second is not None and second <= now
    ]
    if not news or now - max(second for _, second in news) > STALE.total_seconds():
        return None
    return Passed((slug, key), track_of(clock, strand, _read(told)), max(news)[0])


def _noted(taken: Iterable[tuple[Any, ...]], now: int) -> str:
    rows = []
    for key, _, _, _, _, state, _, moments in taken:
        heard = [
            [percent, second, now if _is_fresh(second, told, now) else told]
            for percent, second, told in _read(moments)
        ]
        rows.append({"id": key, "moments": heard, "next_at": next_of(State(state), heard)})
    return msgspec.json.encode(rows).decode()


def _is_fresh(second: int | None, told: int | None, now: int) -> bool:
    return told is None and second is not None and second <= now


def _read(held: Any) -> Any:
    return msgspec.json.decode(held) if isinstance(held, str) else held


def _say(act: Act, passed: Sequence[Passed]) -> None:
    """A line of the journal for each, and news for whoever has it."""
    subjects = _subjects({each.place for each in passed})
    names = queries.party_names({each.track.strand for each in passed})
    lines, news = [], []
    for each in passed:
        subject = subjects.get(each.place)
        if subject is None:
            continue
        text = _text(each, names.get(each.track.strand, ""))
        lines.append(_line(act, each, subject, text))
        news += [_news(each, subject, person, text) for person in _listeners(each, subject)]
    if lines:
        write(act, [portion_of({}, {}, lines)])
        tell_all(act, news)


def _subjects(places: Iterable[Place]) -> Mapping[Place, Subject]:
    keys: dict[str, list[int]] = defaultdict(list)
    for slug, key in places:
        keys[slug].append(key)
    return {
        (slug, subject.key): subject
        for slug, wanted in keys.items()
        if (clocks := declared.of_slug(slug))
        for subject in queries.subjects(clocks, wanted)
    }


def _text(each: Passed, party: str) -> str:
    clocks, reckoned = declared.of_slug(each.place[0]), each.track.reckoned()
    kind = clocks.kind(each.track.clock) if clocks else None
    label = kind.label if kind else each.track.clock
    label += f" by {party}" if party else ""
    if each.percent == BREACH:
        return wording.breach(label, reckoned.target, reckoned.due)
    return wording.warning(label, each.percent, reckoned.target, reckoned.due)


def _verb(percent: int) -> Verb:
    return actions.report_breach if percent == BREACH else actions.warn_of_deadline


def _line(act: Act, each: Passed, subject: Subject, text: str) -> Line:
    verb, kind = _verb(each.percent), known.by_slug(each.place[0])
    return Line.beside(act, verb, kind, (subject.key, subject), {}, text)


def _listeners(each: Passed, subject: Subject) -> set[int]:
    """Whoever has it; where nobody does, or it is late already, who leads the team as well."""
    people = {subject.assignee} if subject.assignee else set()
    if each.percent == BREACH or not people:
        people |= {subject.lead} if subject.lead else set()
    return people


def _news(each: Passed, subject: Subject, person: int, text: str) -> News:
    return News(
        person=person, what=What.TIME_RUNS_OUT, text=text, about=subject.named, internal=True
    )
