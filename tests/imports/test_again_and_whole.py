"""All or nothing, the same file twice, and records that are there already, changed and set back."""

import pytest

from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.fittings.imports.mapping.mapping import Mapping
from armillary.fittings.imports.models import Import
from armillary.kernel.access.actions import persons, teams
from armillary.kernel.errors import NotAllowed, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person, Team
from armillary.reference.roles import Role
from tests.custom_fields.fields import a_field, fill_in
from tests.imports.files import (
    begun,
    checked,
    columns,
    found,
    run,
    told,
    told_of,
    undo,
    verdicts,
    wrong,
)
from tests.makers import a_person, an_administrator, an_agent, by, now, the_robot
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db

FILE = "title;about\nLantern;Brass\nLadder;\n"
BROKEN = FILE + f"{'x' * 201};\n"


@pytest.fixture
def agent() -> Person:
    return an_agent()


def test_all_or_nothing_takes_nothing_while_a_row_is_refused(agent: Person) -> None:
    imported = checked(agent, "things", BROKEN)
    assert verdicts(imported) == {1: "", 2: "new", 3: "new", 4: "refused"}

    with pytest.raises(RuleBroken, match="1 rows are refused, and you want all or nothing"):
        run(imported, agent, whole=True)

    assert Thing.objects.count() == 0
    assert found(imported).state == "checked"


def test_all_go_in_together_and_come_back_together(agent: Person) -> None:
    done = run(checked(agent, "things", FILE), agent, whole=True)

    assert told(done) == [("done", "2 rows were imported.")]
    assert Thing.objects.count() == 2
    assert told_of(undo(done, agent)) == [("done", "2 rows were taken back.")]
    assert Thing.objects.count() == 0


def test_of_all_or_nothing_nothing_is_left_when_a_row_fails_later() -> None:
    admin = an_administrator()
    imported = checked(admin, "teams", "name\nDay shift\nNight shift\n")
    teams.form(by(admin, now()), name="Night shift")

    done = run(imported, admin, whole=True)

    [(outcome, why)] = told(done)
    assert outcome == "refused"
    assert why.startswith("Nothing was imported, because of line 3: ")
    assert [team.name for team in Team.objects.all()] == ["Night shift"]


def test_one_row_that_fails_later_is_told_and_the_others_of_its_chunk_go_in() -> None:
    admin = an_administrator()
    imported = checked(admin, "teams", "name\nDay shift\nNight shift\nReserve\n")
    teams.form(by(admin, now()), name="Night shift")

    done = run(imported, admin)

    (first, _), (second, why), (third, _) = told(done)
    assert (first, second, third) == ("done", "refused", "done")
    assert why == "A team of this name is known already."
    assert (done.batch and done.batch.done, done.batch and done.batch.refused) == (2, 1)
    assert sorted(team.name for team in Team.objects.all()) == [
        "Day shift",
        "Night shift",
        "Reserve",
    ]


def test_the_same_file_in_the_same_way_has_to_be_meant(agent: Person) -> None:
    first = run(checked(agent, "things", FILE), agent)
    second = checked(agent, "things", FILE)

    with pytest.raises(RuleBroken, match=f"imported already in this way, as {first.number}"):
        run(second, agent)
    assert Thing.objects.count() == 2

    run(second, agent, again=True)
    assert Thing.objects.count() == 4


def test_another_mapping_or_content_is_another_import(agent: Person) -> None:
    run(checked(agent, "things", FILE), agent)

    run(checked(agent, "things", FILE, leave="about"), agent)
    run(checked(agent, "things", FILE + "Lamp;\n"), agent)

    assert Thing.objects.count() == 7


def test_what_was_taken_back_can_come_again(agent: Person) -> None:
    first = run(checked(agent, "things", FILE), agent)
    undo(first, agent)

    run(checked(agent, "things", FILE), agent)

    assert Thing.objects.count() == 2


