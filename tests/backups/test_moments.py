"""A moment of the past comes back to the second, on the server of the data folder."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armillary.backups import cluster_copies
from armillary.backups.connecting import connected, named
from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.backups.moment import recovered
from armillary.fittings.files.stores.folder import FolderStore
from armillary.postgres import keys
from armillary.postgres.addresses import owner_address
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server
from tests.conftest import FAST


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    """A data folder whose server keeps its log from its second start on."""
    tmp_path.chmod(0o755)
    data = DataFolder(tmp_path / "data")
    with server(data, os.environ, settings=FAST):
        cluster_copies.keep_log(house_of(data), tmp_path / "copies")
    with server(data, os.environ, settings=FAST):
        yield data


def house_of(data: DataFolder) -> House:
    return House(
        data=data.path,
        address=owner_address(data, os.environ),
        store=FolderStore(data.path / "files"),
        key=keys.read(data.secrets).secret_key,
        environ=os.environ,
        say=lambda _: None,
    )


def test_one_second_before_a_bad_bulk(folder: DataFolder, tmp_path: Path) -> None:
    house, copies = house_of(folder), tmp_path / "copies"
    do(house, "create table things (said text)", "insert into things values ('before')")
    made = cluster_copies.make(house, copies, datetime.now(UTC))
    time.sleep(1.1)  # the base backup is named by the second in which it ended
    do(house, "insert into things values ('after the base backup')")
    bulk = do(house, "update things set said = 'a bad bulk'")

    with recovered(house, copies, bulk) as there, connected(there) as connection:
        found = connection.execute("select said from things order by 1").fetchall()

    assert found == [("after the base backup",), ("before",)]
    assert made.parent == copies
    with connected(house.address) as connection:
        assert connection.execute("select distinct said from things").fetchall() == [
            ("a bad bulk",)
        ]


def test_moments_that_cannot_come_back_are_refused(folder: DataFolder, tmp_path: Path) -> None:
    house, copies = house_of(folder), tmp_path / "copies"

    with pytest.raises(NotDone, match="no base backup"):
        cluster_copies.newest_before(copies, datetime.now(UTC))
    with pytest.raises(NotDone, match="log is not kept there"):
        cluster_copies.make(house, tmp_path / "elsewhere", datetime.now(UTC))


def do(house: House, *statements: str) -> datetime:
    """Do these, each in a transaction of its own; a moment just before the last, by its server."""
    with connected(house.address, autocommit=True) as connection:
        for statement in statements:
            [(moment,)] = connection.execute("select clock_timestamp()").fetchall()
            connection.execute(named(statement))
    assert isinstance(moment, datetime)
    return moment
