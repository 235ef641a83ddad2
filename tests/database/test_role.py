"""The role belongs to the whole server, on which other databases have the same one."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
from django.db import connections

from armillary.installation import role
from armillary.installation.role import Role
from tests.conftest import as_owner, own_clone
from tests.jobs.workers import until


def test_two_houses_of_one_server_may_make_it_at_once(template: str) -> None:
    web = Role.of_the_settings()
    with own_clone(template), connect() as first, own_clone(template), connect() as second:
        assert one_after_the_other(first, second, web) is None


def one_after_the_other(
    first: "psycopg.Connection[object]", second: "psycopg.Connection[object]", web: Role
) -> BaseException | None:
    """What becomes of the second, which waits until the first has made it."""
    with ThreadPoolExecutor(1) as elsewhere:
        with first.transaction():
            role.make(first, web)
            making = elsewhere.submit(role.make, second, web)
            until(lambda: waits_for(first))
        return making.exception()


def connect() -> "psycopg.Connection[object]":
    """The owner of the database of this moment."""
    owner = connections["owner"].settings_dict
    return psycopg.connect(
        host=owner["HOST"],
        port=owner["PORT"],
        dbname=owner["NAME"],
        user=owner["USER"],
        password=owner["PASSWORD"],
    )


def waits_for(other: "psycopg.Connection[object]") -> bool:
    with as_owner() as connection:
        [(waits,)] = connection.execute(
            "select exists (select from pg_stat_activity where %s = any(pg_blocking_pids(pid)))",
            (other.info.backend_pid,),
        )
    return bool(waits)
