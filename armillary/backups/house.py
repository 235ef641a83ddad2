"""The house that is backed up or restored: its data folder, its database, its store of files."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from armillary.backups.programs import Programs
from armillary.fittings.files.stores.folder import FolderStore
from armillary.fittings.files.stores.store import Store
from armillary.kernel.journal.witness import FileWitness
from armillary.postgres import keys
from armillary.postgres.addresses import Address

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where everything of one installation is."""

    data: Path
    address: Address
    store: Store
    key: str
    environ: Mapping[str, str]
    say: Say

    @property
    def files(self) -> Path | None:
        """The folder of its files; none where they lie on an S3-compatible server."""
        return self.store.path if isinstance(self.store, FolderStore) else None

    @property
    def witness(self) -> FileWitness:
        return FileWitness(self.data / "journal.witness")

    def keep_key(self, key: str, now: datetime) -> None:
        """Take over the key of another installation; the old secrets stay beside."""
        place = self.data / "secrets.json"
        old = keys.read(place)
        os.link(place, place.with_name(f"{place.name}.before_{now:%Y%m%d_%H%M%S}"))
        keys.replace(place, replace(old, secret_key=key))

    def programs(self, major: int) -> Programs:
        return Programs(major, self.environ)
