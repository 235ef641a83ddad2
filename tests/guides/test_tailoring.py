"""The tailoring degree: changed elements of all, reckoned by hand, and the same on both pages."""

import pytest

from armillary.engines.conformance import Share
from armillary.fittings.custom_fields.vocabulary import Who
from armillary.fittings.raci import actions as responsibilities
from armillary.kernel.registry import processes, record_types
from armillary.people.models import Responsibility
from armillary.reference.activities import BusinessAssessment, Change
from armillary.reference.processes import BUSINESS_ASSESSMENT, CHANGE, INCIDENT, PROCESSES
from armillary.reference.raci import RACI, Letter
from armillary.reference.roles import Role
from armillary.transformation.guides.gathering import guide_of
from armillary.transformation.guides.queries import duties_in_force, listed
from armillary.transformation.guides.tailoring import LISTS, Listed, tailoring_of, tailorings
from armillary.transformation.guides.told import Change as Made
from armillary.transformation.guides.told import Duties, Tailoring
from tests.custom_fields.fields import a_field
from tests.makers import an_administrator, an_agent, by, signed_in_client
from tests.throwaway.process import THING
from tests.web.reading import words

pytestmark = pytest.mark.django_db

FIRST = BusinessAssessment.DEFINE_MARKET_SEGMENTS


def of_the_desk(duties: Duties = RACI) -> Tailoring:
    """Business assessment, as if its records were the things of the lending desk."""
    return tailoring_of(BUSINESS_ASSESSMENT, (THING,), duties, {})


def test_as_it_came_the_elements_are_those_counted_by_hand() -> None:
    """States: on the shelf, lent. Transitions: onto the shelf, from there to lent. Fields: title,
    about, wear, weight, keeper, holder, part of, due, and whose it is. Duties: the six rows of the
    matrix hold 3, 5, 4, 6, 5 and 6 letters. No verb has a rule. Thirteen edges name it."""
    came = of_the_desk()

    assert came.parts == (
        ("States", Share(0, 2)),
        ("Transitions", Share(0, 2)),
        ("Fields", Share(0, 9)),
        ("Duties", Share(0, 29)),
        ("Rules", Share(0, 0)),
        ("Interactions", Share(0, 13)),
    )
    assert (came.whole, came.changes, came.is_much) == (Share(0, 55), (), False)


def test_two_fields_and_three_duties_of_a_house_make_five_of_58() -> None:
    """In the first row the manager's R is gone, the owner's C became an I: 29 cells still. The
    architect's I is new, and the two fields are: three more elements."""
    a_field(label="Colour")
    a_field(label="What it cost", seen_by=Who.STAFF, set_by=Who.STAFF)
    row = {**RACI[FIRST], Role.SERVICE_OWNER: Letter.INFORMED, Role.ARCHITECT: Letter.INFORMED}
    del row[Role.BUSINESS_RELATIONSHIP_MANAGER]
    altered = of_the_desk({**RACI, FIRST: row})

    assert dict(altered.parts)["Fields"] == Share(2, 11)
    assert dict(altered.parts)["Duties"] == Share(3, 30)
    assert altered.whole == Share(5, 58)
    assert [each.what for each in altered.changes] == [
        "Define market segments: Service owner is I, it was C",
        "Define market segments: Architect is I, it had no letter",
        "Define market segments: Business relationship manager has no letter any more, it was R",
        "Things: Colour",
    ]


def test_rows_of_rules_count_and_those_of_content_are_named_only() -> None:
    rows = {
        "priority-rules": Listed(given=16, altered=1, added=2),
        "categories": Listed(given=9, altered=4, added=5),
    }
    kinds = [each for each in record_types().values() if each.slug in rows]
    came = tailoring_of(INCIDENT, kinds, RACI, {})
    altered = tailoring_of(INCIDENT, kinds, RACI, rows)

    assert altered.whole == came.whole + Share(3, 18)
    assert {each.kind: each.what for each in altered.changes} == {
        "Priority rules": "2 of our own, 1 of 16 changed",
        "Categories": "5 of our own, 4 of 9 changed",
    }


def test_a_process_is_much_altered_above_a_fifth() -> None:
    assert not Tailoring((), (("Duties", Share(20, 100)),)).is_much
    assert Tailoring((), (("Duties", Share(21, 100)),)).is_much


def test_what_a_house_has_made_its_own_is_named_in_its_guide() -> None:
    duties = {**RACI, Change.APPROVE_CHANGES: {Role.OPERATOR: Letter.ACCOUNTABLE}}
    rows = {"change-templates": Listed(given=2, altered=1, added=3)}
    altered = guide_of(CHANGE, processes(), duties, rows).tailoring

    assert altered.changes[-1] == Made("Change templates", "3 of our own, 1 of 2 changed")
    moved = [each.what for each in altered.changes if each.kind == "Duties"]
    assert "Approve changes: Operator is A, it had no letter" in moved
    assert altered.whole.part == len(moved)


def test_every_guide_and_the_page_of_conformance_say_the_same() -> None:
    act = by(an_administrator())
    for cell in Responsibility.objects.filter(activity__startswith=f"{CHANGE.id}.")[:4]:
        responsibilities.withdraw(cell, act)
    client = signed_in_client(an_agent())
    house = words(client.get("/conformance").content.decode())
    degrees = tailorings(PROCESSES, processes(), duties_in_force(), listed(LISTS))

    assert degrees[CHANGE.id].whole.part == 4
    for each in PROCESSES:
        degree = degrees[each.id].whole
        told = f"({degree.part} of {degree.whole})"
        assert told in house
        assert told in words(client.get(f"/guides/{each.id}").content.decode())
