"""The years that we know, and what was worked in each of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from armillary.engines.worktime.errors import NoSuchTime
from armillary.engines.worktime.spans import Span

DAY = 86_400
EARLIEST, LATEST = 1970, 2299
_STARTS = [(date(year, 1, 1) - date(1970, 1, 1)).days * DAY for year in range(EARLIEST, LATEST + 2)]


def year_of(instant: int) -> int:
    """The year of UTC in which a moment lies. NoSuchTime: we do not know it."""
    if not _STARTS[0] <= instant < _STARTS[-1]:
        raise NoSuchTime(f"We reckon with the years {EARLIEST} to {LATEST} only.")
    return EARLIEST - 1 + bisect_right(_STARTS, instant)


def limits(year: int) -> Span:
    """The first second of a year, and the first one after it."""
    if not EARLIEST <= year <= LATEST:
        raise NoSuchTime(f"We reckon with the years {EARLIEST} to {LATEST} only.")
    return _STARTS[year - EARLIEST], _STARTS[year - EARLIEST + 1]


class Year:
    """The working time of one year of UTC, with a sum at each end of work: one look answers."""

    __slots__ = ("_after", "_ends", "_starts", "worked")

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._after = list(accumulate(end - start for start, end in spans))
        self.worked = self._after[-1] if spans else 0

    def worked_before(self, instant: int) -> int:
        """How many seconds of the year were worked before this moment."""
        place = bisect_right(self._starts, instant) - 1
        if place < 0:
            return 0
        return self._after[place] - max(0, self._ends[place] - instant)

    def when_worked(self, seconds: int) -> int:
        """The first moment before which so many seconds, one at least, were worked."""
        place = bisect_left(self._after, seconds)
        return self._ends[place] - (self._after[place] - seconds)

    def spans(self) -> Iterator[Span]:
        return zip(self._starts, self._ends, strict=True)
