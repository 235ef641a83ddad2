"""The store that is a folder: one file each, whole or not there, on the disk before it is named."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from armillary.fittings.files.stores.store import Held, Missing, StoreTrouble, checked

_DRAFT = ".draft"


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Files under the first two digits of their names, so that no folder grows without end."""

    path: Path

    def put(self, name: str, content: bytes) -> None:
        """Write beside, bring to the disk, then rename: a crash leaves a draft at the most."""
        place = self._place(name)
        draft = place.with_name(f"{name}{_DRAFT}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(place)
            _sync(place.parent)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise StoreTrouble(f"{self.path} takes no file: {error.strerror}.") from error

    def get(self, name: str) -> bytes:
        """The bytes of this name. Missing: there are none."""
        try:
            return self._place(name).read_bytes()
        except FileNotFoundError:
            raise Missing(f"{self.path} has nothing of this name.") from None
        except OSError as error:
            raise StoreTrouble(f"{self.path} cannot be read: {error.strerror}.") from error

    def remove(self, name: str) -> None:
        """Delete what has this name, if anything has."""
        self._place(name).unlink(missing_ok=True)
        self._place(name).with_name(f"{name}{_DRAFT}").unlink(missing_ok=True)

    def held(self) -> Iterator[Held]:
        """Everything that lies here, drafts of a crash among it."""
        for path in self.path.glob("??/*"):
            status = path.stat()
            since = datetime.fromtimestamp(status.st_mtime, UTC)
            yield Held(path.name.removesuffix(_DRAFT), status.st_size, since)

    def _place(self, name: str) -> Path:
        return self.path / checked(name)[:2] / name


def _sync(folder: Path) -> None:
    """A name is on the disk when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
