"""What comes out of an archive while it is read: the dump and the witness, and files if wanted."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from armillary.backups.manifest import DUMP, FILES, WITNESS
from armillary.kernel.journal.witness import FileWitness, Head


@dataclass(frozen=True, slots=True)
class Contents:
    """Given to `examine`, it keeps what it is given in a folder; `files` go where files are kept.

    Names were compared with the manifest before anything comes here, so none leads elsewhere.
    """

    folder: Path
    files: Path | None = None

    def __call__(self, name: str, source: IO[bytes]) -> None:
        place = self._place(name)
        if place is not None:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with place.open("xb") as file:
                shutil.copyfileobj(source, file, 1024 * 1024)

    @property
    def dump(self) -> Path:
        return self.folder / DUMP

    @property
    def witness(self) -> Path:
        return self.folder / WITNESS

    def heads(self) -> Iterable[Head]:
        """What the witness had seen when the archive was made."""
        return tuple(FileWitness(self.witness).heads())

    def _place(self, name: str) -> Path | None:
        if name in (DUMP, WITNESS):
            return self.folder / name
        stored = name.removeprefix(FILES)
        return self.files / stored[:2] / stored if self.files else None
