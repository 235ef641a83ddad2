"""A house with a database of its own, some records, some files and a sealed journal."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections, transaction

from armillary.backups import databases
from armillary.backups.house import House
from armillary.backups.restoring import Wish
from armillary.cli import install
from armillary.cli.this_house import bring_to_this_version, known_migrations
from armillary.fittings.files.keeping import keep
from armillary.fittings.files.stores.folder import FolderStore
from armillary.kernel.access.standing import stand_as
from armillary.kernel.outbox.relay import relay
from armillary.postgres import keys
from armillary.postgres.addresses import Address
from tests.files.samples import a_picture
from tests.files.things import a_thing
from tests.makers import an_agent, by, the_robot


@pytest.fixture
def house(own_database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """What `armillary backup` and `armillary restore` work on."""
    store = FolderStore(tmp_path / "data" / "files")
    monkeypatch.setattr(settings, "FILES", str(store.path))
    keys.read_or_make(_made(tmp_path / "data") / "secrets.json")
    found = House(
        data=tmp_path / "data",
        address=_address(),
        store=store,
        key=keys.read(tmp_path / "data" / "secrets.json").secret_key,
        environ=os.environ,
        say=lambda _: None,
    )
    install.bring()
    with transaction.atomic():
        live(found)
    seal(found)
    yield found
    connections.close_all()
    for database in databases.kept_before(found.address):
        databases.drop(found.address, database)


@pytest.fixture
def wish() -> Wish:
    return Wish(known=known_migrations() | {"throwaway"}, modernise=bring_to_this_version)


def live(house: House) -> None:
    """Something happens in the house."""
    stand_as(the_robot())
    act = by(an_agent())
    thing = a_thing(act)
    keep(act, thing, name="notes.txt", content=b"The wick is too short.")
    keep(act, thing, name="lantern.png", content=a_picture())


def seal(house: House) -> None:
    while relay(house.witness):
        pass


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _address() -> Address:
    owner = connections["owner"].settings_dict
    return Address(
        host=owner["HOST"],
        port=owner["PORT"],
        database=owner["NAME"],
        user=owner["USER"],
        password=owner["PASSWORD"],
    )
