"""Base backups and the kept log: with both, every moment since the first of them can come back.

They need the server of the data folder. One that is named by DATABASE_URL is somebody else's, who
has tools for it.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from armillary.backups.connecting import connected
from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.postgres import logkeeping
from armillary.postgres.folder import DataFolder

LOG = "log"
_NAMED = "base-%Y-%m-%dT%H-%M-%SZ"


def keep_log(house: House, folder: Path) -> str:
    """Keep the log in this folder from the next start of the server on."""
    _refuse_foreign(house)
    place = folder.resolve() / LOG
    logkeeping.keep_in(DataFolder(house.data), place)
    return (
        f"From its next start on, the server keeps its log in {place}. Stop the product, start it "
        f"again, then make a base backup: armillary backup --base {folder}"
    )


def make(house: House, folder: Path, now: datetime) -> Path:
    """Copy the whole cluster, verified file by file, and give its place."""
    _refuse_foreign(house)
    if logkeeping.place_of(DataFolder(house.data)) != folder.resolve() / LOG or not _keeps(house):
        raise NotDone(
            "The log is not kept there yet, and a base backup alone brings no moment back: "
            f"armillary backup --archive {folder}, then stop the product and start it again."
        )
    draft = folder / f".base-{now:%H%M%S}.draft"
    programs = house.programs(_major(house))
    house.say("copying the cluster")
    try:
        programs.run(
            "pg_basebackup",
            house.address,
            *(f"--pgdata={draft}", "--checkpoint=fast", "--wal-method=stream"),
        )
        programs.verify(draft)
        place = folder / _ended(house).strftime(_NAMED)
        draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return place


def newest_before(folder: Path, moment: datetime) -> Path:
    """The base backup from which this moment is reached soonest."""
    fitting = [(ended, path) for ended, path in _all(folder) if ended <= moment]
    if not fitting:
        raise NotDone(f"There is no base backup in {folder} that ended before {moment:%c} UTC.")
    return max(fitting)[1]


def _all(folder: Path) -> Iterator[tuple[datetime, Path]]:
    for path in folder.glob("base-*"):
        try:
            yield datetime.strptime(path.name, _NAMED).replace(tzinfo=UTC), path
        except ValueError:
            continue


def _keeps(house: House) -> bool:
    with connected(house.address) as connection:
        return connection.execute("show archive_mode").fetchone() == ("on",)


def _ended(house: House) -> datetime:
    """By the clock of the server, which stamps what is in the log; rounded up."""
    with connected(house.address) as connection:
        [(ended,)] = connection.execute(
            "select date_trunc('second', clock_timestamp()) + interval '1 second'"
        ).fetchall()
        found: datetime = ended
        return found


def _major(house: House) -> int:
    with connected(house.address) as connection:
        return connection.info.server_version // 10_000


def _refuse_foreign(house: House) -> None:
    if "DATABASE_URL" in house.environ:
        raise NotDone(
            "The server of DATABASE_URL is not ours: use what its operator has for moments of the "
            "past. `armillary backup FILE` works with every server."
        )
    if not os.access(house.data, os.W_OK):
        raise NotDone(f"{house.data} cannot be written.")
