"""The programs of PostgreSQL: which fit the server, and how they run without showing a password."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from armillary.backups.errors import NotDone
from armillary.postgres import binaries
from armillary.postgres.addresses import Address

_VERSION = re.compile(r"\) (\d+)")
_ENVIRONMENT = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}


class Programs:
    """`pg_dump` and its like, of a version that this server can work with."""

    def __init__(self, server_major: int, environ: Mapping[str, str]) -> None:
        self.folder = _fitting(server_major, environ)

    def run(self, program: str, address: Address, *arguments: str) -> None:
        """Run to the end. NotDone shows the last words of a program that failed."""
        self._run([program, "--no-password", *arguments], _environment(address))

    def verify(self, backup: Path) -> None:
        """Compare a base backup with its manifest, file by file."""
        self._run(["pg_verifybackup", "--quiet", str(backup)], dict(os.environ))

    def _run(self, command: list[str], environment: dict[str, str]) -> None:
        program, *arguments = command
        done = subprocess.run(
            [self.folder / program, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            words = "\n".join(done.stderr.splitlines()[-10:])
            raise NotDone(f"{program} failed:\n{words}")


def _fitting(server_major: int, environ: Mapping[str, str]) -> Path:
    """The folder of the programs of the same version; else of the next newer one."""
    found = sorted((major, order, folder) for order, (folder, major) in enumerate(_all(environ)))
    for major, _, folder in found:
        if major >= server_major:
            return folder
    had = ", ".join(str(major) for major, _, _ in found) or "none"
    raise NotDone(
        f"The server is PostgreSQL {server_major}; of pg_dump there is {had} here. Install "
        f"postgresql-client-{server_major}, or name the bin folder of a newer one in "
        "ARMILLARY_PG_BIN."
    )


def _all(environ: Mapping[str, str]) -> Iterator[tuple[Path, int]]:
    for each in binaries.candidates(environ):
        if (each.folder / "pg_dump").exists():
            yield each.folder, each.major
    if "ARMILLARY_PG_BIN" not in environ and (installed := shutil.which("pg_dump")):
        said = subprocess.run([installed, "--version"], capture_output=True, text=True, check=True)
        if version := _VERSION.search(said.stdout):
            yield Path(installed).parent, int(version[1])


def _environment(address: Address) -> dict[str, str]:
    """Libpq reads all of it from here; on the command line a password would be seen by all."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    options = {_ENVIRONMENT[name]: value for name, value in address.options if name in _ENVIRONMENT}
    return {
        **kept,
        **options,
        "LC_ALL": "C",
        "PGHOST": address.host,
        "PGPORT": address.port or "5432",
        "PGUSER": address.user,
        "PGPASSWORD": address.password,
        "PGDATABASE": address.database,
    }
