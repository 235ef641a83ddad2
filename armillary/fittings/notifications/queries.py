"""What can be asked about notifications: only what the person may still see."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from armillary.fittings.about import about_what_is_seen
from armillary.fittings.notifications.models import Notification, Preference
from armillary.fittings.notifications.rules import Wishes
from armillary.fittings.notifications.vocabulary import Way, What
from armillary.kernel.acts import Door
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person

STALE = timedelta(days=2)
"""What is older when it is first heard of, after a long rest, is no news."""

MANY = 9
"""The bell counts no further."""

AT_ONCE = 500
"""People, and pieces of news for one, in one round of mailing."""

UNREAD = f"""
select count(*) from (
    select from notifications_notification
    where person_id = %s and read_at is null limit {MANY + 1}
) few
"""  # noqa: S608


def fresh(lines: Collection[int], now: datetime) -> QuerySet[Entry]:
    """These lines of the journal, oldest first: but for what is old, and what an import wrote."""
    rows = Entry.objects.filter(pk__in=lines, at__gt=now - STALE)
    return rows.exclude(door=Door.IMPORT).order_by("pk")


def seen_by(person: Person) -> QuerySet[Notification]:
    """The news of this person about what the person may see now, or about nothing."""
    mine = Notification.objects.filter(person=person)
    confined = _confined(person)
    if confined is None:
        return mine
    return mine.filter(confined) if person.is_staff else mine.filter(confined, internal=False)


def unread(person: Person) -> int:
    """How much is unread, counted to one more than MANY. On every page, so a prepared text.

    Whether it may still be seen is asked only where there is something.
    """
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, (person.pk,))
        found: int = cursor.fetchone()[0]
    return still_seen(person, found)


def still_seen(person: Person, found: int) -> int:
    """How much of the unread this person may see now."""
    if not found or _confined(person) is None:
        return found
    return len(seen_by(person).filter(read_at=None).values_list("pk")[: MANY + 1])


def wishes_of(people: Iterable[int]) -> dict[int, Wishes]:
    """What those of these people wish who said so: one query."""
    return {
        each.person_id: Wishes(
            {What(what): Way(way) for what, way in each.ways.items()},
            each.digest_hour,
            each.quiet_from,
            each.quiet_until,
        )
        for each in Preference.objects.filter(person__in=people)
    }


def to_be_mailed(now: datetime) -> list[int]:
    """For whom news is to go out by mail by now."""
    due = Notification.objects.filter(mail_at__lte=now, mailed_at=None)
    return list(due.order_by("person").values_list("person", flat=True).distinct()[:AT_ONCE])


def due_for(person: int, now: datetime) -> list[Notification]:
    """What is to be mailed to this person by now, oldest first, locked until it is."""
    due = Notification.objects.filter(person=person, mail_at__lte=now, mailed_at=None)
    return list(due.select_for_update().order_by("pk")[:AT_ONCE])


def mailed_lately(person: Person, since: datetime) -> dict[tuple[str, int], datetime]:
    """The records about which a mail went to this person since then, and when the last one did."""
    mailed = Notification.objects.filter(
        person=person, mailed_at__gt=since, way=Way.AT_ONCE, about_id__isnull=False
    )
    found = mailed.order_by("mailed_at").values_list("about_type", "about_id", "mailed_at")
    return {(slug, key): at for slug, key, at in found if key is not None and at is not None}


def _confined(person: Person) -> Q | None:
    """The condition on what news is about; None when the person sees every record there is."""
    seen = about_what_is_seen(person)
    if seen is None:
        return None if person.is_staff else Q()
    return Q(about_type="") | seen
