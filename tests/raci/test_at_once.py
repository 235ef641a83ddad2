"""Two who edit the same line of the matrix at the same moment."""

from django.db import transaction

from armillary.fittings.raci import actions
from armillary.fittings.raci.queries import line_of
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import RuleBroken
from armillary.reference.activities import Incident
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from tests.access.test_at_once import together
from tests.makers import an_administrator, by
from tests.raci.makers import row


def test_the_last_two_who_do_it_are_not_both_withdrawn(own_database: None) -> None:
    with transaction.atomic():
        administrator = an_administrator()
        cells = [row(Incident.ISOLATE, each) for each in (Role.SERVICE_DESK_AGENT, Role.SPECIALIST)]

    def withdraw() -> None:
        cell = cells.pop()
        with transaction.atomic():
            stand_as(administrator)
            actions.withdraw(cell, by(administrator))

    assert together(withdraw, 2) == [RuleBroken.__name__, "in"]
    assert Letter.RESPONSIBLE in line_of(Incident.ISOLATE.value).values()
