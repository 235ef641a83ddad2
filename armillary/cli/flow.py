"""`armillary flow recount`: forgets what is counted of the journal, and counts all of it anew."""

from argparse import Namespace
from datetime import UTC, datetime

from django.db import transaction

from armillary.cli.progress import Progress
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.transformation.flow.counting import count, forget


def run(asked: Namespace) -> int:
    """Say once in a second how far it has come. Broken off, the worker goes on with it."""
    act = Act(actor=robot(), at=datetime.now(UTC), door=Door.CLI)
    with transaction.atomic():
        stand_as(act.actor)
        forget(act)
    say, total = Progress(), 0
    while lines := _portion(act):
        total += lines
        say.at_times(f"{total:,} lines counted")
    print(f"Counted anew: {total:,} sealed lines of the journal.")
    return 0


def _portion(act: Act) -> int:
    with transaction.atomic():
        stand_as(act.actor)
        return count(act)
