"""One PostgreSQL for the whole run, one migrated template, a clone of it for each worker."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from pytest_django import DjangoDbBlocker

from armillary.installation.install import install
from armillary.kernel import by_heart
from armillary.kernel.access import first_rows
from armillary.postgres import keys
from armillary.postgres.addresses import WEB_ROLE
from armillary.postgres.cluster import LOOPBACK, OWNER
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server
from tests.makers import MONDAY

settings.SECRET_KEY = "only for tests, never for an installation: " + "k" * 32

# A machine that others use keeps no deadline. The same cases every time: whoever breaks a rule
# learns it from the own change, not somebody else from luck. `search` looks for new cases.
hypothesis.settings.register_profile("search", deadline=None, print_blob=True)
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.load_profile("repeatable")

TEMPLATE = "armillary_template"
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """The server that all workers share: the first one in starts it, the last one out stops it."""
    folder = DataFolder(shared_folder(tmp_path_factory))
    settings.DATA = folder
    settings.FILES = str(folder.path / "files")
    with server(folder, os.environ, settings=FAST) as port:
        made = keys.read(folder.secrets)
        for alias, user, password in (
            ("default", WEB_ROLE, made.web_password),
            ("owner", OWNER, made.owner_password),
        ):
            connections[alias].settings_dict.update(
                HOST=LOOPBACK, PORT=str(port), USER=user, PASSWORD=password
            )
        yield folder


@pytest.fixture(scope="session")
def template(cluster: DataFolder, django_db_blocker: DjangoDbBlocker) -> str:
    """A database with the schema, what the declarations install, and the first rows."""
    with (cluster.path / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not exists(TEMPLATE):
            draft = f"{TEMPLATE}_draft"
            create(draft, "template0")
            with django_db_blocker.unblock(), on_database(draft):
                call_command("migrate", database="owner", verbosity=0)
                call_command("migrate", database="owner", verbosity=0, run_syncdb=True)
                install("owner")
                first_rows.install(MONDAY)
            administer("alter database {} rename to {}", draft, TEMPLATE)
    return TEMPLATE


@pytest.fixture(scope="session")
def django_db_setup(template: str) -> Iterator[None]:
    """The database of this worker; each test's transaction is rolled back in it."""
    with own_clone(template):
        yield


@pytest.fixture
def own_database(template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A fresh database for a test that commits, with threads, processes or a live server."""
    with django_db_blocker.unblock(), own_clone(template):
        yield


@pytest.fixture(autouse=True)
def _standing_nowhere() -> None:
    """What one test has defined, and rolled back, the next one does not know."""
    by_heart.stand_at(0)


@contextmanager
def own_clone(template: str) -> Iterator[str]:
    name = f"t_{uuid4().hex}"
    create(name, template)
    with ExitStack() as stack:
        stack.callback(administer, "drop database {} with (force)", name)
        stack.callback(by_heart.forget)
        stack.enter_context(on_database(name))
        by_heart.forget()
        yield name


@contextmanager
def on_database(name: str) -> Iterator[None]:
    """Both aliases look at this database."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    try:
        for alias in connections:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name
        yield
    finally:
        for alias, old in before.items():
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = old


def create(name: str, template: str) -> None:
    administer("create database {} template {}", name, template)


def exists(name: str) -> bool:
    with as_owner() as connection:
        found = connection.execute("select 1 from pg_database where datname = %s", (name,))
        return found.fetchone() is not None


def administer(statement: str, *names: str) -> None:
    with as_owner() as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def as_owner() -> "psycopg.Connection[tuple[object, ...]]":
    owner = connections["owner"].settings_dict
    return psycopg.connect(
        host=owner["HOST"],
        port=owner["PORT"],
        user=owner["USER"],
        password=owner["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "postgres"
