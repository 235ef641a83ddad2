"""Questions for advice, and what the matrix says of who is asked and told."""

from datetime import datetime
from typing import Any

from armillary.fittings.consults import jobs
from armillary.fittings.consults.actions import ask_advice
from armillary.fittings.consults.models import Consult
from armillary.fittings.notifications.models import Notification
from armillary.fittings.raci import actions
from armillary.kernel.acts import Act, Door
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.activities import Activity, Change, Incident
from armillary.reference.roles import Role
from tests.makers import MONDAY, an_administrator, by, the_robot
from tests.raci.makers import row
from tests.watching.journal import every_line

ISOLATE, PRIORITISE = Incident.ISOLATE, Incident.PRIORITIZE
SCHEDULING = Change.SCHEDULE_AND_COORDINATE_CHANGES
QUESTION = "Can it wait until the ferry is in?"


def ask(record: Record, asker: Person, at: datetime = MONDAY, **said: Any) -> list[Consult]:
    """Ask for advice about a record; what came of it, in order."""
    known = {"question": QUESTION} | said
    before = set(Consult.objects.values_list("pk", flat=True))
    ask_advice(record, by(asker, at), **known)
    return list(Consult.objects.exclude(pk__in=before).order_by("pk"))


def switch_on(activity: Activity, role: Role, hours: int = 8) -> None:
    """Let a cell ask or tell by itself."""
    actions.switch_on(row(activity, role), by(an_administrator()), hours=hours)


def heed_everything(at: datetime = MONDAY) -> None:
    """Do what follows by itself from every line that there is, as the jobs of the robot."""
    jobs.heed(by_robot(at), every_line())


def by_robot(at: datetime = MONDAY) -> Act:
    return Act(actor=the_robot(), at=at, door=Door.JOB)


def heard(person: Person, what: str) -> list[str]:
    """What this person was told of a kind, oldest first."""
    rows = Notification.objects.filter(person=person, what=what).order_by("pk")
    return list(rows.values_list("text", flat=True))
