"""Making an archive: dumped at one moment, written beside, proven by restoring it, then named."""

import os
import shutil
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from armillary.backups import note
from armillary.backups.archive import examine, member_of, writing
from armillary.backups.contents import Contents
from armillary.backups.databases import fill, scratch
from armillary.backups.errors import NotDone
from armillary.backups.gathering import gathered
from armillary.backups.house import House
from armillary.backups.locking import fingerprint, lock
from armillary.backups.manifest import (
    DUMP,
    FILES,
    FORMAT,
    PRODUCT,
    WITNESS,
    LockedKey,
    Manifest,
    Member,
)
from armillary.backups.proving import prove
from armillary.backups.snapshot import Snapshot, snapshot
from armillary.postgres.addresses import Address


def back_up(
    house: House, target: Path, now: datetime, *, passphrase: str = "", verify: bool = True
) -> tuple[Path, Manifest]:
    """Write an archive and give its place. NotDone: there is none, and no half of one either."""
    place = target / f"armillary-{now:%Y-%m-%dT%H-%M-%SZ}.tar" if target.is_dir() else target
    if place.exists():
        raise NotDone(f"{place} is there already. Nothing was changed.")
    draft = place.with_name(f"{place.name}.draft")
    try:
        with TemporaryDirectory(dir=place.parent, prefix=".armillary-") as work:
            manifest = _write(house, draft, Path(work), now, passphrase)
            if verify:
                _verify(house, draft, Path(work))
        draft.chmod(0o600)
        _to_disk(draft)
        draft.rename(place)
    except OSError as error:
        raise NotDone(f"{place} cannot be written: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    note.write(house.data, place, now, verified=verify)
    return place, manifest


def _write(house: House, draft: Path, work: Path, now: datetime, passphrase: str) -> Manifest:
    """The witness is asked first: each head that it knows is then in the snapshot."""
    witness, dump = work / WITNESS, work / DUMP
    if house.witness.path.exists():
        shutil.copyfile(house.witness.path, witness)
    witness.touch()
    taken = dumped(house, house.address, dump)
    house.say(f"adding {len(taken.files):,} files")
    files, missing = gathered(house.store, taken.files)
    key = lock(house.key, passphrase) if passphrase else None
    manifest = manifest_of(house, taken, now, work, key=key, missing=missing)
    with writing(draft, manifest) as archive:
        archive.add_file(DUMP, dump)
        archive.add_file(WITNESS, witness)
        for name, path in files:
            archive.add_file(f"{FILES}{name}", path)
    return manifest


def dumped(house: House, address: Address, dump: Path) -> Snapshot:
    """Dump a database as it is at one moment, and tell what was in it."""
    house.say("dumping the database")
    with snapshot(address) as taken:
        house.programs(taken.postgresql).run(
            "pg_dump",
            address,
            *("--format=custom", "--compress=3", f"--snapshot={taken.id}", f"--file={dump}"),
        )
    return taken


def manifest_of(
    house: House,
    taken: Snapshot,
    now: datetime,
    work: Path,
    *,
    key: LockedKey | None = None,
    missing: Sequence[str] = (),
) -> Manifest:
    """What was taken, with the dump and the witness that lie in the folder `work`."""
    lost = set(missing)
    return Manifest(
        format=FORMAT,
        product=PRODUCT,
        version=version(PRODUCT),
        made_at=now,
        postgresql=taken.postgresql,
        installation=fingerprint(house.key),
        key=key,
        migrations=taken.migrations,
        tables=taken.tables,
        seal=taken.seal,
        seal_hash=taken.seal_hash,
        store="s3" if house.files is None else "folder",
        dump=member_of(work / DUMP),
        witness=member_of(work / WITNESS),
        files={
            each.name: Member(each.size, each.sha256)
            for each in taken.files
            if each.name not in lost
        },
        missing=sorted(lost),
    )


def _verify(house: House, draft: Path, work: Path) -> None:
    """Only what was restored once is a backup."""
    house.say("restoring it into a scratch database, to prove it")
    again = work / "again"
    again.mkdir()
    contents = Contents(again)
    manifest = examine(draft, contents)
    with scratch(house.address) as there:
        fill(house.programs(manifest.postgresql), there, contents.dump)
        prove(there, manifest, contents.heads())


def _to_disk(path: Path) -> None:
    for each in (path, path.parent):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
