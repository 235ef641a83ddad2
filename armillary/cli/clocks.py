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
    """Replay the records of a type; how many differences are left. Each portion is a transaction of
    its own: what was put right stays so when this is broken off."""
    act = Act(actor=robot(), at=datetime.now(UTC), door=Door.CLI)
    records = differences = repaired = after = 0
    while True:
        with transaction.atomic():
            stand_as(act.actor)
            keys, found = comparing.portion(clocks, after, act.at)
            if repair and found:
                repaired += comparing.repair(clocks, [each.record for each in found], act)
        for each in found:
            print(*each.words, sep="\n")
        if not keys:
            break
        records, differences, after = records + len(keys), differences + len(found), keys[-1]
    said = f"{clocks.slug}: {records:,} replayed. Records that differ: {differences:,}."
    print(f"{said} Put right: {repaired:,}." if repair else said)
    return differences - repaired
