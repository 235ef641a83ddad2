"""Agreements under which incidents ran, some in time and some too late."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.test import Client

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import objectives
from armillary.assurance.service_level.models import Objective
from armillary.assurance.service_level.queries.measuring.objectives import one
from armillary.assurance.service_level.rules.measuring import Measured
from armillary.assurance.service_level.tests.makers import a_draft, a_manager
from armillary.assurance.service_level.vocabulary import Measure
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident import actions as incidents
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import resolve
from armillary.people.models import Organisation, Person
from tests.makers import a_caller, a_customer, by, the_robot

BEGINNING = date(2026, 1, 1)
AGREED = datetime.fromisoformat("2025-12-20T12:00:00Z")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def a_kept_promise(
    customer: Organisation | None = None, target: str = "4 h", **said: object
) -> Objective:
    """Agreed for this year with a customer: a time to resolve, in nine of ten cases."""
    manager, act = a_manager(), by(the_robot(), AGREED)
    agreement = a_draft(manager, customer or a_customer(), valid_from=BEGINNING)
    made = objectives.define(
        act,
        agreement=agreement,
        target=target,
        **{"measure": Measure.RESOLVE, "share": Decimal(90), **said},  # type: ignore[arg-type]
    )
    actions.propose(agreement, act)
    actions.sign(agreement, act)
    actions.record_signature(agreement, by(manager, AGREED), name="Ada", signed_on=AGREED.date())
    actions.waive(agreement, act, reason="For this test.", until=date(2027, 1, 31))
    actions.agree(agreement, act)
    stand_as(the_robot())
    return made


def measured(objective: Objective) -> Measured:
    """The objective as those who measure it know it."""
    found = one(the_robot(), objective.pk)
    assert found is not None
    return found


def a_case(
    objective: Objective, agent: Person, begun: datetime, took: timedelta | None, **said: object
) -> Incident:
    """An incident of the customer that was resolved after so long; None: not yet."""
    caller = a_caller(objective.organisation)
    incident = incidents.log(by(caller, begun), **{**WORDS, **said})  # type: ignore[arg-type]
    incidents.take(incident, by(agent, begun + MINUTE))
    incidents.start(incident, by(agent, begun + 2 * MINUTE))
    if took is not None:
        resolve(incident, agent, begun + took)
    return incident


def two_of_three_in_time(agent: Person, begun: datetime) -> Objective:
    """A promise to a customer by which two were in time, and one was too late."""
    made = a_kept_promise(a_customer("Ålesund Ferries"))
    a_case(made, agent, begun, HOUR)
    a_case(made, agent, begun, 2 * HOUR)
    a_case(made, agent, begun, 5 * HOUR + 30 * MINUTE, title="The gate stays shut")
    return made


def text(web: Client, path: str) -> str:
    """A page that is there."""
    answer = web.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


WORDS = {"title": "The VPN drops", "impact": 2, "urgency": 1}
