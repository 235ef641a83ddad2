"""P10: a backup we call good can be restored, a bad one changes nothing, and moments come back."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from operator import eq
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connections
from django.test import Client

from armillary.backups.connecting import connected
from armillary.backups.errors import NotDone
from armillary.backups.house import House as BackedUp
from armillary.backups.making import back_up
from armillary.backups.restoring import Wish, drop_old, restore
from armillary.backups.sums import TableSum, sums
from armillary.cli.this_house import bring_to_this_version, known_migrations, this_house
from armillary.fittings.files.keeping import keep
from armillary.kernel.access.passwords import set_password
from armillary.kernel.journal.verifying import verify
from armillary.operations.incident import actions
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.postgres.cluster import free_port
from armillary.postgres.folder import DataFolder
from bench.load import load
from prove.caller import Caller
from prove.house import ROOT, House
from prove.people import acting
from prove.promise import Figure, Size, at_least, at_most, exactly, none
from tests.backups.broken import broken
from tests.journal.lines import seal_all
from tests.makers import PASSWORD, an_agent, by

OF_ITSELF = ("armillary_installed", "kernel_turn")
"""Tables that tell of the house they are in: installing it writes them."""
INCIDENTS = 200_000
FILES = 200
RTO = 180.0
LIVED = 20


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Broken archives while the house is small; then a full one, there and back; then a moment."""
    here = _quiet(this_house())
    wish = Wish(known=known_migrations(), modernise=bring_to_this_version)
    email = _begin()
    seal_all(here.witness, 1_000)
    with TemporaryDirectory() as folder:
        yield from _refusals(here, Path(folder), wish)
    load(size.of(INCIDENTS, short=500), lambda words: None)
    _attach(size.of(FILES, short=10))
    seal_all(here.witness, 1_000)
    with TemporaryDirectory() as folder:
        yield from _round_trip(here, Path(folder), wish)
    yield exactly("sign-ins with the old password", 1, int(_signs_in(email)))
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
    """As the handbook says, by commands alone, on an installation of its own."""
    folder.chmod(0o755)
    (folder / "data").mkdir()
    house, copies = House(DataFolder(folder / "data"), free_port()), folder / "copies"
    with house.served("demo", "--no-demo"):
        token = _do(house, "token", "admin@example.com").strip()
        _do(house, "backup", "--archive", str(copies))
    with house.served():
        _do(house, "backup", "--base", str(copies))
        caller = Caller(house.address, token)
        time.sleep(1.1)  # the base backup is named by the second in which it ended
        good = [_registered(caller, f"Harbour {each}") for each in range(LIVED)]
        moment = datetime.now(UTC)
        bad = [_spoiled(caller, each) for each in good]
    _do(house, "restore", "--to-moment", moment.isoformat(), "--base", str(copies))
    with house.served():
        caller = Caller(house.address, token)
        there = [caller.get(f"/api/v1/organisations/{each['number']}").json for each in good]
        yield exactly("records spoiled by a bad bulk", LIVED, sum(bad))
        yield exactly("records as they were before it", LIVED, sum(map(eq, there, good)))
        yield exactly(
            "new records taken afterwards", 1, int("number" in _registered(caller, "Later"))
        )


def _do(house: House, *command: str) -> str:
    """What a command said. RuntimeError: it did not do its work."""
    done = subprocess.run(
        [sys.executable, "-m", "armillary.cli.main", *command, "--data", str(house.folder.path)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"armillary {command[0]}: {done.stderr}")
    return done.stdout


def _registered(caller: Caller, name: str) -> Any:
    return caller.post("/api/v1/organisations", {"name": name}).json


def _spoiled(caller: Caller, organisation: Any) -> bool:
    path = f"/api/v1/organisations/{organisation['number']}"
    version = caller.get(path).headers["etag"]
    return caller.post(
        f"{path}/rename", {"name": f"spoiled {organisation['number']}"}, If_Match=version
    ).is_good


def _begin() -> str:
    """Who has a password, and an incident with two files: something of everything."""
    with acting():
        agent = an_agent()
        act = by(agent, datetime.now(UTC))
        set_password(agent, act, password=PASSWORD)
        incident = actions.log(
            act, title="A lamp", impact=Impact.ONE_PERSON, urgency=Urgency.CAN_WAIT
        )
        for name in ("one.txt", "two.txt"):
            keep(act, incident, name=name, content=os.urandom(2_000))
    return agent.email


def _signs_in(email: str) -> bool:
    """Whether the page of those who are signed in opens."""
    browser = Client()
    browser.post("/sign-in", {"email": email, "password": PASSWORD, "next": "/me"})
    return browser.get("/me").status_code == HTTPStatus.OK


def _attach(files: int) -> None:
    with acting():
        act = by(an_agent(), datetime.now(UTC))
        some = list(Incident.objects.order_by("pk")[:files])
        for number, incident in enumerate(some):
            keep(act, incident, name=f"{number}.txt", content=os.urandom(2_000))


def _state(here: BackedUp) -> dict[str, TableSum]:
    connections.close_all()
    with connected(here.address) as connection:
        held = sums(connection)
    return {table: each for table, each in held.items() if table not in OF_ITSELF}


def _files(here: BackedUp) -> dict[str, bytes]:
    folder = here.files
    return {path.name: path.read_bytes() for path in folder.glob("??/*")} if folder else {}


def _quiet(house: BackedUp) -> BackedUp:
    return replace(house, say=lambda _: None)
