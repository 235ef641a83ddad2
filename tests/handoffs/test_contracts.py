"""What goes along with a hand-off is agreed, read from the record, and checked when it is sent."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.change.tests.makers import a_draft, a_manager
from armillary.fittings.handoffs import actions, contracts
from armillary.kernel import known, registry
from armillary.kernel.errors import Invalid
from armillary.kernel.handoffs.models import Handoff
from armillary.operations.incident.tests.makers import an_incident
from armillary.reference.contracts import ANSWER, CONTRACTS, Contract, Field, Form, contract
from armillary.reference.edges import edge
from armillary.reference.processes import PROCESSES
from tests.handoffs.makers import CHANGES, CMDB, INCIDENTS, PROBLEMS, a_handoff
from tests.makers import MONDAY, a_service, by

every_contract = pytest.mark.parametrize(
    "agreed", CONTRACTS, ids=lambda each: f"{each.edge}-{each.process}"
)
EVERYTHING = Contract(
    1,
    CHANGES,
    (
        Field("what", "what it is", needed=True),
        Field("many", "how many", Form.NUMBER),
        Field("sure", "whether it is sure", Form.YES_NO),
        Field("when", "when it begins", Form.MOMENT),
        Field("names", "who they are", Form.LIST),
        Field("steps", "what is done", Form.TABLE),
    ),
)
RIGHT: dict[str, Any] = {
    "what": "x",
    "many": 1,
    "sure": False,
    "when": MONDAY.isoformat(),
    "names": ["a"],
    "steps": [{"a": 1}],
}


@every_contract
def test_a_contract_is_of_an_interaction_of_its_process(agreed: Contract) -> None:
    assert any(edge(agreed.edge).carries(agreed.process, each.id) for each in PROCESSES)
    assert agreed.within > timedelta(0)
    names = [field.name for field in agreed.fields]
    assert len(names) == len(set(names))


@every_contract
@pytest.mark.django_db
def test_what_nobody_tells_a_record_has(agreed: Contract) -> None:
    """Each field that is not told by its process is one of the record's."""
    models = [
        kind.model
        for process in registry.processes()
        if process.id == agreed.process
        for kind in process.records
    ]
    told = any((model, agreed.edge) in contracts._told for model in models)

    assert told or any(
        all(hasattr(model, field.name) for field in agreed.fields) for model in models
    )


def test_what_keeps_to_it_has_no_flaw() -> None:
    assert list(EVERYTHING.flaws(RIGHT)) == []
    assert list(EVERYTHING.flaws({"what": "x", "many": None, "steps": {"a": "b"}})) == []


@pytest.mark.parametrize(
    ("given", "flaw"),
    [
        ({"what": ""}, "what it is (what) is missing"),
        ({"what": 1}, "what it is (what) is no text"),
        ({"many": "1"}, "how many (many) is no number"),
        ({"many": True}, "how many (many) is no number"),
        ({"sure": "yes"}, "whether it is sure (sure) is no yes or no"),
        ({"when": "soon"}, "when it begins (when) is no moment"),
        ({"when": "2026-11-23T09:00:00"}, "when it begins (when) is no moment"),
        ({"names": [1]}, "who they are (names) is no list"),
        ({"steps": ["a"]}, "what is done (steps) is no table"),
        ({"more": 1}, "more is not agreed upon"),
    ],
)
def test_what_does_not_is_told_with_the_field(given: dict[str, Any], flaw: str) -> None:
    assert list(EVERYTHING.flaws(RIGHT | given)) == [flaw]


def test_where_nothing_is_agreed_only_the_words_go_along() -> None:
    assert contract(2, CHANGES) == Contract(2, CHANGES, (), ANSWER)


@pytest.mark.django_db
def test_an_incident_takes_along_what_is_agreed() -> None:
    incident = an_incident()
    made = a_handoff(about=incident, edge=62, to_process=CHANGES)

    sent = Handoff.objects.get(pk=made.pk).content
    assert sent == {
        "number": incident.number,
        "title": incident.title,
        "service": None,
        "affected_item": None,
        "priority": incident.get_priority_display(),
        "reported_at": incident.reported_at.isoformat(),
    }


@pytest.mark.django_db
def test_an_item_takes_along_what_kind_it_is() -> None:
    item = a_service("Payroll")
    made = a_handoff(about=item, edge=111, to_process=CHANGES)

    assert made.content["name"] == "Payroll"
    assert made.content["configuration_class"] == str(item.configuration_class)
    assert (made.from_process, known.of(type(item)).process) == (CMDB, CMDB)


@pytest.mark.django_db
def test_what_lacks_something_needed_is_not_sent_and_changes_nothing() -> None:
    change = a_draft()

    with pytest.raises(Invalid, match=r"when it begins \(planned_start\) is missing") as refused:
        actions.offer(
            by(a_manager()), about=change, edge=62, to_process=INCIDENTS, wish="Know of it."
        )

    assert list(refused.value.fields) == ["about"]
    assert not Handoff.objects.exists()


@pytest.mark.django_db
def test_the_time_to_answer_is_that_of_the_interaction() -> None:
    quick, slow = a_handoff(edge=62, to_process=CHANGES), a_handoff(edge=64, to_process=PROBLEMS)

    assert quick.due_at == MONDAY + timedelta(hours=4)
    assert slow.due_at == MONDAY + timedelta(hours=16)
