"""`armillary clocks replay`: reckons all clocks anew from the journals, and compares."""

from argparse import Namespace
from datetime import UTC, datetime

from django.db import transaction

from armillary.fittings.clocks import comparing, declared
from armillary.fittings.clocks.declared import Clocks
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door


def run(asked: Namespace) -> int:
    """One line for each difference, then how much was looked at; 1 when something is left wrong."""
    found = [_replay(clocks, repair=asked.repair) for clocks in declared.everywhere()]
    return 1 if any(found) else 0


def _replay(clocks: Clocks, *, repair: bool) -> int:
    """Replay the records of a type; how many differences are left."""
    act = Act(actor=robot(), at=datetime.now(UTC), door=Door.CLI)
    records = differences = repaired = 0
    with transaction.atomic():
        stand_as(act.actor)
        for looked_at, found in comparing.everywhere(clocks, act.at):
            for words in (each.words for each in found):
                print(*words, sep="\n")
            records, differences = records + looked_at, differences + len(found)
            if repair:
                repaired += comparing.repair(clocks, [each.record for each in found], act)
    said = f"{clocks.slug}: {records:,} replayed. Records that differ: {differences:,}."
    print(f"{said} Put right: {repaired:,}." if repair else said)
    return differences - repaired
