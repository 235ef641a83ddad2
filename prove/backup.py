"""P10: a backup we call good can be restored, a bad one changes nothing, and moments come back."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connections, transaction

from armillary.backups import cluster_copies
from armillary.backups.connecting import connected
from armillary.backups.errors import NotDone
from armillary.backups.house import House as BackedUp
from armillary.backups.making import back_up
from armillary.backups.moment import recovered
from armillary.backups.restoring import Wish, drop_old, restore
from armillary.backups.sums import TableSum, sums
from armillary.cli.this_house import bring_to_this_version, known_migrations, this_house
from armillary.fittings.files.keeping import keep
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.verifying import verify
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.postgres.addresses import owner_address
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server
from bench.load import load
from prove.house import House
from prove.promise import Figure, Size, at_least, at_most, exactly, none
from tests.backups.broken import broken
from tests.journal.lines import seal_all
from tests.makers import an_agent, by, the_robot

INCIDENTS = 200_000
FILES = 200
RTO = 180.0
_GOOD = "insert into things select n, 'good' from generate_series(1, 1000) n"


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Broken archives while the house is small; then a full one, there and back; then a moment."""
    here = _quiet(this_house())
    wish = Wish(known=known_migrations(), modernise=bring_to_this_version)
    _begin()
    seal_all(here.witness, 1_000)
    with TemporaryDirectory() as folder:
        yield from _refusals(here, Path(folder), wish)
    load(size.of(INCIDENTS, short=500), lambda words: None)
    _attach(size.of(FILES, short=10))
    seal_all(here.witness, 1_000)
    with TemporaryDirectory() as folder:
        yield from _round_trip(here, Path(folder), wish)
    drop_old(here)
    with TemporaryDirectory() as folder:
        yield from _moment(Path(folder))


def _round_trip(here: BackedUp, folder: Path, wish: Wish) -> Iterator[Figure]:
    before, files = _state(here), _files(here)
    place, manifest = back_up(here, folder / "good.tar", datetime.now(UTC))
    yield exactly("files in the archive", len(files), len(manifest.files))
    _attach(1)
    connections.close_all()
    started = time.monotonic()
    restore(here, place, datetime.now(UTC), wish)
    yield at_most("restored in", RTO, time.monotonic() - started, " s")
    after = _state(here)
    yield none("tables that differ", sum(after[table] != before[table] for table in before))
    yield none(
        "files that differ", sum(_files(here).get(name) != held for name, held in files.items())
    )
    yield none("findings in the journal", len(verify(here.witness).findings))
    connections.close_all()


def _refusals(here: BackedUp, folder: Path, wish: Wish) -> Iterator[Figure]:
    good, _ = back_up(here, folder / "good.tar", datetime.now(UTC))
    before, tried, taken = _state(here), 0, 0
    for _, content in broken(good):
        tried += 1
        (folder / "bad.tar").write_bytes(content)
        with suppress(NotDone):
            restore(here, folder / "bad.tar", datetime.now(UTC), wish)
            taken += 1
    yield at_least("broken archives", 20, tried)
    yield none("taken all the same", taken)
    after = _state(here)
    yield none("tables that changed", sum(after[table] != before[table] for table in before))


def _moment(folder: Path) -> Iterator[Figure]:
    """On a data folder of its own, whose server is started as the handbook says."""
    folder.chmod(0o755)
    data, copies = DataFolder(folder / "data"), folder / "copies"
    with server(data, os.environ):
        cluster_copies.keep_log(_of(data), copies)
    with server(data, os.environ):
        house = _of(data)
        with connected(house.address, autocommit=True) as connection:
            connection.execute("create table things (id int, said text)")
            cluster_copies.make(house, copies, datetime.now(UTC))
            connection.execute("select pg_sleep(1.1)")
            connection.execute(
                "insert into things select n, 'good' from generate_series(1, 1000) n"
            )
            connection.execute("select pg_sleep(1)")
            [(bulk,)] = connection.execute("select clock_timestamp()").fetchall()
            connection.execute("update things set said = 'bad'")
        with recovered(house, copies, bulk) as there, connected(there) as connection:
            good = connection.execute("select count(*) from things where said = 'good'").fetchone()
        yield exactly("rows as they were before the bad bulk", 1_000, good[0] if good else 0)


def _begin() -> None:
    """An incident with two files, so that an archive has something of everything."""
    with transaction.atomic():
        stand_as(the_robot())
        act = by(an_agent(), datetime.now(UTC))
        incident = actions.log(
            act, title="A lamp", impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT
        )
        for name in ("one.txt", "two.txt"):
            keep(act, incident, name=name, content=os.urandom(2_000))


def _attach(files: int) -> None:
    with transaction.atomic():
        stand_as(the_robot())
        act = by(an_agent(), datetime.now(UTC))
        some = list(Incident.objects.order_by("pk")[:files])
        for number, incident in enumerate(some):
            keep(act, incident, name=f"{number}.txt", content=os.urandom(2_000))


def _state(here: BackedUp) -> dict[str, TableSum]:
    connections.close_all()
    with connected(here.address) as connection:
        held = sums(connection)
    return {table: each for table, each in held.items() if table != "armillary_installed"}


def _files(here: BackedUp) -> dict[str, bytes]:
    folder = here.files
    return {path.name: path.read_bytes() for path in folder.glob("??/*")} if folder else {}


def _of(data: DataFolder) -> BackedUp:
    return _quiet(replace(this_house(), data=data.path, address=owner_address(data, os.environ)))


def _quiet(house: BackedUp) -> BackedUp:
    return replace(house, say=lambda _: None)
