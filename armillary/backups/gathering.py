"""The files of a house for its archive: those that are whole, and the names of the others."""

from collections.abc import Sequence
from pathlib import Path

from armillary.backups.archive import member_of
from armillary.backups.manifest import Member
from armillary.backups.snapshot import StoredFile
from armillary.fittings.files.stores.folder import FolderStore
from armillary.fittings.files.stores.store import Store


def gathered(
    store: Store, wanted: Sequence[StoredFile]
) -> tuple[list[tuple[str, Path]], list[str]]:
    """Name and place of each file that is as it was attached, and what is missing or damaged.

    A file that is lost already must not keep everything else from being backed up; whoever runs
    the backup is told. Of an S3-compatible server only names and sizes are compared.
    """
    if not isinstance(store, FolderStore):
        sizes = {each.name: each.size for each in store.held()}
        return [], [each.name for each in wanted if _is_lost(each, sizes.get(each.name))]
    whole: list[tuple[str, Path]] = []
    missing: list[str] = []
    for each in wanted:
        path = store.path / each.name[:2] / each.name
        if path.exists() and member_of(path) == Member(each.size, each.sha256):
            whole.append((each.name, path))
        else:
            missing.append(each.name)
    return whole, missing


def _is_lost(wanted: StoredFile, size: int | None) -> bool:
    return size != wanted.size
