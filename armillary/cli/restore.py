"""`armillary restore`: puts an archive, or a moment of the past, in the place of what is here."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime

from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.backups.manifest import Manifest
from armillary.backups.moment import restore_moment
from armillary.backups.restoring import Wish, drop_old, restore
from armillary.cli.backup import said
from armillary.cli.this_house import (
    bring_to_this_version,
    known_migrations,
    passphrase_in,
    this_house,
)


def run(asked: Namespace) -> int:
    """0 when it is done; 2 when not, and then nothing was changed."""
    house = this_house()
    try:
        if asked.drop_old:
            for name in drop_old(house):
                print(f"dropped {name}")
            return 0
        manifest = _restore(house, asked)
    except NotDone as refusal:
        print(f"armillary restore: {refusal}", file=sys.stderr)
        return 2
    print(f"Restored: {said(manifest)}")
    print("What was here before is kept: `armillary restore --drop-old` drops it.")
    return 0


def _restore(house: House, asked: Namespace) -> Manifest:
    wish = Wish(
        passphrase=passphrase_in(asked.passphrase_file),
        other_key=asked.other_key,
        known=known_migrations(),
        modernise=bring_to_this_version,
    )
    now = datetime.now(UTC)
    if asked.to_moment is not None:
        return restore_moment(house, asked.base, moment_in(asked.to_moment), now, wish)
    if asked.file is None:
        raise NotDone("Say which archive: armillary restore FILE")
    return restore(house, asked.file, now, wish)


def moment_in(text: str) -> datetime:
    """A moment as people write it to a machine; without a zone it is UTC."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise NotDone("Write the moment like this: 2026-11-23T09:30:00Z")
    return found if found.tzinfo else found.replace(tzinfo=UTC)
