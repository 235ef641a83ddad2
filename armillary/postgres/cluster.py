"""One cluster: made, started and stopped, always on 127.0.0.1 and with a password."""

import shlex
import shutil
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from armillary.postgres import postmaster
from armillary.postgres.binaries import Binaries
from armillary.postgres.folder import DataFolder
from armillary.postgres.identity import Identity

OWNER = "armillary"
DATABASE = "armillary"
LOOPBACK = "127.0.0.1"
FIRST_WITH_BUILTIN_LOCALE = 17
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_line_prefix": "%m [%p] %q%u ",
}


@dataclass(frozen=True)
class Cluster:
    """Where it lies, which programs run it, and as whom."""

    folder: DataFolder
    binaries: Binaries
    identity: Identity
    settings: Mapping[str, str] = field(default_factory=dict)

    def make(self, owner_password: str) -> None:
        """A cluster appears whole or not at all: it is made aside and then renamed."""
        draft = self.folder.unfinished_cluster
        shutil.rmtree(draft, ignore_errors=True)
        with_password = self.folder.postgres / "password"
        self._write_private(with_password, owner_password)
        try:
            self._initdb(draft, with_password)
            self._make_database(draft)
        finally:
            with_password.unlink()
        draft.rename(self.folder.cluster)

    def start(self, port: int) -> None:
        """Start and wait until it answers."""
        postmaster.forget_the_dead(self.folder.cluster)
        options = {**SETTINGS, **self.settings, "port": str(port)}
        self._do(
            "pg_ctl",
            *("start", "--wait", "--timeout=60", "-D", self.folder.cluster),
            *("-l", self.folder.start_log, "-o", _as_options(options)),
        )

    def stop(self) -> None:
        """End every session and write everything down."""
        self._do("pg_ctl", *("stop", "--wait", "--mode=fast", "-D", self.folder.cluster))

    def _initdb(self, draft: Path, password: Path) -> None:
        self._do(
            "initdb",
            *("-D", draft, f"--username={OWNER}", f"--pwfile={password}", "--encoding=UTF8"),
            *("--auth=scram-sha-256", "--no-instructions"),
            *_locale(self.binaries.major),
        )

    def _make_database(self, draft: Path) -> None:
        """In single-user mode, which every build of the server has."""
        script = f'echo \'create database {DATABASE}\' | "$0" --single -D "$1" postgres'
        self.identity.do(["sh", "-c", script, self.binaries.program("postgres"), draft])

    def _write_private(self, path: Path, content: str) -> None:
        path.touch(mode=0o600)
        path.write_text(content)
        self.identity.adopt(path)

    def _do(self, program: str, *arguments: str | Path) -> None:
        self.identity.do([self.binaries.program(program), *arguments])


def _locale(major: int) -> tuple[str, ...]:
    """Sorted by code point and the same on every machine; built in where the server can."""
    if major >= FIRST_WITH_BUILTIN_LOCALE:
        return ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    return ("--locale=C.UTF-8", "--lc-messages=C")


def _as_options(settings: Mapping[str, str]) -> str:
    return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())


def free_port(wanted: int | None = None) -> int:
    """The wanted port when nobody has it, else one that the machine picks."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted or 0))
        except OSError:
            return free_port()
        port: int = probe.getsockname()[1]
        return port
