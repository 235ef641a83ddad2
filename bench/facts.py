"""What the bench must know of a house to ask it something: keys, numbers, words.

`python -m bench.facts` prints it as JSON; ARMILLARY_DATA names the house.
"""

import json
import random
import re
from datetime import UTC, datetime
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from armillary.fittings.house_rules import house_rules  # noqa: E402
from armillary.kernel.access import first_rows, sessions, tokens  # noqa: E402
from armillary.kernel.access.actions import persons  # noqa: E402
from armillary.kernel.access.standing import stand_as  # noqa: E402
from armillary.kernel.acts import Act, Door  # noqa: E402
from armillary.people.models import Person, Team  # noqa: E402
from armillary.people.vocabulary import Scope  # noqa: E402
from armillary.reference.roles import Role  # noqa: E402
from bench.cast import AGENT, CHIEF  # noqa: E402
from bench.estate import HUB  # noqa: E402
from bench.words import LETTERS  # noqa: E402

SAMPLE = 400
_HUB = "select id from configuration_configurationitem where name = %s"
_CLASSES = "select distinct configuration_class_id from configuration_configurationitem"
_CHANGES = (
    "select id from change_change where state = 'scheduled' order by id * 7919 %% 4999 limit %s"
)
_MONTHS = """
select distinct date_trunc('month', planned_start) from change_change where state = 'scheduled'
order by 1 limit 3
"""
_TAG = re.compile(rf"Machine ([{LETTERS}]{{5}})\.")


def facts() -> dict[str, Any]:
    """Fresh keys of the agent, and a sample of what there is."""
    now = datetime.now(UTC)
    with transaction.atomic():
        stand_as(first_rows.robot())
        agent = Person.objects.get(email=AGENT)
        act = Act(actor=agent, at=now, door=Door.CLI)
        token = tokens.issue(agent, act, name="bench", scope=Scope.WRITE, lasts=tokens.LONGEST)
        return {
            "token": token,
            "cookie": _cookie(agent, now),
            "chief": _cookie(_chief(now), now),
            "rules": [*house_rules()],
            "numbers": [f"INC-{key:06d}" for key in _ended()],
            "teams": [[team.number, _member(team)] for team in Team.objects.order_by("pk")],
            "tags": _tags(),
            "incidents": _newest(),
            "hub": f"CI-{_column(_HUB, HUB)[0]:06d}",
            "callers": _said_by_callers(),
            "changes": [f"CHG-{key:06d}" for key in _column(_CHANGES, SAMPLE // 10)],
            "months": [f"{day:%Y-%m-%d}" for day in _column(_MONTHS)],
            "classes": [f"CLS-{key:06d}" for key in _column(_CLASSES)],
        }


def _cookie(person: Person, at: datetime) -> str:
    return f"{sessions.COOKIE}={sessions.begin(person, at=at)}"


def _chief(at: datetime) -> Person:
    """Who answers for the house; engaged when the first bench asks for the page that shows it."""
    found = Person.objects.filter(email=CHIEF).first()
    if found is None:
        act = Act(actor=first_rows.robot(), at=at, door=Door.CLI)
        ours = act.actor.organisation
        found = persons.register(act, name="Chief", email=CHIEF, organisation=ours)
        persons.grant_role(found, act, role=Role.CHIEF_INFORMATION_OFFICER)
    return found


def _member(team: Team) -> str:
    member = team.memberships.order_by("pk").first()
    return member.person.number if member else ""


def _said_by_callers() -> list[str]:
    """What people say of themselves: a name, a part of it, a mail address, a number, a device."""
    people = _column("select name || '|' || email from people_person order by id limit %s", SAMPLE)
    said = [each.split("|") for each in people[::10]]
    names = [name for name, _ in said]
    parts = [name.split()[-1].lower() for name in names]
    mails = [mail[:8] for _, mail in said]
    return [*names, *parts, *mails, "0815", "+49 30 1234", "server-00001"]


def _newest() -> int:
    return int(_column("select max(id) from incident_incident")[0])


def _ended() -> list[int]:
    """Incidents with a whole life, from all over the past."""
    keys = random.Random(1).sample(range(1, _newest()), min(4 * SAMPLE, _newest() - 1))
    query = "select id from incident_incident where id = any(%s) and state = 'closed'"
    return _column(query, keys)[:SAMPLE]


def _tags() -> list[str]:
    query = "select description from incident_incident where id = any(%s)"
    found = (_TAG.search(text) for text in _column(query, _ended()))
    return [tag[1] for tag in found if tag]


def _column(query: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return [value for (value,) in cursor.fetchall()]


if __name__ == "__main__":
    print(json.dumps(facts()))
