"""What belongs to no process of the model: under which heading of the rail, and shown to whom."""

import pytest

from armillary.kernel.registry import processes, record_types
from armillary.people.models import Person
from armillary.web.frame.rail import shelves
from armillary.web.records.crumbs import crumbs, is_process
from tests.makers import a_caller, an_administrator, an_agent, by, now

pytestmark = pytest.mark.django_db


def shown_to(person: Person) -> dict[str, list[str]]:
    return {
        shelf.title: [place.label for place in shelf.places]
        for shelf in shelves(by(person, now()), "tasks")
    }


def test_an_administrator_finds_every_type_on_one_shelf() -> None:
    shown = shown_to(an_administrator())

    assert list(shown) == ["Work", "People", "Settings"]
    assert sorted(label for labels in shown.values() for label in labels) == sorted(
        [
            "Inbox of hand-offs",
            "Outgoing mail",
            *(
                kind.plural
                for process in processes()
                if not is_process(process.id)
                for kind in process.records
            ),
        ]
    )


def test_an_agent_is_shown_no_settings_that_only_administrators_make() -> None:
    shown = shown_to(an_agent())

    assert shown["Work"][:4] == ["Tasks", "Consults", "Hand-offs", "Incoming mails"]
    assert shown["People"] == shown_to(an_administrator())["People"]
    assert shown["Settings"][:3] == ["Import mappings", "Views", "Blocked senders"]
    assert not {"Mailboxes", "Custom fields", "Destinations"} & set(shown["Settings"])


def test_callers_have_no_shelves() -> None:
    assert shown_to(a_caller()) == {}


@pytest.mark.parametrize(
    ("slug", "above"),
    [("tasks", "Work"), ("batches", "Work"), ("teams", "People"), ("mailboxes", "Settings")],
)
def test_a_page_stands_under_the_same_heading(slug: str, above: str) -> None:
    assert crumbs(record_types()[slug])[0].label == above
