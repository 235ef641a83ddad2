"""A house whose CMDB is described, with the rules by which sources are understood."""

import pytest

from armillary.assurance.configuration import first_rows
from armillary.assurance.configuration.sources import first_rows as source_rows
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import MONDAY, a_person, the_robot


@pytest.fixture
def keeper(db: None) -> Person:
    """A configuration manager."""
    the_robot()
    first_rows.install(MONDAY)
    source_rows.install(MONDAY)
    person = a_person(Role.CONFIGURATION_MANAGER)
    stand_as(person)
    return person
