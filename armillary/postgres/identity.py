"""Under whom the server runs: PostgreSQL refuses to be root, so root becomes somebody else."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from armillary.postgres.errors import PostgresUnusable

ROOT = 0
UNSHARE = ("unshare", "--user", "--map-user=65534")


@dataclass(frozen=True)
class Identity:
    """How to start a program as somebody PostgreSQL accepts."""

    prefix: tuple[str, ...] = ()
    user: int | None = None
    group: int | None = None

    def run(self, command: Sequence[str | Path]) -> "subprocess.CompletedProcess[str]":
        """Run to the end; output is kept, failure is left to the caller."""
        return subprocess.run(
            [*self.prefix, *map(str, command)],
            user=self.user,
            group=self.group,
            extra_groups=None if self.user is None else (),
            env=_clean_environment(),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def do(self, command: Sequence[str | Path]) -> None:
        """Run to the end; failure is a refusal that shows the last words of the program."""
        done = self.run(command)
        if done.returncode:
            last_words = "\n".join(done.stdout.splitlines()[-15:])
            raise PostgresUnusable(f"{Path(command[0]).name} failed:\n{last_words}")

    def adopt(self, path: Path) -> None:
        """Give a folder to whoever the server will be."""
        if self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)


def identity_for(folder: Path, binary: Path) -> Identity:
    """Ourselves, unless we are root: then the folder's owner, `nobody` or a user namespace."""
    if os.geteuid() != ROOT:
        return Identity()
    return next(filter(_can_use(folder, binary), _for_root(folder)), None) or _refuse(folder)


def _for_root(folder: Path) -> list[Identity]:
    nobody, namespace = pwd.getpwnam("nobody"), Identity(prefix=UNSHARE)
    owner = folder.stat()
    if (folder / "cluster").exists():
        return [namespace if owner.st_uid == ROOT else Identity((), owner.st_uid, owner.st_gid)]
    return [Identity((), nobody.pw_uid, nobody.pw_gid), namespace]


def _can_use(folder: Path, binary: Path) -> Callable[[Identity], bool]:
    def able(who: Identity) -> bool:
        if who.prefix and shutil.which(who.prefix[0]) is None:
            return False
        reaches_folder = who.run(["test", "-x", folder]).returncode == 0
        return reaches_folder and who.run([binary, "--version"]).returncode == 0

    return able


def _refuse(folder: Path) -> Identity:
    raise PostgresUnusable(
        "PostgreSQL does not run as root, and neither the user `nobody` nor a user namespace "
        f"reaches {folder} and the server's programs. Start as an ordinary user, or use a data "
        "folder outside of /root, or name a running server in DATABASE_URL."
    )


def _clean_environment() -> dict[str, str]:
    """Without PGDATA, PGPORT and their like, which would point the server elsewhere."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}
