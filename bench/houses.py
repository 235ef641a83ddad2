"""The houses that are measured: filled once, kept, and brought to this version each time."""

import json
import os
import shutil
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

LOADER, ESTATE_LOADER = 1, 1
"""Raise it when the load becomes another one: houses are filled anew then. The schema is not part
of it, as `install` brings a house along."""
CHANGES = 5_000
"""Scheduled ones, in every house."""


@contextmanager
def kept(folder: Path, size: int, items: int) -> Iterator[House]:
    """A house of so many incidents and configuration items, with its database running."""
    path = folder / f"{size}"
    mark, said = path / "filled.txt", f"{size} incidents, loader {LOADER}\n"
    estate, told = path / "estate.txt", f"{items} items, loader {ESTATE_LOADER}\n"
    other = estate.exists() and estate.read_text() != told
    if path.exists() and (other or not (mark.exists() and mark.read_text() == said)):
        shutil.rmtree(path)
    data = DataFolder.at(path)
    with server(data, os.environ):
        house = House(data, free_port())
        in_it(house, "armillary.cli.main", "install", "--data", str(path))
        if not mark.exists():
            print(f"filling a house with {size:,} incidents in {path}", flush=True)
            in_it(house, "bench.load", str(size))
            mark.write_text(said)
        if not estate.exists():
            print(f"adding {items:,} configuration items", flush=True)
            in_it(house, "bench.estate", str(items))
            estate.write_text(told)
        if not (changes := path / "changes.txt").exists():
            print(f"adding {CHANGES:,} scheduled changes", flush=True)
            in_it(house, "bench.changes", str(CHANGES))
            changes.write_text(f"{CHANGES} changes\n")
        in_it(house, "bench.counted")
        yield house


def facts_of(house: House) -> dict[str, Any]:
    """What is in the house, and keys to it."""
    found: dict[str, Any] = json.loads(in_it(house, "bench.facts", quiet=True))
    return found


def newest_unassigned(house: House, count: int) -> list[int]:
    """Incidents that nobody has touched yet."""
    found = house.ask(
        "select id from incident_incident where state = 'new' order by id desc limit %s", count
    )
    return [key for (key,) in found]


def in_it(house: House, module: str, *arguments: str, quiet: bool = False) -> str:
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
