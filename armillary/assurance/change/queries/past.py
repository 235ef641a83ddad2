"""What became of changes: how many of a kind failed, and how well templates and forecasts do."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Q

from armillary.assurance.change.models import Change, ChangeTemplate
from armillary.assurance.change.vocabulary import FAILED, TRIED, Outcome, State
from armillary.engines.change_risk import Seen

LOOKED_BACK = timedelta(days=730)
MOST_RUNS = 100


class Past(NamedTuple):
    """From the widest kind of change to the narrowest: how many there were, how many failed."""

    all: Seen
    of_path: Seen
    of_team: Seen
    of_class: Seen


def of_the_like(change: Change, class_key: int | None, since: datetime) -> Past:
    """All, those by its model, those of them of its team, those of them that touched its class."""
    with connection.cursor() as cursor:
        cursor.execute(
            _LIKE,
            {
                "path": change.path,
                "team": change.team_id,
                "kind": class_key,
                "since": since,
                "tried": [each.value for each in TRIED],
                "failed": [each.value for each in FAILED],
            },
        )
        counts: Sequence[int] = cursor.fetchone() or (0,) * 8
    pairs = [Seen(*counts[at : at + 2]) for at in range(0, 8, 2)]
    return Past(*pairs)


def tried(since: datetime | None) -> Q:
    """The changes from which one learns: closed since, or ever, and done."""
    when = Q(closed_at__gte=since) if since else Q()
    return Q(when, state=State.CLOSED, outcome__in=TRIED)


def forecasts(since: datetime, path: str = "") -> list[tuple[float, bool]]:
    """What was said of closed changes before they were done, and whether they failed."""
    rows = Change.objects.filter(tried(since), chance__isnull=False)
    rows = rows.filter(path=path) if path else rows
    told = rows.order_by("pk").values_list("chance", "outcome")
    return [(chance, outcome in FAILED) for chance, outcome in told]


def runs(template: ChangeTemplate) -> tuple[int, int]:
    """How many of the last runs of this edition were clean, and how many those are."""
    rows = Change.objects.filter(
        template=template.pk, edition=template.edition, state=State.CLOSED, outcome__in=TRIED
    )
    last = list(rows.order_by("-closed_at", "-pk").values_list("outcome", flat=True)[:MOST_RUNS])
    return last.count(Outcome.SUCCESSFUL), len(last)


_LIKE = """
select
    count(*) filter (where bad), count(*),
    count(*) filter (where bad and same_path), count(*) filter (where same_path),
    count(*) filter (where bad and same_path and same_team),
    count(*) filter (where same_path and same_team),
    count(*) filter (where bad and same_path and same_team and same_kind),
    count(*) filter (where same_path and same_team and same_kind)
from (
    select c.outcome = any (%(failed)s) as bad, c.path = %(path)s as same_path,
        c.team_id is not distinct from %(team)s as same_team,
        i.configuration_class_id is not distinct from %(kind)s as same_kind
    from change_change c
    left join configuration_configurationitem i on i.id = c.item_id
    where c.state = 'closed' and c.closed_at >= %(since)s and c.outcome = any (%(tried)s)
) past
"""
