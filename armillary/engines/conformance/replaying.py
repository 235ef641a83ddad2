"""Token replay: how many tokens were missing when a trace was played on a net, and how many stayed.

The case begins with a token on its start (produced: 1) and ends by taking one from its end
(consumed: 1). What happens takes tokens and puts others; a token that it needs and that is not
there is missing, and made up for; tokens that nobody took remain. With p produced, c consumed,
m missing and r remaining tokens

    fitness = 1/2 (1 - m/c) + 1/2 (1 - r/p)

(Rozinat and van der Aalst 2008, definition of f). For a log the four are summed over its cases
first, so that long cases weigh more than short ones.

What bears a label that the net does not know is left out of the trace by these authors. That would
hide just the steps which nobody has foreseen, so here it lacks a token and puts one where the case
came to.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from armillary.engines.conformance.nets import Happened, Net, Place, Transition

NOWHERE = ""
"""The place from which a step takes that no transition stands for; no token ever lies there."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What a trace left behind on its net; `astray` are the places in the trace of the steps for
    which a token was missing."""

    produced: int
    consumed: int
    missing: int
    remaining: int
    astray: tuple[int, ...] = ()

    @property
    def fitness(self) -> float:
        """From 0 to 1: 1 when nothing was missing and nothing remained.

        >>> Replay(produced=6, consumed=6, missing=1, remaining=1).fitness.__format__(".4f")
        '0.8333'
        """
        return (1 - self.missing / self.consumed) / 2 + (1 - self.remaining / self.produced) / 2

    @property
    def fits(self) -> bool:
        return not self.missing and not self.remaining


def replay(net: Net, trace: Sequence[Happened], *, start: Place, end: Place) -> Replay:
    """Play a trace on a net, from a token on its start to one on its end."""
    marking = Counter({start: 1})
    produced, consumed, missing = 1, 0, 0
    astray = []
    for place, happened in enumerate(trace):
        fired = _chosen(net, happened, marking)
        lacking = _take(marking, fired.takes)
        marking.update(fired.puts)
        produced += len(fired.puts)
        consumed += len(fired.takes)
        missing += lacking
        if lacking:
            astray.append(place)
    missing += _take(marking, (end,))
    return Replay(produced, consumed + 1, missing, marking.total(), tuple(astray))


def together(cases: Iterable[tuple[Replay, int]]) -> Replay | None:
    """A log as one replay: each case as often as it came. None: there was no case."""
    produced = consumed = missing = remaining = 0
    for each, often in cases:
        produced += each.produced * often
        consumed += each.consumed * often
        missing += each.missing * often
        remaining += each.remaining * often
    return Replay(produced, consumed, missing, remaining) if consumed else None


def _chosen(net: Net, happened: Happened, marking: Counter[Place]) -> Transition:
    """The transition of this label that lacks fewest tokens; the first declared, of several."""
    candidates = net.get(happened.label)
    if not candidates:
        return Transition(happened.label, (NOWHERE,), (happened.came_to,))
    return min(candidates, key=lambda each: _lacking(marking, each.takes))


def _lacking(marking: Counter[Place], takes: Sequence[Place]) -> int:
    return sum((Counter(takes) - marking).values())


def _take(marking: Counter[Place], takes: Sequence[Place]) -> int:
    """Take tokens, and say how many were not there."""
    lacking = 0
    for each in takes:
        if marking[each]:
            marking[each] -= 1
        else:
            lacking += 1
    return lacking
