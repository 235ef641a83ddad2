"""`armillary import`: take over the records of another product from a file, and account for it."""

import gc
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic
from zoneinfo import ZoneInfo

from armillary.cli import import_cmdb, import_table
from armillary.cli.progress import Progress
from armillary.kernel.access import first_rows
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Refusal
from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.columns import WrongFile
from armillary.operations.incident.imports.importing import import_log

MOST_REFUSALS = 1000


def run(asked: Namespace) -> int:
    """Import; 0: every row was taken, 1: some were refused, 2: the file cannot be read."""
    gc.disable()  # nothing made here holds itself, and looking for it costs a tenth of the time
    if asked.source == "cmdb":
        return import_cmdb.run(asked)
    if len(asked.files) > 1:
        print("armillary import: one file at a time.", file=sys.stderr)
        return 2
    asked.file = asked.files[0]
    if asked.source == "csv":
        return import_table.run(asked)
    started = monotonic()
    say = Progress(started)

    def progress(account: Account) -> None:
        say.at_times(f"{account.incidents:,} incidents from {account.rows:,} rows")

    try:
        act = Act(actor=first_rows.robot(), at=datetime.now(UTC), door=Door.IMPORT)
        account = import_log(asked.file, zone_of(asked.zone), act, progress)
    except (WrongFile, Refusal, LookupError) as error:
        print(f"armillary import: {error}", file=sys.stderr)
        return 2
    print("\n".join(told(account, monotonic() - started)))
    return 1 if account.refused else 0


def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name. WrongFile when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise WrongFile(f"There is no time zone “{name}”; an example is Europe/Vienna.") from None


def told(account: Account, seconds: float) -> Iterator[str]:
    """The account in words: every row of the file is in it once."""
    rate = account.incidents / seconds if seconds else 0
    yield f"incidents taken over: {account.incidents:,}, {rate:,.0f} a second"
    yield f"journal lines written: {account.lines:,}"
    yield f"rows read: {account.rows:,}"
    yield f"{account.told:>12,} taken over as acts"
    yield f"{account.quiet:>12,} taken over as traces: the source counted a change and shows none"
    yield f"{account.known:>12,} of incidents that are here already, left as they are"
    yield f"{len(account.refused):>12,} refused"
    yield f"{account.unexplained:>12,} unexplained"
    for refused in account.refused[:MOST_REFUSALS]:
        yield f"line {refused.line}, {refused.number or 'no number'}: {refused.reason}"
    if len(account.refused) > MOST_REFUSALS:
        yield f"and {len(account.refused) - MOST_REFUSALS:,} more"
