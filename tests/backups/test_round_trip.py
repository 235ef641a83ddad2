"""Backed up, changed, restored: everything is as it was, and what was here before is kept."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections, transaction

from armillary.backups import databases, note
from armillary.backups.archive import examine
from armillary.backups.connecting import connected, on
from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.backups.making import back_up
from armillary.backups.restoring import Wish, drop_old, restore
from armillary.backups.snapshot import snapshot
from armillary.backups.sums import TableSum, sums
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.verifying import verify
from tests.backups.conftest import live, seal
from tests.makers import MONDAY, the_robot
from tests.throwaway.models import Thing

PASSPHRASE = "a lantern over the quiet harbour"
OF_ITSELF = ("armillary_installed", "kernel_turn")
"""Tables that tell of the house they are in: installing it writes them."""


def state(house: House) -> dict[str, TableSum]:
    connections.close_all()
    with connected(house.address) as connection:
        return sums(connection)


def files(house: House) -> dict[str, bytes]:
    folder = house.files
    assert folder is not None
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def things() -> list[str]:
    with transaction.atomic():
        stand_as(the_robot())
        return [thing.number for thing in Thing.objects.order_by("pk")]


def test_a_house_comes_back_as_it_was(house: House, wish: Wish, tmp_path: Path) -> None:
    before, kept = state(house), files(house)
    place, manifest = back_up(house, tmp_path, MONDAY)
    with transaction.atomic():
        live(house)
    seal(house)
    changed = state(house)

    restore(house, place, MONDAY + timedelta(hours=1), wish)

    after = state(house)
    assert place.name == "armillary-2026-11-23T09-00-00Z.tar"
    assert (len(manifest.files), manifest.missing) == (2, [])
    assert changed["throwaway_thing"].rows == 2
    assert {t: s for t, s in after.items() if t not in OF_ITSELF} == {
        t: s for t, s in before.items() if t not in OF_ITSELF
    }
    assert kept.items() <= files(house).items()
    assert things() == ["THG-000001"]
    assert verify(house.witness).sound
    connections.close_all()
    [old] = databases.kept_before(house.address)
    with connected(on(house.address, old)) as connection:
        assert sums(connection) == changed


def test_what_was_here_before_is_dropped_when_asked(
    house: House, wish: Wish, tmp_path: Path
) -> None:
    place, _ = back_up(house, tmp_path, MONDAY)
    connections.close_all()
    restore(house, place, MONDAY, wish)
    aside = house.data / "files.before_20261123_090000"
    assert sorted(path.name for path in aside.rglob("*") if path.is_file()) == sorted(files(house))

    gone = drop_old(house)

    assert len(gone) == 3
    assert not aside.exists()
    assert databases.kept_before(house.address) == []


def test_a_backup_leaves_a_note_and_nothing_else(house: House, tmp_path: Path) -> None:
    place, _ = back_up(house, tmp_path / "one.tar", MONDAY)

    assert place.stat().st_mode & 0o777 == 0o600
    last = note.read(house.data)
    assert last is not None
    assert (last.at, last.path, last.verified) == (MONDAY, str(place), True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "one.tar"]
    with pytest.raises(NotDone, match="is there already"):
        back_up(house, tmp_path / "one.tar", MONDAY)


def test_a_lost_file_keeps_nothing_else_from_being_backed_up(house: House, tmp_path: Path) -> None:
    folder = house.files
    assert folder is not None
    lost, damaged = sorted(path for path in folder.rglob("*") if path.is_file())
    lost.unlink()
    damaged.write_bytes(b"something else")

    _, manifest = back_up(house, tmp_path, MONDAY)

    assert manifest.files == {}
    assert manifest.missing == sorted([lost.name, damaged.name])


def test_a_restore_waits_until_the_product_has_stopped(
    house: House, wish: Wish, tmp_path: Path
) -> None:
    place, _ = back_up(house, tmp_path, MONDAY)
    before = state(house)

    with connected(house.address) as product:
        product.execute("select 1")
        with pytest.raises(NotDone, match="stop it, then restore"):
            restore(house, place, MONDAY, wish)

    assert state(house) == before
    assert databases.kept_before(house.address) == []


def test_the_product_goes_on_while_it_is_backed_up(house: House) -> None:
    with snapshot(house.address) as taken:
        with transaction.atomic():
            live(house)

        assert taken.tables["throwaway_thing"].rows == 1
        assert len(taken.files) == 2


def test_the_key_is_in_the_archive_only_when_it_is_locked(
    house: House, wish: Wish, tmp_path: Path
) -> None:
    open_, _ = back_up(house, tmp_path / "open.tar", MONDAY, verify=False)
    locked, _ = back_up(house, tmp_path / "locked.tar", MONDAY, passphrase=PASSPHRASE, verify=False)
    connections.close_all()
    other = House(
        data=house.data,
        address=house.address,
        store=house.store,
        key="another key",
        environ=house.environ,
        say=house.say,
    )

    assert examine(open_).key is None
    assert house.key.encode() not in locked.read_bytes()
    with pytest.raises(NotDone, match="another key"):
        restore(other, open_, MONDAY, wish)
    with pytest.raises(NotDone, match="passphrase does not open"):
        restore(other, locked, MONDAY, _with(wish, "not this one at all"))
    restore(other, locked, MONDAY, _with(wish, PASSPHRASE))
    assert house.key in (house.data / "secrets.json").read_text()
    with pytest.raises(NotDone, match="at least 12 characters"):
        back_up(house, tmp_path / "x.tar", MONDAY, passphrase="short", verify=False)


def _with(wish: Wish, passphrase: str) -> Wish:
    return Wish(passphrase=passphrase, known=wish.known, modernise=wish.modernise)
