"""`armillary install`: the schema, what the declarations ask of the database, the first rows."""

from argparse import Namespace
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connections

from armillary.kernel.access import first_rows
from armillary.kernel.database.install import install
from armillary.operations.incident import first_rows as incident_rows


def run(asked: Namespace) -> int:
    """Bring the database to this version. Running it again changes nothing."""
    bring()
    return 0


def bring() -> None:
    """Migrate, make what the declarations ask for, add the first rows."""
    call_command("migrate", database="owner", verbosity=0)
    install("owner")
    now = datetime.now(UTC)
    first_rows.install(now)
    incident_rows.install(now)


def is_done() -> bool:
    """Whether this database was installed before, by whatever version."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("select to_regclass('armillary_installed') is not null")
        (done,) = cursor.fetchone()
    return bool(done)
