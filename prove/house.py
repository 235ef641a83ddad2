"""A house to try promises on: a data folder, a database, people, and the product served from it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psutil
import psycopg

from armillary.postgres import addresses
from armillary.postgres.cluster import free_port
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server
from prove.caller import Caller, NoAnswer

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
_TABLES = """
select relname::text from pg_class where relnamespace = 'public'::regnamespace
and relkind in ('r', 'p') order by relname
"""


@dataclass
class House:
    """One installation and how to reach it. Its people are made by the product's own verbs."""

    folder: DataFolder
    port: int
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.port

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """As the owner of the database, in a connection of its own."""
        with closing(self.connect()) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def one(self, statement: str, *values: Any) -> Any:
        return self.ask(statement, *values)[0][0]

    def tables(self) -> list[str]:
        """The names of all tables."""
        return [name for (name,) in self.ask(_TABLES)]

    def connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        owner = addresses.owner_address(self.folder, os.environ)
        return psycopg.connect(
            host=owner.host,
            port=owner.port,
            dbname=owner.database,
            user=owner.user,
            password=owner.password,
            autocommit=True,
        )

    @contextmanager
    def served(self, *how: str) -> Iterator[None]:
        """The product as `armillary serve` serves it: two web workers and a background worker."""
        command = [sys.executable, "-m", "armillary.cli.main", *(how or ["serve"])]
        self.server = subprocess.Popen(
            [*command, "--data", str(self.folder.path), "--port", str(self.port)],
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder.path / "served.log").open("ab"),
        )
        try:
            self.wait_until_ready()
            yield
        finally:
            end(self.server)
            self.server = None

    def wait_until_ready(self) -> None:
        """Until the first answer. TimeoutError: it does not come."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if Caller(self.address, "").get("/health").status == 200:
                    return
            except NoAnswer:
                time.sleep(0.05)
        raise TimeoutError("The product does not answer.")

    def processes(self, word: str) -> list[psutil.Process]:
        """The processes of the served product whose command line holds this word."""
        if self.server is None:
            return []
        family = psutil.Process(self.server.pid).children(recursive=True)
        return [each for each in family if word in " ".join(_command(each))]

    def web_workers(self) -> list[psutil.Process]:
        """The processes that answer: granian's children, not granian itself."""
        return [
            worker
            for master in self.processes("armillary.site.web")
            for worker in _children(master)
            if "resource_tracker" not in " ".join(_command(worker))
        ]


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children())
    except psutil.Error:
        return []


def _command(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


@contextmanager
def house() -> Iterator[House]:
    """A fresh house, which is gone afterwards."""
    path = Path(mkdtemp(prefix="armillary-prove-"))
    folder = DataFolder.at(path)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, path, ignore_errors=True)
        stack.enter_context(server(folder, os.environ))
        _install(folder)
        yield House(folder, free_port())


def _install(folder: DataFolder) -> None:
    command = [sys.executable, "-m", "armillary.cli.main", "install", "--data", str(folder.path)]
    subprocess.run(command, cwd=ROOT, check=True)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to stop; stop it and its children when it does not."""
    family = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
    for child in family:
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
