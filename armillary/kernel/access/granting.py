"""What speaks against giving somebody a role: whoever knows of duties tells it when it is given."""

from collections.abc import Callable, Mapping

from armillary.kernel.acts import Act
from armillary.people.models import Person
from armillary.reference.roles import Role

Objection = Callable[[Person, Role], str]
"""A sentence or more; nothing where nothing speaks against it."""

_objections: list[Objection] = []


def learn(objection: Objection) -> None:
    """Let this be asked whenever a role is granted."""
    _objections.append(objection)


def against(person: Person, role: Role) -> str:
    """Why this person had better not have this role: it is granted only with a reason."""
    told = " ".join(filter(None, (each(person, role) for each in _objections)))
    return f"{told} Give a reason if it must be so all the same." if told else ""


def foreseen(person: Person | None, act: Act, typed: Mapping[str, str]) -> str:
    """The same for the form in which a role is chosen."""
    chosen = next((each for each in Role if each.value == typed.get("role")), None)
    return against(person, chosen) if person and chosen else ""
