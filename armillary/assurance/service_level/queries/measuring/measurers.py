"""Who measures what: each measure has somebody who counts it, asked once for all objectives."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from armillary.assurance.service_level.rules.measuring import Attained, Measured, Period
from armillary.assurance.service_level.vocabulary import Measure

Found = Mapping[tuple[int, Period], Attained]
"""By the key of the objective and the period; what is missing had nothing to count."""

Measurer = Callable[[Sequence[Measured], Sequence[Period], datetime], Found]
"""Of these objectives, in these periods that follow each other, as is known at this moment."""

_known: dict[Measure, Measurer] = {}


def learn(measure: Measure, measurer: Measurer) -> None:
    """Called once for a measure, when whoever can count it is declared."""
    _known[measure] = measurer


def is_measured(measure: Measure) -> bool:
    """Whether anybody counts this."""
    return measure in _known


def attained(objectives: Sequence[Measured], periods: Sequence[Period], now: datetime) -> Found:
    """What all of them have come to; a constant number of statements for each measurer."""
    found: dict[tuple[int, Period], Attained] = {}
    for measurer in dict.fromkeys(_known.values()):
        own = [each for each in objectives if _known.get(each.measure) is measurer]
        if own:
            found |= measurer(own, periods, now)
    return found
