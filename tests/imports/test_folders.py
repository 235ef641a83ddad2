"""Watched folders: each file that is put there goes in once, and its owner is told."""

import os
from pathlib import Path
from typing import Any

import pytest

from armillary.fittings.imports import actions, folders
from armillary.fittings.imports.models import File, Import, ImportFolder
from armillary.fittings.notifications.models import Notification
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.people.models import Person
from armillary.postgres.folder import DataFolder
from tests.imports.files import begun, check, guess, work
from tests.makers import an_administrator, an_agent, by, now, the_robot
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db

FILE = "title;about;wear\nLantern;Brass;New\nLadder;;Shiny\n"


@pytest.fixture
def admin() -> Person:
    return an_administrator()


@pytest.fixture
def folder(admin: Person, tmp_path: Path, settings: Any) -> ImportFolder:
    """A watched folder whose files are understood as such a file was."""
    settings.DATA = DataFolder(tmp_path)
    (tmp_path / "imports" / "monitoring").mkdir(parents=True)
    imported = begun(admin, "things", FILE)
    imported = check(imported, admin, guess(imported))
    kept = actions.keep(by(admin, now()), imported=imported, name="Monitoring")
    return actions.watch_folder(
        by(admin, now()), name="Monitoring", folder="monitoring", mapping=kept
    )


def put(name: str, content: str, *, seconds_ago: int = 60) -> Path:
    path = folders.place_of(ImportFolder.objects.get()) / name
    path.write_text(content)
    written = now().timestamp() - seconds_ago
    os.utime(path, (written, written))
    return path


def look() -> int:
    """What the schedule does each minute, and then the worker."""
    stand_as(the_robot())
    found = folders.look(Act(actor=the_robot(), at=now(), door=Door.JOB))
    work()
    return found


def news(person: Person) -> list[str]:
    return list(Notification.objects.filter(person=person).values_list("text", flat=True))


def test_good_rows_of_a_file_go_in_and_its_owner_is_told(
    folder: ImportFolder, admin: Person
) -> None:
    put("alerts.csv", FILE)

    assert look() == 1

    imported = Import.objects.latest("pk")
    assert (imported.owner, imported.folder, imported.state) == (admin, folder, "started")
    assert [(each.title, each.keeper) for each in Thing.objects.all()] == [("Lantern", admin)]
    assert news(admin) == ["alerts.csv: 1 new, 0 changed, 1 refused."]
    folder.refresh_from_db()
    assert folder.looked_at is not None


def test_each_file_goes_in_once_and_again_when_it_changed(folder: ImportFolder) -> None:
    put("alerts.csv", FILE)

    assert [look(), look()] == [1, 0]

    put("alerts.csv", FILE + "Lamp;;\n", seconds_ago=-60)
    assert list(folders.fresh_files(folder, now())) == []
    File.objects.filter(folder="monitoring").update(sent_at=now().replace(year=2020))
    put("alerts.csv", "title;about;wear\nLamp;;\n")
    assert look() == 1
    assert sorted(Thing.objects.values_list("title", flat=True)) == ["Lamp", "Lantern"]


def test_the_same_content_under_another_name_waits_for_its_owner(
    folder: ImportFolder, admin: Person
) -> None:
    put("monday.csv", FILE)
    look()
    put("tuesday.csv", FILE)

    look()

    assert Thing.objects.count() == 1
    assert Import.objects.latest("pk").state == "checked"
    told = news(admin)[-1]
    assert told.startswith("tuesday.csv: It waits for you: This file was imported already")


def test_a_file_that_cannot_be_read_is_told_once(folder: ImportFolder, admin: Person) -> None:
    put("broken.csv", 'title;about\n"never ends')

    assert [look(), look()] == [1, 0]

    [told] = news(admin)
    assert told.startswith("broken.csv in monitoring was not imported: ")
    assert File.objects.filter(folder="monitoring").count() == 1
    assert Thing.objects.count() == 0


def test_a_file_with_other_heads_is_not_guessed_at(folder: ImportFolder, admin: Person) -> None:
    put("other.csv", "title;colour\nLantern;red\n")

    look()

    [told] = news(admin)
    assert told.startswith("other.csv in monitoring was not imported: ")
    assert Import.objects.filter(folder=folder).count() == 0
    assert File.objects.filter(folder="monitoring").count() == 1


def test_hidden_files_links_and_unfinished_ones_are_let_lie(
    folder: ImportFolder, tmp_path: Path
) -> None:
    put(".hidden.csv", FILE)
    put("growing.csv", FILE, seconds_ago=0)
    outside = tmp_path / "secret.csv"
    outside.write_text(FILE)
    (folders.place_of(folder) / "link.csv").symlink_to(outside)

    assert look() == 0


def test_a_paused_folder_is_not_looked_into(folder: ImportFolder, admin: Person) -> None:
    put("alerts.csv", FILE)
    actions.stop_watching(folder, by(admin, now()))
    assert look() == 0

    actions.watch_again(folder, by(admin, now()))
    assert look() == 1


def test_only_administrators_watch_and_no_folder_leads_elsewhere(folder: ImportFolder) -> None:
    with pytest.raises(NotAllowed):
        actions.watch_folder(by(an_agent()), name="x", folder="x", mapping=folder.mapping)
    for name in ("../x", "a/b", "", ".", "X", "-x"):
        with pytest.raises(Invalid):
            actions.watch_folder(by(folder.owner), name="x", folder=name, mapping=folder.mapping)
