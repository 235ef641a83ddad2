"""What the stream must ask the database: who listens, and which records that person may see."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from django.db import close_old_connections, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from armillary.fittings.notifications.announcing import bell_news
from armillary.fittings.notifications.models import Notification
from armillary.kernel.access.signing_in import recognise
from armillary.kernel.access.visibility import visible
from armillary.kernel.journal.announcing import News
from armillary.kernel.journal.models import Entry
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.web.records.readable import unheard

T = TypeVar("T")
threads = ThreadPoolExecutor(2, thread_name_prefix="live")
LATEST = 500
"""Lines of the journal that are looked at for what a page missed; more is told as "all of it"."""


def listener(session: str) -> Person | None:
    """The person whose session this is; nobody when it has ended."""
    return _asked(session, lambda person: person)


def seen_by(session: str, news: Sequence[News]) -> list[News] | None:
    """Those acts that concern records which the person may see: one query for each type.

    None when the session has ended in the meantime.
    """
    return _asked(session, lambda person: _visible(person, news))


def missed(session: str, begun: float) -> list[News] | None:
    """What happened since a page was asked for, in seconds of the monotonic clock.

    None when it was too much to say, or the session has ended: then everything may have changed.
    """
    return _asked(session, lambda person: _since(person, begun))


def _asked(session: str, ask: Callable[[Person], T]) -> T | None:
    """Ask as the person whose session this is, in a transaction of its own."""
    close_old_connections()
    with transaction.atomic():
        found = recognise(at=timezone.now(), session=session)
        return ask(found.person) if found else None


def _since(person: Person, begun: float) -> list[News] | None:
    age = timedelta(seconds=monotonic() - begun)
    latest = Entry.objects.order_by("-pk").values_list(
        Now() - F("recorded_at"), "record_type", "record_id", "verb", "organisation"
    )
    fresh = [News(*line) for passed, *line in latest[:LATEST] if passed <= age]
    if len(fresh) == LATEST:
        return None
    told = Notification.objects.filter(person=person).order_by("-pk").values_list("at", flat=True)
    if any(timezone.now() - at <= age for at in told[:1]):
        fresh.append(bell_news(person))
    return fresh


def _visible(person: Person, news: Sequence[News]) -> list[News]:
    keys: dict[str, set[int]] = defaultdict(set)
    heard = [each for each in news if person.is_staff or each.verb not in unheard(each.type)]
    for each in heard:
        keys[each.type].add(each.id)
    seen = {
        (slug, key)
        for slug, wanted in keys.items()
        for key in visible(record_types()[slug].model, person)
        .filter(pk__in=wanted)
        .values_list("pk", flat=True)
    }
    return [each for each in heard if (each.type, each.id) in seen]
