"""From what was done to what was told: the relay and its jobs, done at once."""

from datetime import datetime

from armillary.fittings.notifications.models import Notification
from armillary.fittings.watching.jobs import tell_of
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, the_robot


def tell_everything(at: datetime = MONDAY) -> int:
    """Tell of every line that there is, as the job of the robot; how much was told."""
    act = Act(actor=the_robot(), at=at, door=Door.JOB)
    return tell_of(act, every_line())


def every_line() -> list[int]:
    return list(Entry.objects.order_by("pk").values_list("pk", flat=True))


def heard(person: Person) -> list[tuple[str, str]]:
    """What this person was told, oldest first: kind and words."""
    return list(
        Notification.objects.filter(person=person).order_by("pk").values_list("what", "text")
    )
