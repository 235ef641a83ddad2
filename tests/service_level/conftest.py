"""Whoever works on the cases that are measured, and what binds them."""

import pytest

from armillary.kernel import by_heart
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.makers import an_agent, the_robot


@pytest.fixture
def agent() -> Person:
    """Somebody who works on the cases. What bound in other tests is forgotten."""
    by_heart.forget()
    stand_as(the_robot())
    return an_agent()
