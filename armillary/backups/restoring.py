"""Restoring: read all of an archive, fill a new database, prove it, and only then let it take over.

Until the last step nothing that lives is touched. The old database, the old files and the old
witness stay, each with the moment in its name, until `armillary restore --drop-old`.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from armillary.backups import databases
from armillary.backups.archive import examine
from armillary.backups.connecting import connected, on
from armillary.backups.contents import Contents
from armillary.backups.errors import BadArchive, NotDone
from armillary.backups.house import House
from armillary.backups.locking import fingerprint, unlock
from armillary.backups.manifest import Manifest
from armillary.backups.proving import prove
from armillary.postgres.addresses import Address

Modernise = Callable[[str], None]
BEFORE = "before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How to restore: `known` migrations of this version, and how to bring a database to it."""

    passphrase: str = ""
    other_key: bool = False
    known: frozenset[str]
    modernise: Modernise


def restore(house: House, path: Path, now: datetime, wish: Wish) -> Manifest:
    """Put what an archive holds in the place of what is here. NotDone: nothing was changed."""
    house.say("reading the archive")
    with TemporaryDirectory(dir=house.data, prefix=".restoring-") as work:
        contents = Contents(Path(work), Path(work) / "files")
        manifest = examine(path, contents)
        _check(manifest, wish.known)
        key = _key(house, manifest, wish)
        _check_store(house, manifest)
        _refuse_company(house)
        take_over(house, contents, manifest, now, wish)
    if key != house.key:
        house.keep_key(key, now)
    return manifest


def take_over(
    house: House, contents: Contents, manifest: Manifest, now: datetime, wish: Wish
) -> None:
    """Fill, prove, add the files, then exchange the databases: the one step that counts.

    A crash before it leaves the old house as it was, with some files that the nightly job takes
    away; a crash after it leaves the new one whole.
    """
    stamp = f"{now:%Y%m%d_%H%M%S}"
    fresh = on(house.address, f"{house.address.database}_restoring_{stamp}")
    databases.create(house.address, fresh.database)
    try:
        _fill(house, fresh, contents, manifest, wish)
        if house.files is not None:
            _keep_old_files(house.files, stamp)
        if house.files is not None and contents.files is not None:
            _add_files(contents.files, house.files)
        _exchange_witness(house, contents.witness, stamp)
        databases.exchange(
            house.address, fresh.database, f"{house.address.database}_{BEFORE}_{stamp}"
        )
    except BaseException:
        databases.drop(house.address, fresh.database)
        raise


def _fill(house: House, fresh: Address, contents: Contents, manifest: Manifest, wish: Wish) -> None:
    house.say("filling a new database")
    databases.fill(house.programs(_major(house.address)), fresh, contents.dump)
    house.say("comparing every table, and walking the journal")
    prove(fresh, manifest, contents.heads())
    house.say("bringing it to this version")
    wish.modernise(fresh.database)


def drop_old(house: House) -> list[str]:
    """Drop what earlier restores have put aside, and name it."""
    gone = databases.kept_before(house.address)
    for database in gone:
        databases.drop(house.address, database)
    for path in _put_aside(house):
        gone.append(str(path))
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return gone


def _put_aside(house: House) -> Iterable[Path]:
    places = [house.data / "journal.witness", house.data / "secrets.json"]
    places += [house.files] if house.files else []
    return [old for place in places for old in place.parent.glob(f"{place.name}.{BEFORE}_*")]


def _check(manifest: Manifest, known: frozenset[str]) -> None:
    if strange := sorted(set(manifest.migrations) - known):
        raise BadArchive(
            f"a newer version of Armillary made it (it has {strange[0]}): use that or a newer one."
        )


def _key(house: House, manifest: Manifest, wish: Wish) -> str:
    """The key with which what was sealed in this archive can be opened."""
    if manifest.installation == fingerprint(house.key):
        return house.key
    if manifest.key is not None and wish.passphrase:
        key = unlock(manifest.key, wish.passphrase)
        if fingerprint(key) == manifest.installation:
            return key
    if wish.other_key:
        return house.key
    raise NotDone(
        "This archive belongs to an installation with another key. Give the passphrase with which "
        "it was made (--passphrase-file), or put the secrets.json of that installation into the "
        "data folder; or say --other-key: then everybody signs in anew, tokens are void, and the "
        "passwords of mailboxes must be typed again."
    )


def _check_store(house: House, manifest: Manifest) -> None:
    if manifest.store == "folder":
        if house.files is None:
            raise NotDone(
                "This archive holds its files, and here they lie on an S3-compatible server: "
                "restore without ARMILLARY_FILES, then copy them there."
            )
        return
    there = {each.name for each in house.store.held()}
    if lost := [name for name in manifest.files if name not in there]:
        raise NotDone(f"{len(lost):,} files of this archive are not in the store, {lost[0]} first.")


def _refuse_company(house: House) -> None:
    if databases.users_of(house.address):
        raise NotDone(databases.IN_USE)


def _major(address: Address) -> int:
    with connected(address, "postgres") as connection:
        return connection.info.server_version // 10_000


def _keep_old_files(files: Path, stamp: str) -> None:
    """A second name for every file that is here, so that the old database keeps its own."""
    aside = files.with_name(f"{files.name}.{BEFORE}_{stamp}")
    if files.exists():
        shutil.copytree(files, aside, copy_function=_link)


def _add_files(fresh: Path, files: Path) -> None:
    """Names are random: one that is here already has the same bytes, unless it was damaged."""
    for path in sorted(fresh.glob("??/*")):
        place = files / path.parent.name / path.name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.replace(place)
    for folder in files.glob("??"):
        _sync(folder)


def _exchange_witness(house: House, witness: Path, stamp: str) -> None:
    """The witness of the archive: the newer heads of the old house are none of the new one's."""
    place = house.witness.path
    if place.exists():
        _link(place, place.with_name(f"{place.name}.{BEFORE}_{stamp}"))
    witness.replace(place)


def _link(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
