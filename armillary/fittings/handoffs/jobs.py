"""What hand-offs do by themselves: whoever waits, and whoever should answer, is told once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from armillary.fittings.clocks.wording import moment
from armillary.fittings.handoffs import actions, queries
from armillary.fittings.handoffs.models import Reminder
from armillary.fittings.notifications.telling import News, subject_of, tell_all, tell_of_late
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel.acts import Act
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.handoffs.vocabulary import State
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.past import told
from armillary.reference.processes import process


def tell_of_overdue(act: Act) -> int:
    """Tell the sender and the receivers once that a hand-off was not answered in time."""
    found = queries.overdue(act.at)
    if not found:
        return 0
    receivers = queries.receivers(found)
    tell_of_late(act, found, lambda each, due: _news(each, due, receivers[each.pk]))
    Reminder.objects.bulk_create(
        [Reminder(handoff=each, told_at=act.at) for each in found], ignore_conflicts=True
    )
    return len(found)


def tell_of(act: Act, lines: Sequence[int]) -> int:
    """Tell those who receive of what arrives, and whoever sent it of the answer; how much."""
    found = queries.told_in(lines, act.at)
    offered = [handoff for line, handoff in found if line.verb == actions.offer.name]
    receivers = queries.receivers(offered) if offered else {}
    return tell_all(
        act, (news for line, handoff in found for news in _fresh(line, handoff, receivers))
    )


def _fresh(
    line: Entry, handoff: Handoff, receivers: Mapping[int, frozenset[int]]
) -> Iterator[News]:
    people: Iterable[int] = (handoff.offered_by_id,)
    what, text = What.STATE_CHANGED, told(line.verb)
    if line.verb == actions.offer.name:
        people = receivers[handoff.pk] if handoff.state == State.OFFERED else ()
        what, text = What.HANDED, f"hands this to {process(handoff.to_process).title}"
    for person in sorted(people):
        yield News(
            person=person,
            what=what,
            text=f"{line.actor.name} {text}",
            about=subject_of(handoff),
            actor=line.actor_id,
            entry=line.pk,
        )


def _news(handoff: Handoff, due: datetime, receivers: frozenset[int]) -> Iterator[News]:
    there, subject = process(handoff.to_process).title, subject_of(handoff)
    since = f"since {moment(int(due.timestamp()))}"
    yield News(
        person=handoff.offered_by_id,
        what=What.TIME_RUNS_OUT,
        text=f"{there} has not answered: overdue {since}",
        about=subject,
    )
    for person in sorted(receivers - {handoff.offered_by_id}):
        yield News(
            person=person,
            what=What.TIME_RUNS_OUT,
            text=f"Handed to {there} and not answered: overdue {since}",
            about=subject,
        )
