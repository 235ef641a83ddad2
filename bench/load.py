"""Fills a house with incidents and their whole lives, by the fast path that imports take.

`python -m bench.load SIZE`; ARMILLARY_DATA names the house.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from operator import attrgetter
from random import Random
from time import monotonic

import django

django.setup()

from django.db import connections, transaction  # noqa: E402

from armillary.fittings.chronicle import Background, Chronicle, Keys  # noqa: E402
from armillary.kernel.access import first_rows  # noqa: E402
from armillary.kernel.access.standing import stand_as  # noqa: E402
from armillary.kernel.acts import Act, Door  # noqa: E402
from armillary.kernel.journal.witness import of_this_installation  # noqa: E402
from armillary.kernel.outbox.past import seal_the_past  # noqa: E402
from bench.cast import engage  # noqa: E402
from bench.lives import PAST, live  # noqa: E402

SEED = 1846
BLOCK = 2_000
"""Incidents whose lines are mixed in the order of time, as they would be: a record's history does
not lie in one place."""

REPORTED = 20_000

Say = Callable[[str], None]


def load(size: int, say: Say) -> None:
    """Make everybody, then `size` incidents of two years, sealed and ready to be looked at."""
    now = datetime.now(UTC).replace(microsecond=0)
    stage = engage(now, now - PAST, Random(SEED))
    act = Act(actor=first_rows.robot(), at=now, door=Door.CLI)
    history = Chronicle(Keys(BLOCK))
    started = monotonic()
    gc.disable()  # nothing made here holds itself
    with Background() as background, transaction.atomic():
        stand_as(act.actor)
        moments = _moments(now, size)
        while block := list(islice(moments, BLOCK)):
            for moment in block:
                live(stage, history, moment)
            history.lines.sort(key=attrgetter("at"))
            background.wait()
            background.begin(act, [history.hand_over()])
            _report(say, block[-1], now, size, started)
        background.wait()
    gc.enable()
    tidy(say)  # of millions of lines that nobody has counted, a batch is planned too badly to end
    say("sealing the journal")
    seal_the_past(of_this_installation())
    tidy(say)


def tidy(say: Say) -> None:
    """Let the planner know how much there is."""
    say("gathering statistics")
    with connections["owner"].cursor() as cursor:
        cursor.execute("vacuum analyze")


def _moments(now: datetime, size: int) -> Iterator[datetime]:
    return (now - PAST * (1 - number / size) for number in range(size))


def _report(say: Say, at: datetime, now: datetime, size: int, started: float) -> None:
    done = size * (1 - (now - at) / PAST)
    if round(done) % REPORTED < BLOCK:
        say(f"{done:,.0f} incidents, {done / (monotonic() - started):,.0f} a second")


if __name__ == "__main__":
    begun = monotonic()
    load(
        int(sys.argv[1]), lambda words: print(f"[{monotonic() - begun:6.1f} s] {words}", flush=True)
    )
