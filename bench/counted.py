"""Counts all that has been sealed, as the background worker does in its own time.

`python -m bench.counted`; ARMILLARY_DATA names the house. Figures of a house that is counted by
half are those of half a house, and of a machine that is busy with the rest.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import django

django.setup()

from django.db import connections, transaction  # noqa: E402

from armillary.kernel.access import first_rows  # noqa: E402
from armillary.kernel.access.standing import stand_as  # noqa: E402
from armillary.kernel.acts import Act, Door  # noqa: E402
from armillary.transformation.conformance.counting import count_ways  # noqa: E402
from armillary.transformation.conformance.judging import judge  # noqa: E402
from armillary.transformation.flow.counting import count  # noqa: E402

FOLLOWERS = (count, count_ways, judge)


def catch_up(job: Callable[[Act], int]) -> bool:
    """Portion by portion, each in its transaction; whether there was anything to count."""
    act = Act(actor=first_rows.robot(), at=datetime.now(UTC), door=Door.JOB)
    portions = 0
    while _portion(job, act):
        portions += 1
    return portions > 0


def _portion(job: Callable[[Act], int], act: Act) -> int:
    with transaction.atomic():
        stand_as(act.actor)
        return job(act)


if __name__ == "__main__":
    found = [catch_up(job) for job in FOLLOWERS]
    if any(found):
        with connections["owner"].cursor() as cursor:
            cursor.execute("vacuum analyze")
