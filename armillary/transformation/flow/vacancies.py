"""Roles that the RACI matrix needs and nobody holds."""

from collections import defaultdict
from collections.abc import Mapping

from armillary.people.models import Responsibility, RoleGrant
from armillary.people.vocabulary import PersonState, ResponsibilityState
from armillary.reference.raci.matrix import Letter
from armillary.reference.roles import Role


def vacancies() -> Mapping[str, tuple[Role, ...]]:
    """By process, the roles that are accountable or responsible there and that nobody holds."""
    held = set(
        RoleGrant.objects.filter(person__state=PersonState.ACTIVE).values_list("role", flat=True)
    )
    needed: dict[str, set[str]] = defaultdict(set)
    rows = Responsibility.objects.filter(
        state=ResponsibilityState.IN_FORCE, letter__in=(Letter.ACCOUNTABLE, Letter.RESPONSIBLE)
    )
    for activity, role in rows.values_list("activity", "role"):
        needed[activity.partition(".")[0]].add(role)
    return {
        process: tuple(each for each in Role if each in roles - held)
        for process, roles in needed.items()
        if roles - held
    }
