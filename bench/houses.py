"""The houses that are measured: filled once, kept, and brought to this version each time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from armillary.postgres.cluster import free_port
from armillary.postgres.folder import DataFolder
from armillary.postgres.server import server
from prove.house import ROOT, House

LOADER = ("cast.py", "lives.py", "load.py", "words.py")


@contextmanager
def kept(folder: Path, size: int) -> Iterator[House]:
    """A house of so many incidents, with its database running."""
    path = folder / f"{size}"
    data = DataFolder.at(path)
    with server(data, os.environ):
        house = House(data, free_port())
        _in_it(house, "armillary.cli.main", "install", "--data", str(path))
        if not _is_filled(path, size):
            print(f"filling a house with {size:,} incidents in {path}", flush=True)
            _in_it(house, "bench.load", str(size))
            _mark(path).write_text(_filled_with(size))
        yield house


def facts_of(house: House) -> dict[str, Any]:
    """What is in the house, and keys to it."""
    found: dict[str, Any] = json.loads(_in_it(house, "bench.facts", quiet=True))
    return found


def newest_unassigned(house: House, count: int) -> list[int]:
    """Incidents that nobody has touched yet."""
    found = house.ask(
        "select id from incident_incident where state = 'new' order by id desc limit %s", count
    )
    return [key for (key,) in found]


def _in_it(house: House, module: str, *arguments: str, quiet: bool = False) -> str:
    """Run a module of ours for this house."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        check=True,
        text=True,
        stdout=subprocess.PIPE if quiet else None,
        env={
            **os.environ,
            "ARMILLARY_DATA": str(house.folder.path),
            "DJANGO_SETTINGS_MODULE": "armillary.site.settings",
        },
    )
    return done.stdout or ""


def _mark(path: Path) -> Path:
    return path / "filled.txt"


def _is_filled(path: Path, size: int) -> bool:
    mark = _mark(path)
    if mark.exists() and mark.read_text() != _filled_with(size):
        raise SystemExit(f"{path} was filled by another loader: delete it, or name another folder.")
    return mark.exists()


def _filled_with(size: int) -> str:
    """The size and the loader; the schema is not part of it, as `install` brings it along."""
    loader = b"".join((ROOT / "bench" / name).read_bytes() for name in LOADER)
    return f"{size} {len(loader)}\n"
