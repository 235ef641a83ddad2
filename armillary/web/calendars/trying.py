"""“When is it due?”: a moment, some working time and a pause, tried by a calendar."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, pairwise
from operator import itemgetter

from armillary.engines.worktime import (
    HORIZON,
    NoSuchTime,
    Span,
    WorkingTime,
    clipped,
    due,
    instant,
    intervals,
    merged,
    wall,
)
from armillary.web.charts.strips import Stretch, Strip, strip

HOUR, MINUTE = 3600, 60
MOST_HOURS = 100_000
USUAL_HOURS = "8"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as the form holds it."""

    start: str
    hours: str
    minutes: str
    pause_from: str
    pause_to: str


@dataclass(frozen=True, slots=True)
class Try:
    """A question, and its answer or what is wrong with it."""

    asked: Question
    answer: str = ""
    strip: Strip | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


def tried(calendar: WorkingTime, said: Mapping[str, str], now: int) -> Try:
    """The answer; where nothing was asked, when eight hours from now would be due."""
    question = Question(
        start=said.get("start") or f"{wall(calendar.zone, now):%Y-%m-%dT%H:%M}",
        hours=said.get("hours", "0" if said.get("minutes") else USUAL_HOURS),
        minutes=said.get("minutes", "0"),
        pause_from=said.get("pause_from", ""),
        pause_to=said.get("pause_to", ""),
    )
    wrong: dict[str, str] = {}
    start, since, until = (
        _moment(calendar, getattr(question, name), name, wrong)
        for name in ("start", "pause_from", "pause_to")
    )
    seconds = _seconds(question, wrong)
    pauses = _pauses(since, until, wrong)
    if wrong or start is None:
        return Try(question, wrong=wrong)
    try:
        found = due(calendar, start, seconds, pauses)
    except NoSuchTime as unknown:
        return Try(question, wrong={"start": str(unknown)})
    return _answered(calendar, question, start, found, pauses)


def _answered(
    calendar: WorkingTime, question: Question, start: int, end: int | None, pauses: list[Span]
) -> Try:
    if end is None:
        return Try(question, f"Never within {HORIZON} years: there is not enough working time.")
    there = wall(calendar.zone, end)
    return Try(
        question,
        f"Due on {there:%A}, {there.day} {there:%B %Y}, {there:%H:%M} ({calendar.zone}).",
        strip(list(_explained(calendar, start, end, pauses)), calendar.zone, [(end, "due", "due")]),
    )


def _explained(
    calendar: WorkingTime, start: int, end: int, pauses: Sequence[Span]
) -> Iterator[Stretch]:
    """Every second until it is due: counted, paused, or outside working time."""
    working, paused = intervals(calendar, start, end), clipped(merged(pauses), start, end)
    edges = sorted({start, end, *(moment for span in (*working, *paused) for moment in span)})
    found = ((a, b, _kind(a, working, paused)) for a, b in pairwise(edges))
    for kind, group in groupby(found, key=itemgetter(2)):
        own = list(group)
        yield Stretch(own[0][0], own[-1][1], kind)


def _kind(moment: int, working: Sequence[Span], paused: Sequence[Span]) -> str:
    if not _lies_in(moment, working):
        return "outside"
    return "paused" if _lies_in(moment, paused) else "counted"


def _lies_in(moment: int, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, moment, key=itemgetter(0)) - 1
    return place >= 0 and moment < spans[place][1]


def _moment(calendar: WorkingTime, text: str, name: str, wrong: dict[str, str]) -> int | None:
    if not text:
        return None
    try:
        shown = datetime.fromisoformat(text)
        if shown.tzinfo is not None:
            wrong[name] = "Write it by the clocks of the calendar, without a zone."
            return None
        return instant(calendar.zone, shown)
    except NoSuchTime as refused:
        wrong[name] = str(refused)
    except ValueError:
        wrong[name] = "That is no date and time."
    return None


def _seconds(question: Question, wrong: dict[str, str]) -> int:
    found = 0
    for name, unit in (("hours", HOUR), ("minutes", MINUTE)):
        text = getattr(question, name).strip() or "0"
        if not (text.isascii() and text.isdigit() and len(text) < 9):
            wrong[name] = "A whole number that is not below nought."
            continue
        found += int(text) * unit
    if not wrong and not 0 < found <= MOST_HOURS * HOUR:
        wrong["hours"] = f"More than nought, and at most {MOST_HOURS:,} hours."
    return found


def _pauses(since: int | None, until: int | None, wrong: dict[str, str]) -> list[Span]:
    if since is None and until is None:
        return []
    if since is None or until is None:
        missing = "pause_from" if since is None else "pause_to"
        wrong.setdefault(missing, "A pause begins and ends.")
        return []
    if until <= since:
        wrong["pause_to"] = "A pause ends after it began."
    return [(since, until)]
