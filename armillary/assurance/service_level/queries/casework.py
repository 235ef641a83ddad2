"""What happened to the services of an agreement: told from above, for whoever reviews it.

The process that keeps the cases stands above this one, so it makes itself known here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of which customer, which services (none: all of them), from when on, before when."""

    organisation: int
    services: Sequence[int]
    since: datetime
    until: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it counts."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A case that everybody will ask about."""

    number: str
    title: str
    at: datetime
    says: str


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of the cases of a period."""

    figures: Sequence[Figure]
    noted: Sequence[Noted] = ()


Teller = Callable[[Asked], Told]

_tellers: list[Teller] = []


def learn(teller: Teller) -> None:
    """Called once, when the process that keeps the cases is declared."""
    _tellers.append(teller)


def told(asked: Asked) -> list[Told]:
    """What all who keep cases tell."""
    return [teller(asked) for teller in _tellers]
