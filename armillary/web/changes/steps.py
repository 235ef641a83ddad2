"""The steps of a change on a line of time: as planned, as they were, and where nobody goes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from armillary.assurance.change.models import Change, WorkOrder
from armillary.assurance.change.queries import orders
from armillary.assurance.change.rules import timing
from armillary.assurance.change.rules.timetable import Slot, Step, timetable
from armillary.assurance.change.vocabulary import RunIf
from armillary.engines.lengths import briefly
from armillary.web.changes.timeline import Axis, Piece
from armillary.web.values.kinds import State, Who
from armillary.web.values.making import who
from armillary.web.values.states import state

SLUG = "work-orders"
MINUTE = 60
ROOM = 0.02
CONDITIONS = {
    RunIf.FAILED: "only if a step before it fails",
    RunIf.ALWAYS: "whatever becomes of the steps before it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A step: its planned and its actual bar, in percents; `after`: what it waits for."""

    number: str
    url: str
    title: str
    state: State
    person: Who | None
    planned: Piece | None
    actual: Piece | None
    when: str
    was: str
    after: str
    item: str
    critical: bool
    no_return: bool
    late: str
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Those of the way there and of the way back; places in percents of the whole time."""

    there: tuple[Line, ...]
    back: tuple[Line, ...]
    decide: float | None
    decide_text: str
    window: Piece | None
    now: float | None
    begins: str
    ends: str
    planned: str
    overruns: bool

    @property
    def count(self) -> int:
        return len(self.there) + len(self.back)


def steps(change: Change, zone: ZoneInfo, now: datetime) -> Steps | None:
    """All of them; None: it has none. Two statements."""
    found = list(orders.of(change))
    if not found:
        return None
    after = orders.predecessors(change)
    there = _placed([each for each in found if not each.back_out], after, _begins(change, now))
    decide = timing.last_decision(change)
    way_back = change.back_out_started_at or decide or _end(there.values()) or now
    back = _placed([each for each in found if each.back_out], after, way_back)
    axis = _axis(change, found, {**there, **back})
    made = _Making(axis, zone, {each.pk: each for each in found}, after)
    whole = _end(there.values())
    return Steps(
        there=tuple(made.line(made.by[key], span) for key, span in there.items()),
        back=tuple(made.line(made.by[key], span) for key, span in back.items()),
        decide=axis.inside(int(decide.timestamp())) if decide and change.back_out_minutes else None,
        decide_text=f"last decision {decide.astimezone(zone):%H:%M}" if decide else "",
        window=_window(change, axis),
        now=axis.inside(int(now.timestamp())),
        begins=_clock(axis.start, zone),
        ends=_clock(axis.end, zone),
        planned=briefly(_length(there.values())),
        overruns=bool(whole and change.planned_end and whole > change.planned_end),
    )


@dataclass(frozen=True, slots=True)
class Span:
    """When a step is planned, and whether the whole would be late if it were."""

    start: datetime
    end: datetime
    critical: bool


@dataclass(frozen=True, slots=True)
class _Making:
    """What the lines are made from."""

    axis: Axis
    zone: ZoneInfo
    by: Mapping[int, WorkOrder]
    after: Mapping[int, Sequence[int]]

    def line(self, order: WorkOrder, span: Span) -> Line:
        return Line(
            number=order.number,
            url=f"/{SLUG}/{order.number}",
            title=order.title,
            state=state(SLUG, order.state),
            person=_person(order),
            planned=self._piece(span.start, span.end, "planned"),
            actual=self._piece(order.started_at, order.ended_at, "actual"),
            when=self._words(span.start, span.end),
            was=self._words(order.started_at, order.ended_at),
            after=", ".join(
                self.by[key].title for key in self.after.get(order.pk, ()) if key in self.by
            ),
            item=order.item.name if order.item else "",
            critical=span.critical,
            no_return=order.point_of_no_return,
            late=_late(order, span),
            condition=CONDITIONS.get(RunIf(order.run_if), ""),
        )

    def _piece(self, start: datetime | None, end: datetime | None, kind: str) -> Piece | None:
        if start is None:
            return None
        until = end.timestamp() if end else max(start.timestamp() + MINUTE, self.axis.end)
        return self.axis.piece(start.timestamp(), until, kind)

    def _words(self, start: datetime | None, end: datetime | None) -> str:
        if start is None:
            return ""
        ends = f"{end.astimezone(self.zone):%H:%M}" if end else ""
        return f"{start.astimezone(self.zone):%H:%M}–{ends}"


def _person(order: WorkOrder) -> Who | None:
    if order.assignee:
        return who(order.assignee.name)
    return who(order.team.name, team=True) if order.team else None


def _late(order: WorkOrder, span: Span) -> str:
    """By how much it took longer than planned, where that is more than a minute."""
    if order.started_at is None or order.ended_at is None:
        return ""
    over = (order.ended_at - order.started_at) - (span.end - span.start)
    return f"{briefly(int(over.total_seconds()))} longer" if over > timedelta(minutes=1) else ""


def _placed(
    found: Sequence[WorkOrder], after: Mapping[int, Sequence[int]], begins: datetime
) -> dict[int, Span]:
    """Each when it is planned to be, else as early as those before it let it."""
    slots, by = _slots(found, after, begins), {each.pk: each for each in found}
    return {key: _span(by[key], begins, slot) for key, slot in slots.items()}


def _slots(
    found: Sequence[WorkOrder], after: Mapping[int, Sequence[int]], begins: datetime
) -> Mapping[int, Slot]:
    """A step of which nobody has said what it waits for waits for the positions before its own."""
    keys = {each.pk for each in found}
    waits = {
        each.pk: [key for key in after.get(each.pk, ()) if key in keys] or _before(each, found)
        for each in found
    }
    return timetable([_step(each, begins) for each in found], waits)


def _before(order: WorkOrder, found: Sequence[WorkOrder]) -> list[int]:
    return [each.pk for each in found if each.position < order.position]


def _step(order: WorkOrder, begins: datetime) -> Step:
    if order.planned_start is None or order.planned_end is None:
        return Step(order.pk, order.minutes)
    earliest = _minutes(order.planned_start - begins)
    return Step(order.pk, _minutes(order.planned_end - order.planned_start), earliest)


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds()) // MINUTE


def _span(order: WorkOrder, begins: datetime, slot: Slot) -> Span:
    if order.planned_start and order.planned_end:
        return Span(order.planned_start, order.planned_end, slot.critical)
    return Span(*_moments(begins, slot), slot.critical)


def _moments(begins: datetime, slot: Slot) -> tuple[datetime, datetime]:
    return begins + timedelta(minutes=slot.start), begins + timedelta(minutes=slot.end)


def _begins(change: Change, now: datetime) -> datetime:
    return change.planned_start or change.started_at or now


def _end(spans: Iterable[Span]) -> datetime | None:
    return max((each.end for each in spans), default=None)


def _length(spans: Iterable[Span]) -> int:
    held = list(spans)
    if not held:
        return 0
    long = max(each.end for each in held) - min(each.start for each in held)
    return int(long.total_seconds())


def _axis(change: Change, found: Sequence[WorkOrder], placed: Mapping[int, Span]) -> Axis:
    """From the first to the last moment of all of it, with a little room at both ends."""
    moments = [change.planned_start, change.planned_end]
    moments += [moment for span in placed.values() for moment in (span.start, span.end)]
    moments += [moment for each in found for moment in (each.started_at, each.ended_at)]
    seconds = [int(moment.timestamp()) for moment in moments if moment]
    first, last = min(seconds), max(seconds)
    room = max(MINUTE, int((last - first) * ROOM))
    return Axis(first - room, last + room)


def _window(change: Change, axis: Axis) -> Piece | None:
    if change.planned_start is None or change.planned_end is None:
        return None
    return axis.piece(change.planned_start.timestamp(), change.planned_end.timestamp(), "window")


def _clock(second: int, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(second, zone):%H:%M}"
