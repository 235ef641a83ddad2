"""Keeping the log of changes of the server in a folder, so that any moment can come back."""

import shlex
from pathlib import Path

from armillary.postgres.folder import DataFolder
from armillary.postgres.identity import Identity

SECONDS = "60"
"""No change waits longer than this for its segment to be kept."""


def keep_in(folder: DataFolder, place: Path) -> None:
    """From the next start of the server on, keep the log in this folder."""
    place.mkdir(parents=True, exist_ok=True)
    folder.kept_log.write_text(f"{place.resolve()}\n")


def place_of(folder: DataFolder) -> Path | None:
    """Where the log is kept; None when nobody asked for it."""
    if not folder.kept_log.exists():
        return None
    return Path(folder.kept_log.read_text().strip())


def settings(folder: DataFolder, identity: Identity) -> dict[str, str]:
    """What the server must be told; nothing when its log is not kept."""
    place = place_of(folder)
    if place is None:
        return {}
    place.mkdir(parents=True, exist_ok=True)
    identity.adopt(place)
    return {
        "archive_mode": "on",
        "archive_timeout": SECONDS,
        "archive_command": _keep(place),
    }


def _keep(place: Path) -> str:
    """A segment appears whole; one that is there already is right only if it is the same."""
    kept = shlex.quote(str(place).replace("%", "%%")) + "/%f"
    return f"cmp -s %p {kept} || (test ! -f {kept} && cp %p {kept}.new && mv {kept}.new {kept})"


def bring_back(place: Path) -> str:
    """The command by which a recovering server gets a segment back."""
    return f"cp {shlex.quote(str(place).replace('%', '%%'))}/%f %p"
