"""Reading news: what has been seen is not told again, in no tab and by no mail."""

from datetime import datetime

from armillary.fittings.notifications.announcing import ring
from armillary.fittings.notifications.models import Notification
from armillary.fittings.notifications.queries import seen_by
from armillary.kernel.errors import NotFound
from armillary.people.models import Person


def read_one(person: Person, key: int, at: datetime) -> Notification:
    """This was read. NotFound: there is no such news, or none that the person may see."""
    found = seen_by(person).filter(pk=key).first()
    if found is None:
        raise NotFound("There is no such notification, or none that you can see.")
    if found.read_at is None:
        Notification.objects.filter(pk=key).update(read_at=at)
        ring([person])
    return found


def read_all(person: Person, up_to: int, at: datetime) -> int:
    """All up to this one was read; what came in the meantime was not. How much it was."""
    old = Notification.objects.filter(person=person, read_at=None, pk__lte=up_to)
    done = old.update(read_at=at)
    if done:
        ring([person])
    return done
