"""What the doctor looks at besides the database: the store of files and the last backup."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction

from armillary.backups import note
from armillary.cli.finding import Finding
from armillary.fittings.files.jobs import MOST_ORPHANS, orphans
from armillary.fittings.files.stores.chosen import the_store
from armillary.fittings.files.stores.store import StoreTrouble, fresh_name
from armillary.kernel.access.first_rows import robot
from armillary.kernel.access.standing import stand_as

OLDEST_BACKUP = timedelta(days=2)


def files() -> Iterator[Finding]:
    """Write, read and delete one; then count those that no row knows."""
    name = fresh_name()
    try:
        store = the_store()
        store.put(name, b"doctor")
        whole = store.get(name) == b"doctor"
        store.remove(name)
        with transaction.atomic():
            stand_as(robot())
            lost = sum(1 for _ in orphans(datetime.now(UTC)))
    except StoreTrouble as trouble:
        yield Finding("files", "the store does not work", str(trouble))
        return
    advice = "" if whole else "The store gives back other bytes than were put: do not trust it."
    if lost > MOST_ORPHANS:
        advice = "So many are not taken away by themselves: is this the right store, and database?"
    yield Finding("files", f"the store works; {lost:,} orphans", advice)


def backup() -> Iterator[Finding]:
    last = note.read(settings.DATA.path)
    if last is None:
        yield Finding("backup", "never made here", "Run `armillary backup DIR`, and do so daily.")
        return
    old = datetime.now(UTC) - last.at > OLDEST_BACKUP
    seen = f"{last.at:%Y-%m-%d %H:%M} UTC, {last.path}"
    if not last.verified:
        yield Finding("backup", seen, "It was not proven: leave out --no-verify.")
        return
    yield Finding("backup", seen, "It is older than two days." if old else "")
