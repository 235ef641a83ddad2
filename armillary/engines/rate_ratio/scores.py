"""How much a change is suspected of an incident, and why."""

from typing import NamedTuple

MOST = GRAPH, FIGURES, WORDS, TIME = 0.4, 0.3, 0.2, 0.1
"""How much each part can bring at most."""
HALF_LIFE = 86_400
"""After each of these many seconds a change is half as suspect by its time."""


class Suspicion(NamedTuple):
    """The parts of a score from 0 to 1, each as it counts in the sum."""

    graph: float
    figures: float
    words: float
    time: float

    @property
    def score(self) -> float:
        """Nought: nothing speaks for it; one: everything does."""
        return self.graph + self.figures + self.words + self.time

    @property
    def shares(self) -> tuple[float, ...]:
        """How much each part brings of the most that it can."""
        return tuple(part / most for part, most in zip(self, MOST, strict=True))


def suspicion(steps: int | None, chance: float, likeness: float, seconds: int) -> Suspicion:
    """Of how many steps lie between them in the graph, how likely the figures are by chance, how
    alike their words are, and how long the change had been done when the incident began.

    What ended after the incident began, or lies out of reach, gets nothing for it.

    >>> round(suspicion(0, 0.0, 1.0, 0).score, 3), round(suspicion(1, 1.0, 0.0, 86_400).score, 3)
    (1.0, 0.25)
    """
    near = 0.0 if steps is None else 1 / (1 + steps)
    late = 0.0 if seconds < 0 else 2.0 ** (-seconds / HALF_LIFE)
    return Suspicion(GRAPH * near, FIGURES * (1 - chance), WORDS * likeness, TIME * late)
