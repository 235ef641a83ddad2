"""The store of this installation, as the environment chose it."""

import os
from functools import cache
from pathlib import Path

from django.conf import settings

from armillary.fittings.files.stores.folder import FolderStore
from armillary.fittings.files.stores.s3 import s3_store
from armillary.fittings.files.stores.store import Store


def the_store() -> Store:
    """A folder in the data folder unless ARMILLARY_FILES names another place."""
    return _store(settings.FILES, settings.DATA.path / "files")


@cache
def _store(address: str, folder: Path) -> Store:
    if address.startswith("s3://"):
        return s3_store(address, os.environ)
    return FolderStore(Path(address).resolve() if address else folder)
