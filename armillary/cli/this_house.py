"""This installation as backup and restore see it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.cli import install
from armillary.cli.progress import Progress
from armillary.fittings.files.stores.chosen import the_store
from armillary.postgres import addresses


def this_house() -> House:
    """Where everything is, as the settings have it."""
    return House(
        data=settings.DATA.path,
        address=addresses.owner_address(settings.DATA, os.environ),
        store=the_store(),
        key=settings.SECRET_KEY,
        environ=os.environ,
        say=Progress(),
    )


def known_migrations() -> frozenset[str]:
    """All that this version knows: an archive with others was made by a newer one."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(f"{app}.{name}" for app, name in loader.disk_migrations)


def bring_to_this_version(database: str) -> None:
    """Migrate and install in a database that is not the one of the settings.

    What is installed is remembered by tables that are others here, so it is all made anew.
    """
    with _on(database):
        with connections["owner"].cursor() as cursor:
            cursor.execute("truncate armillary_installed")
        install.bring()


@contextmanager
def _on(database: str) -> Iterator[None]:
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    try:
        _look_at(dict.fromkeys(before, database))
        yield
    finally:
        _look_at(before)


def _look_at(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def passphrase_in(path: Path | None) -> str:
    """The first line of a file; nothing when there is no file."""
    if path is None:
        return ""
    try:
        return path.read_text().splitlines()[0].strip()
    except (OSError, IndexError, UnicodeDecodeError):
        raise NotDone(f"{path} cannot be read, or has no passphrase in its first line.") from None
