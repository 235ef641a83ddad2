"""The life of an embedded server: made, shared, killed, found again."""

import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest

from armillary.postgres import keys, postmaster
from armillary.postgres.cluster import DATABASE, LOOPBACK, OWNER
from armillary.postgres.errors import PostgresUnusable
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server

QUICK = {"fsync": "off"}


def ask(folder: DataFolder, port: int, question: str, *given: object) -> object:
    with psycopg.connect(
        host=LOOPBACK,
        port=port,
        user=OWNER,
        dbname=DATABASE,
        password=keys.read(folder.secrets).owner_password,
        autocommit=True,
    ) as connection:
        cursor = connection.execute(question, given)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder.at(tmp_path / "data")


def test_the_second_start_keeps_the_data(folder: DataFolder) -> None:
    with server(folder, os.environ, settings=QUICK) as port:
        ask(folder, port, "create table kept as select 42 as answer")

    with server(folder, os.environ, settings=QUICK) as port:
        assert ask(folder, port, "select answer from kept") == 42


def test_the_last_one_out_stops_it(folder: DataFolder) -> None:
    with server(folder, os.environ, settings=QUICK) as first:
        with server(folder, os.environ, settings=QUICK) as second:
            assert first == second
        assert postmaster.running(folder.cluster) is not None
    assert postmaster.running(folder.cluster) is None


def test_a_killed_server_comes_back_with_what_it_acknowledged(folder: DataFolder) -> None:
    with server(folder, os.environ) as port:
        ask(folder, port, "create table kept as select 42 as answer")
        found = postmaster.running(folder.cluster)
        assert found
        os.kill(found.pid, signal.SIGKILL)
        while postmaster.running(folder.cluster):
            os.sched_yield()

    with server(folder, os.environ) as port:
        assert ask(folder, port, "select answer from kept") == 42


def test_nobody_comes_in_without_the_password(folder: DataFolder) -> None:
    with (
        server(folder, os.environ, settings=QUICK) as port,
        pytest.raises(psycopg.OperationalError, match="password"),
    ):
        psycopg.connect(host=LOOPBACK, port=port, user=OWNER, dbname=DATABASE, password="guess")


def test_the_secrets_are_for_their_owner_only(folder: DataFolder) -> None:
    folder.make()
    made = keys.read_or_make(folder.secrets)

    assert stat.S_IMODE(folder.secrets.stat().st_mode) == 0o600
    assert keys.read_or_make(folder.secrets) == made
    assert len({made.owner_password, made.web_password, made.secret_key}) == 3


def test_the_data_of_another_major_version_is_left_alone(folder: DataFolder) -> None:
    folder.cluster.mkdir(parents=True)
    (folder.cluster / "PG_VERSION").write_text("9\n")

    with (
        pytest.raises(PostgresUnusable, match="written by PostgreSQL 9"),
        server(folder, os.environ, settings=QUICK),
    ):
        pytest.fail("it started")

    assert [path.name for path in folder.cluster.iterdir()] == ["PG_VERSION"]


def test_a_wrong_bin_folder_is_named(folder: DataFolder, tmp_path: Path) -> None:
    with (
        pytest.raises(PostgresUnusable, match="are not all there"),
        server(folder, {"ARMILLARY_PG_BIN": str(tmp_path)}),
    ):
        pytest.fail("it started")
