"""Each test has things that are approved."""

from collections.abc import Iterator

import pytest

from armillary.fittings.approvals import declared
from armillary.kernel.access.standing import stand_as
from tests.approvals.makers import approve_things
from tests.makers import the_robot
from tests.throwaway.models import Thing


@pytest.fixture(autouse=True)
def _things(request: pytest.FixtureRequest) -> Iterator[None]:
    """Things are approved, and the robot stands before the database where there is one."""
    before = declared.of(Thing)
    approve_things()
    if "django_db" in request.keywords:
        request.getfixturevalue("db")
        stand_as(the_robot())
    yield
    declared.forget(Thing)
    if before:
        declared.learn(before)
