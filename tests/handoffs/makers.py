"""Hand-offs for tests, along the interactions between the processes that are built."""

from datetime import datetime
from typing import Any

from armillary.fittings.calendars import actions as calendars
from armillary.fittings.calendars.models import Calendar
from armillary.fittings.handoffs import actions, receiving
from armillary.fittings.handoffs.models import Reception
from armillary.kernel.handoffs.models import Handoff
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person, Team
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_person, an_administrator, an_agent, by

PROBLEMS = "problem-management"
INCIDENTS = "incident-and-service-request-management"
CHANGES = "change-management"
CMDB = "configuration-management"
LEVELS = "service-level-management"


def a_handoff(at: datetime = MONDAY, **given: Any) -> Handoff:
    """An incident, handed to problem management unless something else is said."""
    usual = {"edge": 13, "to_process": PROBLEMS, "wish": "Look for the cause"}
    said: dict[str, Any] = usual | given
    about = said.pop("about", None) or an_incident()
    return actions.offer(by(said.pop("sender", None) or an_agent(), at), about=about, **said)


def an_analyst() -> Person:
    return a_person(Role.PROBLEM_ANALYST)


def office_hours(name: str = "Office") -> Calendar:
    """Weekdays 8 to 17 of UTC."""
    return calendars.define(by(an_administrator()), name=name, zone="UTC")


def a_reception(team: Team, calendar: Calendar | None = None, **given: Any) -> Reception:
    """This team receives for problem management, unless another process is named."""
    said = {"process": PROBLEMS} | given
    return receiving.lay_down(by(an_administrator()), team=team, calendar=calendar, **said)
