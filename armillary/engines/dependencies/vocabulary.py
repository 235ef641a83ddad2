"""The words of the dependency engine."""

from enum import IntEnum, StrEnum


class Rule(StrEnum):
    """How many of those that a dependent needs must fall until it does."""

    ANY = "any"
    ALL = "all"
    K_OF_N = "k_of_n"
    DEGRADE = "degrade"
    NONE = "none"


class State(IntEnum):
    """How a thing stands. The greater, the worse."""

    UP = 0
    REDUCED = 1
    DEGRADED = 2
    DOWN = 3


class Mark(StrEnum):
    """What the failure of one component does to a service, as CFIA writes it."""

    NOTHING = ""
    ALTERNATIVE = "A"
    DEGRADED = "B"
    FAILS = "X"
