"""The note in the data folder about the last backup: `armillary doctor` reads it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = "backup.json"


@dataclass(frozen=True, slots=True)
class Last:
    """When the last backup was made, where it went, and whether it was proven."""

    at: datetime
    path: str
    verified: bool


def write(data: Path, path: Path, at: datetime, *, verified: bool) -> None:
    """Remember a backup that is done."""
    draft = data / f"{NAME}.draft"
    draft.write_text(
        json.dumps({"at": at.isoformat(), "path": str(path.resolve()), "verified": verified})
    )
    draft.rename(data / NAME)


def read(data: Path) -> Last | None:
    """The last backup; None when there was none, or the note cannot be read."""
    try:
        told = json.loads((data / NAME).read_text())
        return Last(datetime.fromisoformat(told["at"]), told["path"], bool(told["verified"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
