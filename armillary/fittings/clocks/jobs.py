"""What clocks do by themselves: they tell of time that runs out, and are put right by calendars."""

from collections.abc import Mapping
from typing import Any

from armillary.fittings.clocks import telling
from armillary.kernel.acts import Act
from armillary.kernel.jobs import known
from armillary.kernel.jobs.queue import defer

GO_ON = "clocks: go on telling"


def tell_of_time(act: Act) -> int:
    """Tell of what has passed, a portion at a time: where there is more, a further job goes on."""
    done = telling.tell(act)
    if done == telling.AT_ONCE:
        defer(GO_ON)
    return done


def _go_on(act: Act, arguments: Mapping[str, Any]) -> int:
    return tell_of_time(act)


known.learn(GO_ON, _go_on)
