"""From lines of the journal to deliveries: for each subscription those that its owner may see."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from armillary.fittings.batches.queries import person_now
from armillary.fittings.webhooks.models import Delivery, Subscription
from armillary.fittings.webhooks.outgoing import queries
from armillary.fittings.webhooks.outgoing.actions import DELIVER
from armillary.fittings.webhooks.outgoing.events import body_of, event_of
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.errors import NotAllowed
from armillary.kernel.fields import Field, fields_of
from armillary.kernel.jobs import queue
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.listing.reading import page
from armillary.kernel.listing.rows import Row
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.records.models import numbered

AT_ONCE = 100


def deliver_lines(act: Act, lines: Sequence[int]) -> int:
    """The reaction to fresh lines: make what has to be delivered, a job each; say how many."""
    by_type: dict[str, list[Subscription]] = defaultdict(list)
    for subscription in queries.told():
        by_type[subscription.record_type].append(subscription)
    if not by_type:
        return 0
    entries = queries.lines_about(lines, by_type)
    made = 0
    for slug, subscriptions in by_type.items():
        about = [entry for entry in entries if entry.record_type == slug]
        for subscription in subscriptions if about else ():
            made += _deliver(subscription, about, act)
    return made


def _deliver(subscription: Subscription, entries: Sequence[Entry], act: Act) -> int:
    """The deliveries of one subscription. An owner who may come in no more is told nothing."""
    verbs = subscription.verbs.split()
    wanted = [entry for entry in entries if not verbs or entry.verb in verbs]
    try:
        owner = person_now(subscription.owner_id)
    except NotAllowed:
        return 0
    stand_as(owner)
    seen = _seen(subscription, wanted, owner)
    stand_as(act.actor)
    rows = [
        _delivery(subscription, entry, *seen[entry.record_id], act)
        for entry in wanted
        if entry.record_id in seen and (owner.is_staff or entry.audience != Audience.INTERNAL)
    ]
    fresh = queries.add(rows)
    for key in fresh:
        queue.defer(DELIVER, {"delivery": key})
    return len(fresh)


Seen = tuple[tuple[Field, ...], Row]


def _seen(subscription: Subscription, entries: Sequence[Entry], owner: Person) -> dict[int, Seen]:
    """The records that the question means and the owner may see, as they are now."""
    kind = record_types()[subscription.record_type]
    keys = sorted({entry.record_id for entry in entries})
    fields = tuple(subscription.fields.split()) or tuple(fields_of(kind))
    found: dict[int, Seen] = {}
    for at in range(0, len(keys), AT_ONCE):
        numbers = ",".join(numbered(kind.model.prefix, key) for key in keys[at : at + AT_ONCE])
        pairs = (*pairs_of(subscription.question), ("number", numbers))
        try:
            asked = question(kind, pairs, owner, fields=fields, limit=AT_ONCE)
        except BadQuestion:  # it names somebody whom the owner no longer sees: then nothing fits
            return {}
        read = page(asked, owner)
        found |= {row.key: (read.fields, row) for row in read.rows}
    return found


def _delivery(
    subscription: Subscription, entry: Entry, fields: tuple[Field, ...], row: Row, act: Act
) -> Delivery:
    event: dict[str, Any] = event_of(entry, row.number, fields, row)
    return Delivery(
        subscription=subscription,
        entry=entry.pk,
        event=event["id"],
        verb=entry.verb,
        number=row.number,
        body=body_of(event),
        created_at=act.at,
    )
