"""Whether anything is installed in a house, asked before Django is there."""

from collections.abc import Mapping

import psycopg
from psycopg.conninfo import make_conninfo

from armillary.postgres import addresses
from armillary.postgres.folder import DataFolder

_ASKED = "select to_regclass('armillary_installed') is not null"


def is_installed(folder: DataFolder, environ: Mapping[str, str]) -> bool:
    """By whatever version. psycopg.OperationalError: the database does not answer."""
    owner = addresses.owner_address(folder, environ)
    where = make_conninfo(
        host=owner.host,
        port=owner.port,
        dbname=owner.database,
        user=owner.user,
        password=owner.password,
        **dict(owner.options),
    )
    with psycopg.connect(where) as connection:
        return connection.execute(_ASKED).fetchone() == (True,)
