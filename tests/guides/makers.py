"""How the tests of guides bring about editions, and who is asked to read them."""

from datetime import datetime, timedelta

from armillary.kernel.jobs import queue
from armillary.kernel.jobs.known import work_of
from armillary.people.models import Person
from armillary.transformation.guides import jobs
from armillary.transformation.guides.models import Acknowledgement, GuideEdition
from tests.makers import MONDAY, by, now, the_robot


def issued(at: datetime = MONDAY) -> int:
    """Let the guides be issued that say something else; how many there were."""
    return jobs.bring_out(by(the_robot(), at))


def asked(at: datetime = MONDAY) -> int:
    """Let everybody be asked who is to be; how many people these were."""
    act = by(the_robot(), at)
    people = jobs.ask_all(act)
    while taken := queue.take(now() + timedelta(days=1), only=[jobs.ASK]):
        work_of(taken.name)(act, taken.arguments)
        queue.finish(taken)
    return people


def edition(process: str) -> GuideEdition:
    """The newest edition of a guide."""
    found: GuideEdition = GuideEdition.objects.filter(process=process).latest("ordinal")
    return found


def of(person: Person, process: str) -> Acknowledgement:
    """Whether somebody has read a guide."""
    found: Acknowledgement = Acknowledgement.objects.get(assignee=person, process=process)
    return found
