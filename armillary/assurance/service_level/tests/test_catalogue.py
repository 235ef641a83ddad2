"""What a customer needs, held against what the catalogue offers."""

from decimal import Decimal

import pytest

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import catalogue as verbs
from armillary.assurance.service_level.models import Agreement, StandardService
from armillary.assurance.service_level.queries import agreements, catalogue
from armillary.assurance.service_level.tests.makers import FIRST_DAY, a_manager, an_objective
from armillary.assurance.service_level.vocabulary import Fit, Kind, Measure, State
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.handoffs.models import Handoff
from tests.makers import MONDAY, a_customer, a_service, by, the_robot


def a_level(service: StandardService, name: str, target: str, price: int) -> Agreement:
    """A level that is offered: one time to restore, for a price."""
    act = by(the_robot())
    level = actions.draft_level(
        act,
        standard_service=service,
        level=name,
        price=Decimal(price),
        valid_from=FIRST_DAY,
    )
    an_objective(level, target)
    actions.propose(level, act)
    actions.sign(level, act)
    actions.agree(level, act)
    return level


@pytest.fixture
def levels() -> dict[str, Agreement]:
    """Silver and gold of a standard service."""
    service = verbs.put_in_catalogue(by(the_robot()), name="Managed application")
    return {
        "gold": a_level(service, "Gold", "2 h", 900),
        "silver": a_level(service, "Silver", "8 h", 300),
    }


@pytest.fixture
def needs() -> Agreement:
    """A customer needs to be restored within four hours, and has one need more."""
    manager = a_manager()
    found = actions.collect_requirements(by(manager), name="Crew planning", customer=a_customer())
    actions.cover(found, by(manager), item=a_service("Crew planning"))
    an_objective(found, "4 h")
    an_objective(found, "99.5 %", measure=Measure.AVAILABILITY)
    return found


def test_levels_are_ordered_by_how_many_needs_they_meet(
    levels: dict[str, Agreement], needs: Agreement
) -> None:
    gold, silver = catalogue.offers_for(needs)

    assert (gold.level, gold.score) == (levels["gold"], 50)
    assert [each.fit for each in gold.found] == [Fit.MISSING, Fit.MET]
    assert (silver.level, silver.score) == (levels["silver"], 0)
    assert [each.fit for each in silver.found] == [Fit.MISSING, Fit.SHORT]


def test_gaps_are_handed_over_to_service_planning(
    levels: dict[str, Agreement], needs: Agreement
) -> None:
    act = by(the_robot())
    with pytest.raises(RuleBroken, match="Choose a level first"):
        actions.hand_gaps_over(needs, act)

    actions.choose_level(needs, act, chosen=levels["gold"], reason="Ships sail at night.")
    actions.hand_gaps_over(needs, act)

    handoff = Handoff.objects.get(about_number=needs.number)
    assert (handoff.edge, handoff.to_process) == (79, "service-planning")
    assert handoff.wish == (
        "Needed, and not offered:\n- Available 99.5 % of a month: nothing of the kind is offered"
    )


def test_an_agreement_is_drafted_from_what_was_chosen(
    levels: dict[str, Agreement], needs: Agreement
) -> None:
    act = by(the_robot())
    actions.choose_level(needs, act, chosen=levels["gold"], reason="Ships sail at night.")

    actions.draft_agreement(needs, act)

    made = Agreement.objects.get(kind=Kind.SLA)
    assert (made.state, made.organisation_id, made.price) == (
        State.DRAFT,
        needs.organisation_id,
        Decimal(900),
    )
    assert [each.statement for each in agreements.objectives(made)] == [
        "Restore within 2 h, in 90 % of cases"
    ]
    assert [each.name for each in agreements.services(made)] == ["Crew planning"]


def test_only_levels_that_are_offered_are_chosen(
    levels: dict[str, Agreement], needs: Agreement
) -> None:
    act = by(the_robot())
    actions.terminate(levels["gold"], act, reason="Nobody wants it.")

    with pytest.raises(Invalid, match="offered now"):
        actions.choose_level(needs, act, chosen=levels["gold"], reason="Anyway.")
    with pytest.raises(Invalid, match="offered now"):
        actions.choose_level(needs, act, chosen=needs, reason="Itself.")

    needs.refresh_from_db()
    assert needs.chosen is None


def test_a_service_with_levels_stays_in_the_catalogue(levels: dict[str, Agreement]) -> None:
    act, service = by(the_robot(), MONDAY), levels["gold"].standard_service
    assert service is not None

    with pytest.raises(RuleBroken, match="levels of it"):
        verbs.retire(service, act)
    for level in levels.values():
        actions.terminate(level, act, reason="Nobody wants it.")
    verbs.retire(service, act)

    assert service.state == "retired"
