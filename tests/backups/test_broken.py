"""Broken archives: each is refused, and what lives is as it was, by table and byte by byte."""

from pathlib import Path

import pytest
from django.db import connections

from armillary.backups import databases
from armillary.backups.connecting import connected
from armillary.backups.errors import NotDone
from armillary.backups.house import House
from armillary.backups.making import back_up
from armillary.backups.restoring import Wish, restore
from armillary.backups.sums import sums
from tests.backups.broken import broken
from tests.makers import MONDAY

_DATABASES = "select datname from pg_database where datname like %s order by 1"


def everything(house: House) -> object:
    """All that lives: the databases of this house, their sums, the files of the data folder."""
    connections.close_all()
    with connected(house.address) as connection:
        named = connection.execute(_DATABASES, (f"{house.address.database}%",)).fetchall()
        held = sums(connection)
    return (
        named,
        held,
        {path: path.read_bytes() for path in house.data.rglob("*") if path.is_file()},
    )


def test_at_least_twenty_broken_archives_change_nothing(
    house: House, wish: Wish, tmp_path: Path
) -> None:
    good, _ = back_up(house, tmp_path / "good.tar", MONDAY, verify=False)
    before, taken, words = everything(house), [], {}

    for name, content in broken(good):
        bad = tmp_path / "bad.tar"
        bad.write_bytes(content)
        try:
            restore(house, bad, MONDAY, wish)
            taken.append(name)
        except NotDone as refusal:
            words[name] = str(refusal)

    assert taken == []
    assert len(words) >= 20
    assert everything(house) == before
    assert databases.kept_before(house.address) == []
    assert "was altered" in words["a bit turned"]
    assert "newer version" in words["a newer version"]
    assert "kernel_seal" in words["a table less"]
    assert "is not a plain file" in words["a dump that is a link"]


def test_a_folder_and_a_place_that_is_not_there_are_refused_in_words(
    house: House, wish: Wish, tmp_path: Path
) -> None:
    with pytest.raises(NotDone, match="cannot be read"):
        restore(house, tmp_path, MONDAY, wish)
    with pytest.raises(NotDone, match="cannot be read"):
        restore(house, tmp_path / "nowhere.tar", MONDAY, wish)