def test_records_that_are_there_are_changed_and_set_back() -> None:
    admin = an_administrator()
    ada = a_person(name="Ada Kerr", email="ada@example.com")
    bob = a_person(name="Bob Low", email="bob@example.com")
    file = "email,name,phone\nADA@example.com,Ada Kerr,+43 1 234\nbob@example.com,Bob Low,\n"
    goes = columns("email>email", "name>name", "phone>phone")

    imported = checked(admin, "persons", file, mapping=Mapping("register", goes, key="email"))

    assert verdicts(imported) == {1: "", 2: "change", 3: "same"}
    done = run(imported, admin)
    ada.refresh_from_db()
    assert (ada.phone, ada.version) == ("+43 1 234", 2)
    bob.refresh_from_db()
    assert bob.version == 1

    undo(done, admin)

    ada.refresh_from_db()
    assert (ada.phone, ada.version) == ("", 3)
    lines = Entry.objects.filter(record_type="persons", record_id=ada.pk).order_by("pk")
    assert list(lines.values_list("verb", "door"))[1:] == [
        ("change_contact", "import"),
        ("change_contact", "web"),
    ]


def test_a_change_is_not_set_back_over_what_others_did_since() -> None:
    admin = an_administrator()
    ada = a_person(name="Ada Kerr", email="ada@example.com")
    goes = columns("email>email", "name>name", "phone>phone")
    mapping = Mapping("register", goes, key="email")
    file = "email,name,phone\nada@example.com,Ada Kerr,1234\n"
    done = run(checked(admin, "persons", file, mapping=mapping), admin)
    ada.refresh_from_db()
    persons.change_contact(ada, by(admin, now()), phone="99")

    back = undo(done, admin)

    assert told_of(back) == [
        ("refused", f"{ada.number} (line 2) cannot be taken back: it was changed since.")
    ]
    ada.refresh_from_db()
    assert ada.phone == "99"


def test_two_rows_of_one_key_name_each_other(agent: Person) -> None:
    goes = columns("title>title", "about>about")
    file = "title,about\nLantern,Brass\nLantern,Green\n"

    imported = checked(agent, "things", file, mapping=Mapping("shelve", goes, key="title"))

    assert wrong(imported) == {
        2: [["", "It has the same key as line 3: a record cannot be two things at once."]],
        3: [["", "It has the same key as line 2: a record cannot be two things at once."]],
    }


def test_a_custom_field_of_a_record_that_is_there_is_filled_in_and_set_back(agent: Person) -> None:
    a_field(Kind.TEXT, label="Shelf")
    lantern = shelve(by(agent), title="Lantern")
    ladder = shelve(by(agent), title="Ladder")
    fill_in(ladder, agent, custom_shelf="7")
    file = f"number,shelf\n{lantern.number},7\n{ladder.number},8\n"
    mapping = Mapping("shelve", columns("number>number", "shelf>custom_shelf"), key="number")

    imported = checked(agent, "things", file, mapping=mapping)

    assert wrong(imported) == {}
    assert verdicts(imported) == {1: "", 2: "change", 3: "change"}
    done = run(imported, agent)
    assert shelves() == {"Lantern": "7", "Ladder": "8"}
    last = Entry.objects.filter(record_type="things", record_id=ladder.pk).latest("pk")
    assert (last.verb, last.changes) == ("fill_in", {"custom_shelf": ["7", "8"]})

    undo(done, agent)
    assert shelves() == {"Lantern": None, "Ladder": "7"}


def shelves() -> dict[str, str | None]:
    return {each.title: each.custom.get("shelf") for each in Thing.objects.all()}


def test_who_may_make_none_imports_none() -> None:
    agent = an_agent()
    before = Entry.objects.count()

    with pytest.raises(NotAllowed):
        begun(agent, "teams", "name\nNight shift\n")

    assert (Import.objects.count(), Team.objects.count()) == (0, 0)
    assert Entry.objects.count() == before


def test_who_lost_the_right_meanwhile_takes_nothing_in() -> None:
    admin = an_administrator()
    imported = checked(admin, "teams", "name\nNight shift\n")
    robot = by(the_robot(), now())
    persons.revoke_role(admin, robot, role=Role.ADMINISTRATOR)
    fresh = Person.objects.get(pk=admin.pk)

    done = run(imported, fresh)

    assert [outcome for outcome, _ in told(done)] == ["refused"]
    assert Team.objects.count() == 0
    assert teams.form(robot, name="Night shift").pk
