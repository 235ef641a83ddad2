"""Who has to read which guide, and what follows from what was read. Plain values in and out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from armillary.reference.processes import Process
from armillary.reference.roles import Role
from armillary.transformation.guides.comparing import doers
from armillary.transformation.guides.told import Duties
from armillary.transformation.guides.vocabulary import AcknowledgementState

Concerns = Mapping[str, Mapping[int, frozenset[Role]]]
"""Whom each edition of each guide concerns, by process and number."""


class Step(Enum):
    """What is to be done about somebody and a guide."""

    NONE = "none"
    ASK = "ask"
    ASK_AGAIN = "ask again"
    MOVE_ON = "move on"
    EXCUSE = "excuse"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody was asked to read, or has read, and how that stands."""

    state: str
    ordinal: int


def required_of(processes: Iterable[Process], duties: Duties) -> Mapping[str, frozenset[Role]]:
    """By process the roles whose people have to read its guide."""
    return {each.id: doers(each.activities, duties) for each in processes}


def since(concerns: Mapping[int, frozenset[Role]], ordinal: int) -> frozenset[Role]:
    """Whom the editions after this one concern."""
    later = (roles for number, roles in concerns.items() if number > ordinal)
    return frozenset().union(*later)


def step_of(
    parts: frozenset[Role],
    asked: Asked | None,
    newest: int,
    concerns: Mapping[int, frozenset[Role]],
) -> Step:
    """The step for somebody who has these parts in a process, whose newest edition is this one."""
    if asked is None:
        return Step.ASK if parts else Step.NONE
    if asked.state == AcknowledgementState.EXCUSED:
        return Step.ASK_AGAIN if parts else Step.NONE
    if not parts:
        return Step.EXCUSE
    if asked.ordinal == newest:
        return Step.NONE
    if asked.state == AcknowledgementState.TO_READ:
        return Step.MOVE_ON
    return Step.ASK_AGAIN if parts & since(concerns, asked.ordinal) else Step.NONE


def because(parts: Iterable[Role]) -> str:
    """Why somebody is asked for the first time."""
    order = list(Role)
    titles = " and ".join(_small(each.title) for each in sorted(parts, key=order.index))
    return f"You have a part in this process as {titles}."


def _small(title: str) -> str:
    """As it stands within a sentence: abbreviations stay as they are."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
