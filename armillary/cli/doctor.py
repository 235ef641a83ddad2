"""`armillary doctor`: looks at the installation and says what is well and what is not."""

import platform
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from armillary.cli import looks
from armillary.cli.finding import Finding
from armillary.kernel.jobs.models import Job, Worker
from armillary.kernel.jobs.vocabulary import JobState

ROOMY = 1024**3
OLDEST_SERVER = 150_000
SILENCE = timedelta(seconds=30)
DRIFT = timedelta(seconds=5)


def run(asked: Namespace) -> int:
    """Print every finding; 1 when one of them needs somebody."""
    findings = [finding for look in LOOKS for finding in look()]
    for finding in findings:
        mark = "look" if finding.advice else "well"
        print(f"{mark}  {finding.what:<12} {finding.seen}")
        if finding.advice:
            print(f"      {'':<12} → {finding.advice}")
    return 1 if any(finding.advice for finding in findings) else 0


def python() -> Iterator[Finding]:
    yield Finding("python", f"{platform.python_version()} at {sys.executable}")


def server() -> Iterator[Finding]:
    number = int(_ask("show server_version_num")[0][0])
    advice = "" if number >= OLDEST_SERVER else "Armillary needs PostgreSQL 15 or newer."
    yield Finding("postgresql", str(_ask("show server_version")[0][0]), advice)


def extensions() -> Iterator[Finding]:
    there = {name for (name,) in _ask("select extname from pg_extension")}
    missing = sorted({"pg_trgm", "btree_gist"} - there)
    yield Finding(
        "extensions",
        ", ".join(sorted(there)),
        f"Missing: {', '.join(missing)}. Run `armillary install`." if missing else "",
    )


def role() -> Iterator[Finding]:
    name = settings.DATABASES["default"]["USER"]
    found = _ask("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
    advice = "Run at run time as a role without these rights." if found[0][0] else ""
    yield Finding("web role", name + (", past all row security" if advice else ""), advice)


def schema() -> Iterator[Finding]:
    executor = MigrationExecutor(connections["owner"])
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    advice = "Run `armillary install`." if pending else ""
    seen = f"{len(pending)} migrations pending" if pending else "as it should be"
    yield Finding("schema", seen, advice)


def disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA.path).free
    advice = "Make room: PostgreSQL stops writing on a full disk." if free < ROOMY else ""
    yield Finding("disk", f"{free / ROOMY:.1f} GiB free in {settings.DATA.path}", advice)


def clock() -> Iterator[Finding]:
    here, there = datetime.now(UTC), _ask("select clock_timestamp()")[0][0]
    apart = abs(here - there)
    advice = "Set both clocks by the same time source." if apart > DRIFT else ""
    yield Finding("clock", f"{apart.total_seconds():.1f} s from the database's", advice)


def worker() -> Iterator[Finding]:
    newest = Worker.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()
    silent = newest is None or datetime.now(UTC) - newest > SILENCE
    seen = f"last seen {newest:%Y-%m-%d %H:%M:%S} UTC" if newest else "never seen"
    yield Finding("worker", seen, "Start the product, or `armillary worker`." if silent else "")


def jobs() -> Iterator[Finding]:
    given_up = Job.objects.filter(state=JobState.DEAD).count()
    advice = "`armillary jobs` says why, and lets one begin anew." if given_up else ""
    yield Finding("jobs", f"{given_up} given up", advice)


def search() -> Iterator[Finding]:
    [(quick,)] = _ask("select proleakproof from pg_proc where oid = 'ts_match_vq'::regproc")
    advice = "Let a superuser run armillary/installation/sql/leakproof.sql in this database."
    seen = "by index" if quick else "slow: row security keeps it from its index"
    yield Finding("search", seen, "" if quick else advice)


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    python,
    server,
    extensions,
    role,
    schema,
    disk,
    clock,
    worker,
    jobs,
    search,
    looks.files,
    looks.backup,
)


def _ask(question: str) -> list[Any]:
    with connections["default"].cursor() as cursor:
        cursor.execute(question)
        rows: list[Any] = cursor.fetchall()
        return rows
