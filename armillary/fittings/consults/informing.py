"""Telling those who are informed (I) that their activity was done: once for each record."""

from collections.abc import Iterator, Sequence

from armillary.fittings.consults import queries, rules
from armillary.fittings.consults.queries import Cell, Done
from armillary.fittings.notifications.telling import News, tell_all
from armillary.fittings.notifications.vocabulary import What
from armillary.fittings.watching.queries import watched
from armillary.kernel.acts import Act
from armillary.kernel.journal.past import told
from armillary.reference.activities import activity


def tell(act: Act, fresh: Sequence[Done], cells: Sequence[Cell]) -> int:
    """Tell holders of the roles of these cells what was done; how much was told.

    Of several deeds the last one is told, and nothing while earlier news of the same kind about
    the record is unread.
    """
    of_cells = {each.activity for each in cells}
    lines = [each for each in fresh if each.activity in of_cells]
    if not lines:
        return 0
    found = {_place(each): each for each in _news(lines, cells)}
    unread = queries.unread_notices(found.values())
    return tell_all(act, [news for place, news in found.items() if place not in unread])


def _place(news: News) -> tuple[int, str, int]:
    """Whom it tells, and of which record."""
    return (news.person, news.about.slug, news.about.key) if news.about else (news.person, "", 0)


def _news(lines: Sequence[Done], cells: Sequence[Cell]) -> Iterator[News]:
    here = watched((each.record_type, each.record_id) for each in lines)
    informed = queries.informed({each.role for each in cells})
    for line in lines:
        place = here.get((line.record_type, line.record_id))
        if place is None:
            continue
        roles = {each.role for each in cells if each.activity == line.activity}
        people = {
            each.person
            for who in roles
            for each in informed.get(who, ())
            if each.customer in (None, line.organisation)
        }
        for person in rules.listeners(people, place.people, line.actor):
            yield News(
                person=person,
                what=What.INFORMED,
                text=f"{line.actor_name} {told(line.verb)}: {activity(line.activity).title}",
                about=place.subject,
                actor=line.actor,
                entry=line.key,
            )
