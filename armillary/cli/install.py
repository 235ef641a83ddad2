"""`armillary install`: the schema, what the declarations ask of the database, the first rows."""

from argparse import Namespace
from datetime import UTC, datetime

from django.db import connections

from armillary.assurance.configuration import first_rows as configuration_rows
from armillary.assurance.configuration.sources import first_rows as source_rows
from armillary.fittings.calendars import first_rows as calendar_rows
from armillary.fittings.chronicle import Chronicle, Keys, write
from armillary.installation.install import install
from armillary.installation.migrating import migrate
from armillary.kernel.access import first_rows
from armillary.kernel.acts import Act, Door
from armillary.operations.incident import first_rows as incident_rows


def run(asked: Namespace) -> int:
    """Bring the database to this version. Running it again changes nothing."""
    bring()
    return 0


def bring() -> None:
    """Migrate, make what the declarations ask for, add the first rows."""
    migrate("owner")
    install("owner")
    now = datetime.now(UTC)
    _make_first_rows(now)
    calendar_rows.install(now)
    configuration_rows.install(now)
    source_rows.install(now)
    incident_rows.install(now)


def _make_first_rows(now: datetime) -> None:
    """The letters of the matrix are written together: one by one they would take a second."""
    letters = Chronicle(Keys(at_once=100))
    robot = first_rows.install(now, create=letters.create)
    write(Act(actor=robot, at=now, door=Door.CLI), [letters.hand_over()])


def is_done() -> bool:
    """Whether this database was installed before, by whatever version."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("select to_regclass('armillary_installed') is not null")
        (done,) = cursor.fetchone()
    return bool(done)
