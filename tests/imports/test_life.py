"""The life of an import, from a file to records and back."""

import pytest

from armillary.fittings.imports.mapping.mapping import Mapping
from armillary.kernel.conversation.actions import comment
from armillary.kernel.journal.models import Entry
from armillary.kernel.links.actions import link
from armillary.people.models import Person
from tests.imports.files import checked, columns, run, told, told_of, undo, verdicts, wrong
from tests.makers import an_agent, by, now
from tests.throwaway.models import Thing
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db

FILE = "title;about;wear\nLantern;Brass;New\nLadder;;Worn\nLamp;Green;Shiny\n"


@pytest.fixture
def agent() -> Person:
    return an_agent()


def test_good_rows_go_in_and_bad_ones_are_named(agent: Person) -> None:
    imported = checked(agent, "things", FILE)

    assert verdicts(imported) == {1: "", 2: "new", 3: "new", 4: "refused"}
    assert wrong(imported) == {4: [["wear", "“Shiny” is none of the choices: New, Worn."]]}
    assert Thing.objects.count() == 0

    done = run(imported, agent)

    assert list(Thing.objects.order_by("pk").values_list("title", "about", "wear")) == [
        ("Lantern", "Brass", 1),
        ("Ladder", "", 2),
    ]
    assert [outcome for outcome, _ in told(done)] == ["done", "done"]
    lines = Entry.objects.filter(record_type="things")
    assert set(lines.values_list("verb", "door", "actor")) == {("shelve", "import", agent.pk)}


def test_an_import_is_taken_back_while_nobody_touched_what_it_made(agent: Person) -> None:
    done = run(checked(agent, "things", FILE), agent)
    lantern, ladder = Thing.objects.order_by("pk")
    comment(ladder, by(agent, now()), text="I use this.")
    taken_back = undo(done, agent)

    assert list(Thing.objects.all()) == [ladder]
    lines = Entry.objects.filter(record_type="things", record_id=lantern.pk).order_by("pk")
    assert list(lines.values_list("verb", "state_after")) == [
        ("shelve", "on_the_shelf"),
        ("withdraw", "withdrawn"),
    ]
    assert told_of(taken_back) == [
        ("refused", f"{ladder.number} (line 3) cannot be taken back: it was changed since."),
        ("done", f"{lantern.number} (line 2) is gone."),
    ]


def test_what_something_points_at_is_not_taken_back(agent: Person) -> None:
    done = run(checked(agent, "things", FILE), agent)
    lantern, ladder = Thing.objects.order_by("pk")
    link(ladder, by(agent, now()), how="goes with", to=lantern)
    shelve(by(agent, now()), title="Hook", part_of=ladder)

    taken_back = undo(done, agent)

    assert Thing.objects.count() == 3
    assert told_of(taken_back) == [
        ("refused", f"{ladder.number} is in use: the last that happened to it is “link”."),
        ("refused", f"{lantern.number} is in use: a link points at it."),
    ]


def test_what_no_verb_changes_is_refused_for_a_record_that_is_there(agent: Person) -> None:
    lantern = shelve(by(agent), title="Lantern", about="Brass")
    goes = columns("title>title", "weight>-", "about>about")
    file = "title,weight,about\nlantern,7,Old brass\nLadder,9,\n"

    imported = checked(agent, "things", file, mapping=Mapping("shelve", goes, key="title"))

    assert verdicts(imported) == {1: "", 2: "refused", 3: "new"}
    assert wrong(imported) == {
        2: [["about", "This can be given when it is made, and no verb changes it afterwards."]]
    }
    lantern.refresh_from_db()
    assert lantern.about == "Brass"
