"""A moment of the past: recovered beside the living house, then taken over like any backup."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from armillary.backups import cluster_copies, databases
from armillary.backups.connecting import connected
from armillary.backups.contents import Contents
from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.backups.making import dumped, manifest_of
from armillary.backups.manifest import Manifest
from armillary.backups.restoring import Wish, take_over
from armillary.kernel.journal.witness import FileWitness
from armillary.postgres import binaries, logkeeping
from armillary.postgres.addresses import Address
from armillary.postgres.cluster import Cluster, free_port
from armillary.postgres.errors import PostgresUnusable
from armillary.postgres.folder import DataFolder
from armillary.postgres.identity import Identity, identity_for

PATIENCE = 600.0
AS_MANY = "1000"
"""A server that recovers must allow at least as many connections as the one that wrote the log."""
_FLUSH = "select pg_walfile_name(pg_switch_wal())"
_KEPT = "select coalesce(last_archived_wal, '') >= %s from pg_stat_archiver"


def restore_moment(
    house: House, folder: Path | None, moment: datetime, now: datetime, wish: Wish
) -> Manifest:
    """Let the house be as it was at this moment. NotDone: nothing was changed."""
    if folder is None:
        raise NotDone("Say where the base backups are: --base DIR")
    if moment > now:
        raise NotDone("That moment has not come yet.")
    if databases.users_of(house.address):
        raise NotDone(databases.IN_USE)
    with (
        TemporaryDirectory(dir=house.data, prefix=".restoring-") as work,
        recovered(house, folder, moment) as there,
    ):
        contents = Contents(Path(work))
        taken = dumped(house, there, contents.dump)
        _witness(house, contents.witness, taken.seal)
        manifest = manifest_of(house, taken, now, Path(work))
        take_over(house, contents, manifest, now, wish)
    return manifest


@contextmanager
def recovered(house: House, folder: Path, moment: datetime) -> Iterator[Address]:
    """A second server beside the first, brought to that moment from a base backup and the log."""
    source = cluster_copies.newest_before(folder, moment)
    log = folder.resolve() / cluster_copies.LOG
    _flush(house)
    scratch = DataFolder(house.data / f".recovering-{moment:%H%M%S}")
    shutil.rmtree(scratch.path, ignore_errors=True)
    cluster = _copy(house, scratch, source, log, moment)
    port = free_port()
    house.say(f"recovering {moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC from {source.name}")
    try:
        cluster.start(port)
        there = replace(house.address, host="127.0.0.1", port=str(port))
        _wait(there, scratch)
        yield there
    except PostgresUnusable as error:
        raise NotDone(f"The log does not lead to that moment.\n{_last_words(scratch)}") from error
    finally:
        _end(cluster)
        shutil.rmtree(scratch.path, ignore_errors=True)


def _copy(house: House, scratch: DataFolder, source: Path, log: Path, moment: datetime) -> Cluster:
    major = int((source / "PG_VERSION").read_text())
    chosen = binaries.choose(binaries.candidates(house.environ), major)
    scratch.postgres.mkdir(parents=True)
    identity = identity_for(scratch.postgres, chosen.folder / "postgres")
    shutil.copytree(source, scratch.cluster)
    (scratch.cluster / "recovery.signal").touch()
    for path in (scratch.postgres, *scratch.postgres.rglob("*")):
        identity.adopt(path)
    scratch.postgres.chmod(0o700)
    scratch.cluster.chmod(0o700)
    return Cluster(scratch, chosen, identity, _settings(log, moment, identity))


def _settings(log: Path, moment: datetime, identity: Identity) -> dict[str, str]:
    identity.adopt(log)
    return {
        "archive_mode": "off",
        "max_connections": AS_MANY,
        "restore_command": logkeeping.bring_back(log),
        "recovery_target_time": f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}+00",
        "recovery_target_action": "promote",
    }


def _wait(there: Address, scratch: DataFolder) -> None:
    """It takes connections before it has arrived, and ends when the log does not reach so far."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with connected(there) as connection:
                if connection.execute("select pg_is_in_recovery()").fetchone() == (False,):
                    return
        except (NotDone, psycopg.Error):
            if not (scratch.cluster / "postmaster.pid").exists():
                break
        time.sleep(0.2)
    raise NotDone(f"The log does not lead to that moment.\n{_last_words(scratch)}")


def _last_words(scratch: DataFolder) -> str:
    lines = [
        line
        for path in sorted((scratch.cluster / "log").glob("*.log"))
        for line in path.read_text(errors="replace").splitlines()
    ]
    return "\n".join(lines[-5:])


def _end(cluster: Cluster) -> None:
    if (cluster.folder.cluster / "postmaster.pid").exists():
        cluster.stop()


def _flush(house: House) -> None:
    """What the living server did last is still in its open segment: have it closed and kept."""
    with connected(house.address, autocommit=True) as connection:
        if connection.execute("show archive_mode").fetchone() != ("on",):
            return
        [(segment,)] = connection.execute(_FLUSH).fetchall()
        deadline = time.monotonic() + 60
        while connection.execute(_KEPT, (segment,)).fetchone() != (True,):
            if time.monotonic() > deadline:
                raise NotDone("The server does not keep its log: look into the log of PostgreSQL.")
            time.sleep(0.1)


def _witness(house: House, place: Path, newest: int) -> None:
    """What the witness had seen of the journal as it was then."""
    place.touch()
    then = FileWitness(place)
    for head in house.witness.heads():
        if head.seal <= newest:
            then.tell(head)
