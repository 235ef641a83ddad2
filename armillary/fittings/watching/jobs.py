"""What watching does about what happened: fresh lines of the journal become news for people."""

from collections.abc import Iterable, Sequence

from armillary.fittings.notifications.telling import tell_all
from armillary.fittings.watching import queries
from armillary.fittings.watching.lines import Line
from armillary.fittings.watching.mentions import names_in
from armillary.fittings.watching.models import Watch
from armillary.fittings.watching.news import news_of
from armillary.kernel.acts import Act


def tell_of(act: Act, lines: Sequence[int]) -> int:
    """Tell those concerned of these lines, by a constant number of queries; how much was told."""
    fresh = [line for line in queries.lines(lines, act.at) if line.is_news]
    if not fresh:
        return 0
    _let_speakers_watch(act, fresh)
    known = queries.addressed(names_in(line.text for line in fresh if line.is_said))
    watched = queries.watched(line.place for line in fresh)
    return tell_all(
        act,
        (
            news
            for line in fresh
            if (here := watched.get(line.place))
            for news in news_of(line, here, known)
        ),
    )


def _let_speakers_watch(act: Act, fresh: Iterable[Line]) -> None:
    """Who says something hears what comes of it, unless they said that they do not want to."""
    spoke = {(*line.place, line.actor) for line in fresh if line.is_said}
    Watch.objects.bulk_create(
        [
            Watch(record_type=slug, record_id=key, person_id=person)
            for slug, key, person in sorted(spoke)
            if person != act.actor.pk
        ],
        ignore_conflicts=True,
    )
