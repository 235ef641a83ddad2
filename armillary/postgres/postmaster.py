"""Is a server running in this cluster? Its `postmaster.pid` is asked, and doubted."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

LINGERING = 10.0
PID_FILE = "postmaster.pid"
PORT_LINE, STATUS_LINE = 3, 7
PROCESSES = Path("/proc")


@dataclass(frozen=True)
class Postmaster:
    """A server that says that it runs."""

    pid: int
    port: int
    ready: bool


def parse(text: str) -> Postmaster | None:
    """What a `postmaster.pid` says; an unfinished one says nothing yet."""
    lines = text.splitlines()
    if len(lines) <= PORT_LINE:
        return None
    ready = len(lines) > STATUS_LINE and lines[STATUS_LINE].strip() == "ready"
    return Postmaster(int(lines[0]), int(lines[PORT_LINE]), ready)


def running(cluster: Path) -> Postmaster | None:
    """The server of this cluster, if its process is alive and its own."""
    postmaster = _said(cluster)
    if postmaster is None or not _is_alive(postmaster.pid, cluster):
        return None
    return postmaster


def forget_the_dead(cluster: Path) -> None:
    """Wait for a dying server; then remove the file of a dead one, which would block the next."""
    deadline = time.monotonic() + LINGERING
    while (dead := _said(cluster)) and _is_zombie(dead.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    while _children(cluster) and time.monotonic() < deadline:
        time.sleep(0.05)
    if not _children(cluster):
        (cluster / PID_FILE).unlink(missing_ok=True)


def wait_until_ready(cluster: Path, seconds: float = 60.0) -> Postmaster | None:
    """The running server once it takes connections, or nothing when it ends or takes too long."""
    deadline = time.monotonic() + seconds
    while (found := running(cluster)) and not found.ready and time.monotonic() < deadline:
        time.sleep(0.05)
    return found if found and found.ready else None


def _said(cluster: Path) -> Postmaster | None:
    try:
        return parse((cluster / PID_FILE).read_text())
    except FileNotFoundError:
        return None


def _is_alive(pid: int, cluster: Path) -> bool:
    """A server works inside of its cluster; a zombie, or a namesake by number, does not."""
    if PROCESSES.exists():
        return _works_in(PROCESSES / str(pid), cluster)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _is_zombie(pid: int) -> bool:
    try:
        return ") Z " in (PROCESSES / str(pid) / "stat").read_text()
    except OSError:
        return False


def _children(cluster: Path) -> bool:
    return any(_works_in(process, cluster) for process in PROCESSES.glob("[0-9]*"))


def _works_in(process: Path, cluster: Path) -> bool:
    try:
        return (process / "cwd").readlink() == cluster
    except OSError:  # gone, a zombie, or somebody else's
        return False
