"""`armillary export ocel FILE`: the journal as an object-centric event log, for other tools."""

import sys
import time
from argparse import Namespace
from datetime import UTC, datetime

from armillary.cli.import_table import person_of
from armillary.cli.progress import Progress
from armillary.gate.handing import one_moment
from armillary.kernel.access.first_rows import robot
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Refusal
from armillary.kernel.registry import record_types
from armillary.transformation.event_log import write


def run(asked: Namespace) -> int:
    """Write the file; 0: it is whole, 2: it could not be written."""
    if unknown := sorted(set(asked.type) - record_types().keys()):
        print(f"armillary export: There is no record type {', '.join(unknown)}.", file=sys.stderr)
        return 2
    started, say = time.monotonic(), Progress()
    try:
        person = person_of(asked.owner) if asked.owner else robot()
        act = Act(actor=person, at=datetime.now(UTC), door=Door.CLI)
        with one_moment(act), asked.file.open("wb") as out:
            count = write(out, person, asked.type, lambda lines: say(f"{lines:,} events"))
    except (Refusal, OSError) as error:
        print(f"armillary export: {error}", file=sys.stderr)
        return 2
    seconds = time.monotonic() - started
    print(f"{count:,} events, as {person.name} may see them, in {asked.file} ({seconds:.1f} s)")
    return 0
