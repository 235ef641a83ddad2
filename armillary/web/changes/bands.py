"""The windows and freezes of some days, as calendars shade them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from armillary.assurance.change.models import ChangeWindow
from armillary.assurance.change.queries import windows
from armillary.assurance.change.vocabulary import WindowKind
from armillary.engines.worktime import Span, midnight
from armillary.web.changes.asked import DAY

ICONS = {
    WindowKind.MAINTENANCE: "circle-check",
    WindowKind.FREEZE: "ban",
    WindowKind.CRITICAL: "flag",
}
WORDS = {
    WindowKind.MAINTENANCE: "Changes allowed",
    WindowKind.FREEZE: "Freeze",
    WindowKind.CRITICAL: "Business-critical",
}


@dataclass(frozen=True, slots=True)
class Band:
    """A window with the stretches of time in which it holds; `scope` is what it is for."""

    url: str
    kind: str
    word: str
    name: str
    scope: str
    reason: str
    icon: str
    spans: tuple[Span, ...]

    @property
    def hint(self) -> str:
        scope = f" ({self.scope})" if self.scope else ""
        return f"{self.word}: {self.name}{scope}{f' – {self.reason}' if self.reason else ''}"


def bands(span: Span) -> tuple[Band, ...]:
    """Those that hold at some moment of this time: one statement."""
    found = (_band(each, span) for each in windows.told_in_time(span))
    return tuple(each for each in found if each.spans)


def by_day(found: Iterable[Band], days: Sequence[date], zone: str) -> dict[date, list[Band]]:
    """For each day the bands that hold in a part of it."""
    held: dict[date, list[Band]] = {day: [] for day in days}
    edges = [(day, midnight(zone, day), midnight(zone, day + DAY)) for day in days]
    for band in found:
        for day, start, end in edges:
            if any(since < end and until > start for since, until in band.spans):
                held[day].append(band)
    return held


def _band(window: ChangeWindow, span: Span) -> Band:
    kind = WindowKind(window.kind)
    named = (window.service, window.of_class)
    scope = [str(each) for each in named if each]
    scope += [window.get_environment_display()] if window.environment else []
    return Band(
        url=f"/change-windows/{window.number}",
        kind=kind.value,
        word=WORDS[kind],
        name=window.name,
        scope=", ".join(scope),
        reason=window.reason,
        icon=ICONS[kind],
        spans=tuple(windows.stretches(window, span)),
    )
