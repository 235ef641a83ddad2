"""A running server while somebody needs it: first one in starts it, last one out stops it."""

import fcntl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from armillary.postgres import binaries, keys, logkeeping, postmaster
from armillary.postgres.cluster import Cluster, free_port
from armillary.postgres.errors import PostgresUnusable
from armillary.postgres.folder import DataFolder
from armillary.postgres.identity import identity_for

Say = Callable[[str], None]


@contextmanager
def server(
    folder: DataFolder,
    environ: Mapping[str, str],
    say: Say = lambda _: None,
    settings: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """The port of the folder's server, which runs at least until this context ends."""
    folder.make()
    with folder.users_lock.open("w") as users:
        with _changing(folder):
            fcntl.flock(users, fcntl.LOCK_SH)
            cluster = _cluster(folder, environ, settings or {})
            port = _ensure_running(cluster, say)
        try:
            yield port
        finally:
            with _changing(folder):
                _stop_if_last(cluster, users, say)


def _cluster(
    folder: DataFolder, environ: Mapping[str, str], settings: Mapping[str, str]
) -> Cluster:
    chosen = binaries.choose(binaries.candidates(environ), folder.major)
    folder.postgres.mkdir(exist_ok=True)
    identity = identity_for(folder.postgres, chosen.folder / "postgres")
    identity.adopt(folder.postgres)
    folder.postgres.chmod(0o700)
    return Cluster(folder, chosen, identity, {**logkeeping.settings(folder, identity), **settings})


def _ensure_running(cluster: Cluster, say: Say) -> int:
    folder = cluster.folder
    if found := postmaster.wait_until_ready(folder.cluster):
        return _remember(folder, found.port)
    if folder.major is None:
        say(f"making a PostgreSQL {cluster.binaries.major} in {folder.path}")
        cluster.make(keys.read_or_make(folder.secrets).owner_password)
    cluster.start(free_port(_remembered(folder)))
    if found := postmaster.running(folder.cluster):
        return _remember(folder, found.port)
    raise PostgresUnusable(f"PostgreSQL ended at once; its words are in {folder.start_log}.")


def _stop_if_last(cluster: Cluster, users: IO[str], say: Say) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:  # somebody else still works with it
        return
    if postmaster.running(cluster.folder.cluster):
        cluster.stop()
        say("PostgreSQL has stopped")


@contextmanager
def _changing(folder: DataFolder) -> Iterator[None]:
    with folder.change_lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _remembered(folder: DataFolder) -> int | None:
    return int(folder.port.read_text()) if folder.port.exists() else None


def _remember(folder: DataFolder, port: int) -> int:
    _replace(folder.port, f"{port}\n")
    return port


def _replace(path: Path, content: str) -> None:
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(content)
    draft.replace(path)
