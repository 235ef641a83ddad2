"""Somebody who may ask for everything, in a house that has nobody yet: prints a fresh token.

`python -m bench.asker`; ARMILLARY_DATA names the house.
"""

from dataclasses import replace
from datetime import UTC, datetime

import django

django.setup()

from django.db import transaction  # noqa: E402

from armillary.kernel.access import first_rows, tokens  # noqa: E402
from armillary.kernel.access.actions import persons  # noqa: E402
from armillary.kernel.access.standing import stand_as  # noqa: E402
from armillary.kernel.acts import Act, Door  # noqa: E402
from armillary.people.vocabulary import Scope  # noqa: E402
from armillary.reference.roles import Role  # noqa: E402
from bench.cast import AGENT  # noqa: E402


def engage() -> str:
    """Engage them, and let them call."""
    with transaction.atomic():
        robot = first_rows.robot()
        stand_as(robot)
        act = Act(actor=robot, at=datetime.now(UTC), door=Door.CLI)
        agent = persons.register(act, name="Agent", email=AGENT, organisation=robot.organisation)
        persons.grant_role(agent, act, role=Role.CONFIGURATION_MANAGER)
        own = replace(act, actor=agent)
        return tokens.issue(agent, own, name="bench", scope=Scope.READ, lasts=tokens.LONGEST)


if __name__ == "__main__":
    print(engage())
