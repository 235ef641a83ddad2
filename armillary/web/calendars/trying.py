"""“When is it due?”: a moment, some working time and a pause, tried by a calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

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
from armillary.web.calendars.days import as_hours

HOUR, MINUTE = 3600, 60
MOST_HOURS, MOST_STEPS = 100_000, 40
USUAL_HOURS = "8"


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of working time until it is due; `sum` is what is counted by its end."""

    day: str
    hours: str
    lasts: str
    sum: str
    paused: bool


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
    steps: tuple[Step, ...] = ()
    left_out: int = 0
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
    steps = _steps(calendar, start, end, pauses)
    there = wall(calendar.zone, end)
    return Try(
        question,
        f"Due on {there:%A}, {there.day} {there:%B %Y}, {there:%H:%M} ({calendar.zone}).",
        tuple(steps[:MOST_STEPS]),
        max(0, len(steps) - MOST_STEPS),
    )


def _steps(calendar: WorkingTime, start: int, end: int, pauses: Sequence[Span]) -> list[Step]:
    """Every stretch of work until it is due, those parts that were paused told apart."""
    paused = clipped(merged(pauses), start, end)
    edges = {moment for span in paused for moment in span}
    found: list[Step] = []
    total = 0
    for since, until in intervals(calendar, start, end):
        cuts = sorted({since, until, *(each for each in edges if since < each < until)})
        for low, high in pairwise(cuts):
            rests = any(a <= low < b for a, b in paused)
            total += 0 if rests else high - low
            found.append(_step(calendar.zone, low, high, total, rests=rests))
    return found


def _step(zone: str, start: int, end: int, total: int, *, rests: bool) -> Step:
    begins, ends = wall(zone, start), wall(zone, end)
    over = "" if begins.date() == ends.date() else f" {ends:%a} {ends.day} {ends:%b}"
    if f"{ends:%H:%M}" == "00:00" and ends.date() == begins.date() + timedelta(days=1):
        over, last = "", "24:00"
    else:
        last = f"{ends:%H:%M}"
    return Step(
        day=f"{begins:%a} {begins.day} {begins:%b %Y}",
        hours=f"{begins:%H:%M}–{last}{over}",
        lasts=as_hours(end - start),
        sum=as_hours(total),
        paused=rests,
    )


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
