"""A part of a whole: coverage, the precision of hand-offs, the degree of tailoring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    Model coverage is the activities (or interactions) performed of those that the model states;
    the precision of hand-offs is those on stated interactions of all; the tailoring degree is the
    elements that a house has changed of all elements of a process.
    """

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ValueError(f"{self.part} is no part of {self.whole}.")

    @property
    def value(self) -> float | None:
        """From 0 to 1. None: there is no whole to be a part of."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)
