"""`armillary backup`: writes an archive, and proves it by restoring it into a scratch database."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from armillary.backups import cluster_copies
from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.backups.making import back_up
from armillary.backups.manifest import Manifest
from armillary.cli.this_house import passphrase_in, this_house

KEYLESS = (
    "It does not hold the key of this installation. Keep a copy of secrets.json elsewhere: "
    "without it everybody signs in anew and sealed passwords are lost. Or give "
    "--passphrase-file, and the archive holds the key, encrypted."
)


def run(asked: Namespace) -> int:
    """0 when all is in it; 1 when files were lost already; 2 when there is no backup."""
    house = this_house()
    try:
        if asked.archive is not None:
            print(cluster_copies.keep_log(house, asked.archive))
            return 0
        if asked.base is not None:
            print(
                f"The base backup is {cluster_copies.make(house, asked.base, datetime.now(UTC))}."
            )
            return 0
        return _archive(house, asked)
    except NotDone as refusal:
        print(f"armillary backup: {refusal}", file=sys.stderr)
        return 2


def _archive(house: House, asked: Namespace) -> int:
    if asked.place is None:
        raise NotDone("Say where: armillary backup FILE_OR_DIR")
    place, manifest = back_up(
        house,
        asked.place,
        datetime.now(UTC),
        passphrase=passphrase_in(asked.passphrase_file),
        verify=not asked.no_verify,
    )
    print(f"{place}: {said(manifest)}")
    if asked.no_verify:
        print("It was NOT proven by restoring it.")
    if manifest.key is None:
        print(KEYLESS)
    if manifest.store == "s3":
        print("The files lie on an S3-compatible server; the archive holds their names and sums.")
    for name in manifest.missing:
        print(f"missing or damaged in the store before this backup: {name}", file=sys.stderr)
    return 1 if manifest.missing else 0


def said(manifest: Manifest) -> str:
    """What an archive holds, in figures."""
    rows = sum(each.rows for each in manifest.tables.values())
    return f"{len(manifest.tables)} tables, {rows:,} rows, {len(manifest.files):,} files."
