"""Words of a file that are no choices of ours: asked once, kept, and understood at every door."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from msgspec.structs import replace

from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.fittings.imports import actions, folders
from armillary.fittings.imports.mapping.foreign import foreign, translated
from armillary.fittings.imports.mapping.mapping import Mapping
from armillary.fittings.imports.mapping.targets import Target, creation_of, kind_of, targets_of
from armillary.fittings.imports.models import Import, ImportMapping
from armillary.kernel.errors import Invalid
from armillary.people.models import Person
from armillary.postgres.folder import DataFolder
from tests.custom_fields.fields import a_field
from tests.imports.files import begun, check, checked, columns, run, work, wrong
from tests.imports.test_folders import look, put
from tests.imports.test_wizard import mapped, upload
from tests.makers import an_administrator, an_agent, api_client, by, now, signed_in_client
from tests.throwaway.models import Thing
from tests.web.reading import words

pytestmark = pytest.mark.django_db

FILE = "title;wear\nLantern;neu\nLadder;NEU \nLamp;gebraucht\nHook;?\nRope;Worn\n"
MEANT = {"means-1-neu": "1", "means-1-gebraucht": "2", "means-1-?": "-"}
NO_CHOICE = "“{}” is none of the choices: New, Worn."


@pytest.fixture
def agent() -> Person:
    return an_agent()


def wears() -> dict[str, int | None]:
    return dict(Thing.objects.values_list("title", "wear"))


def understanding(*goes: str, **said: str) -> Mapping:
    """A mapping whose last column understands these words."""
    *others, last = columns(*goes)
    return Mapping("shelve", (*others, replace(last, words=said)))


def test_unknown_words_are_asked_and_what_they_mean_is_kept(agent: Person) -> None:
    browser = signed_in_client(agent)
    upload(browser, FILE)
    address = f"/imports/{Import.objects.get().number}/map_columns"
    asked = browser.get(address).content.decode()
    assert "Words of wear that are none of the choices" in words(asked)
    assert "NEU 2 rows Not said New Worn Nothing: as an empty cell" in words(asked)
    assert 'name="means-1-worn"' not in asked

    mapped(browser, address, **MEANT, keep="Lager")
    work()
    imported = Import.objects.get()
    assert wrong(imported) == {}
    run(imported, agent)
    assert wears() == {"Lantern": 1, "Ladder": 1, "Lamp": 2, "Hook": None, "Rope": 2}

    kept = ImportMapping.objects.get()
    upload(browser, "wear;title\nalt;Saw\nneu;Axe\n")
    fresh = Import.objects.latest("pk")
    page = browser.get(f"/imports/{fresh.number}/map_columns").content.decode()
    assert kept.mapping["columns"][1]["words"] == {"neu": "1", "gebraucht": "2", "?": "-"}
    assert "Mapped as" not in page
    upload(browser, "Title;Wear\nSaw;alt\nAxe;neu\n")
    fresh = Import.objects.latest("pk")
    mapped(browser, f"/imports/{fresh.number}/map_columns")
    work()
    assert wrong(fresh) == {2: [["Wear", NO_CHOICE.format("alt")]]}
    fresh.refresh_from_db()
    assert fresh.mapping["columns"][1]["words"] == {"neu": "1", "gebraucht": "2", "?": "-"}


def test_a_column_that_goes_elsewhere_is_looked_at_at_once(agent: Person) -> None:
    browser = signed_in_client(agent)
    upload(browser, "title;state of it\nLantern;neu\n")
    address = f"/imports/{Import.objects.get().number}/map_columns"
    sent = {"head-0": "title", "to-0": "title", "asked-0": "title", "head-1": "state of it"}

    answer = browser.post(address, {**sent, "to-1": "wear"}, headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert 'name="means-1-neu"' in answer.content.decode()
    assert Import.objects.get().mapping == {}
    gone = {**sent, "to-1": "about", "asked-1": "wear", "means-1-neu": "1", "reading-1": "dmy"}
    browser.post(address, {**gone, "zone": "UTC"})
    assert Import.objects.get().mapping["columns"][1] == {
        "at": 1,
        "head": "state of it",
        "to": "about",
    }


def test_of_very_many_words_the_commonest_are_asked_and_it_is_said(agent: Person) -> None:
    browser = signed_in_client(agent)
    rows = "".join(f"Thing {number};word {number // 2}\n" for number in range(2, 101))
    upload(browser, f"title;wear\n{rows}")
    address = f"/imports/{Import.objects.get().number}/map_columns"
    page = browser.get(address).content.decode()

    assert page.count('name="means-1-') == 40
    assert "10 more words are no choices either, and at most 40 are asked" in words(page)
    assert 'name="means-1-word 50"' not in page


def test_a_meaning_that_is_no_choice_is_refused_at_every_door(agent: Person) -> None:
    imported = begun(agent, "things", FILE)
    why = "“neu” cannot mean “3”: there is no such choice."
    with pytest.raises(Invalid, match="cannot mean"):
        check(imported, agent, understanding("title>title", "wear>wear", neu="3"))
    with pytest.raises(Invalid, match="cannot mean"):
        check(imported, agent, understanding("wear>-", "title>title", neu="1"))
    many = {f"word {number}": "1" for number in range(201)}
    with pytest.raises(Invalid, match="At most 200 words"):
        check(imported, agent, understanding("title>title", "wear>wear", **many))

    body = {
        "creation": "shelve",
        "columns": [
            {"at": 0, "head": "title", "to": "title"},
            {"at": 1, "head": "wear", "to": "wear", "words": {"neu": "3"}},
        ],
    }
    answer = mapped_by_program(agent, imported, body)
    assert (answer.status_code, answer.json()["errors"]) == (
        422,
        [{"field": "wear", "why": why}],
    )
    assert Import.objects.get().mapping == {}


def test_a_program_says_what_words_mean(agent: Person) -> None:
    imported = begun(agent, "things", "title,wear\nLantern,neu\n")
    proposal = {
        "creation": "shelve",
        "columns": [
            {"at": 0, "head": "title", "to": "title"},
            {"at": 1, "head": "wear", "to": "wear", "words": {"neu": "1"}},
        ],
    }

    assert mapped_by_program(agent, imported, proposal).status_code == 200
    actions.check(imported, by(agent, now()))
    work()
    assert wrong(imported) == {}


def mapped_by_program(agent: Person, imported: Import, mapping: dict[str, Any]) -> Any:
    api: Client = api_client(agent)
    path = f"/api/v1/imports/{imported.number}/map_columns"
    return api.post(path, {"mapping": json.dumps(mapping)}, content_type="application/json")


def test_a_watched_folder_understands_them(tmp_path: Path, settings: Any) -> None:
    settings.DATA = DataFolder(tmp_path)
    (tmp_path / "imports" / "store").mkdir(parents=True)
    admin = an_administrator()
    goes = understanding("title>title", "wear>wear", neu="1")
    imported = checked(admin, "things", "title;wear\nLantern;neu\n", mapping=goes)
    act = by(admin, now())
    kept = actions.keep(act, imported=imported, name="Store")
    folder = actions.watch_folder(act, name="Store", folder="store", mapping=kept)
    assert folders.place_of(folder).is_dir()
    put("monday.csv", "wear_;title\nx;y\n")
    put("tuesday.csv", "title;wear\nLadder;Neu\nLamp;alt\n")

    look()

    assert wears() == {"Ladder": 1}


def test_yes_no_and_several_choices_are_understood_too(agent: Person) -> None:
    a_field(Kind.BOOLEAN, label="Ours")
    a_field(Kind.CHOICES, label="Colours", choices="red = Red\nblue = Blue, dark\ngreen")
    file = "title\tours\tcolours\nLantern\tunsere\trot; Blue, dark\nLadder\tnein\tBlue, dark\n"
    file += "Lamp\tja\tgreen,Red\n"
    title, ours, colours = columns("title>title", "ours>custom_ours", "colours>custom_colours")
    goes = (title, replace(ours, words={"unsere": "true"}), replace(colours, words={"rot": "red"}))

    imported = checked(agent, "things", file, mapping=Mapping("shelve", goes))

    assert wrong(imported) == {
        2: [["colours", "“dark” is none of the choices: Red, Blue, dark, Green."]]
    }
    run(imported, agent)
    held = dict(Thing.objects.values_list("title", "custom"))
    assert held == {
        "Ladder": {"ours": False, "colours": ["blue"]},
        "Lamp": {"ours": True, "colours": ["red", "green"]},
    }


def wear(agent: Person) -> Target:
    kind = kind_of("things")
    return targets_of(kind, creation_of(kind), agent)["wear"]


def test_words_are_counted_whatever_their_capitals_and_long_texts_are_none(agent: Person) -> None:
    cells = [("neu", 3), ("Neu ", 2), ("worn", 9), ("?", 1), (" ", 4), ("x" * 81, 8), ("'=neu", 1)]

    assert foreign(wear(agent), cells) == [("neu", 6), ("?", 1)]
    assert translated({"neu": "1", "?": "-"}, wear(agent), " NEU") == "1"
    assert translated({"neu": "1", "?": "-"}, wear(agent), "?") == ""
    assert translated({"neu": "1"}, wear(agent), "alt") == "alt"
