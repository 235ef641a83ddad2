"""Service clocks: what was promised, held against what happened, to the second.

A clock is told by marks (from a moment on it runs, is paused, is done or is dropped) and by terms
(from a moment on this much working time is promised by this calendar). Everything else follows
from these two lists, so it can be reckoned anew at any time. Nothing here reads a clock.

- Instants are whole seconds of UTC. A promise is kept when not more seconds were counted than
  promised; shares are rounded for people only and decide nothing.
- Marks stand in the order of time. One that comes late and lies before others takes their place:
  they told of a time that was not so.
- What was done and goes on again goes on with the time that was spent; the time in between does not
  count. What was dropped likewise.
- The latest terms hold. Retroactive ones hold from the start of the clock, so pauses and the time
  that was spent stay; others begin anew at their own moment.
"""

from armillary.engines.clocks.explaining import Kind, Segment, explained, totals
from armillary.engines.clocks.folding import Reckoning, State, reckon
from armillary.engines.clocks.marks import Mark, Phase, Terms, marked, spans_of

__all__ = [
    "Kind",
    "Mark",
    "Phase",
    "Reckoning",
    "Segment",
    "State",
    "Terms",
    "explained",
    "marked",
    "reckon",
    "spans_of",
    "totals",
]
