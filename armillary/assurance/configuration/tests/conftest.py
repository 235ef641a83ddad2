"""What the tests of configuration management start with: the tree of classes and the ways."""

import pytest

from armillary.assurance.configuration import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.conftest import cluster, django_db_setup, own_database, template
from tests.makers import MONDAY, a_person, the_robot

__all__ = ["cluster", "django_db_setup", "own_database", "template"]


@pytest.fixture
def keeper(db: None) -> Person:
    """A configuration manager in a house whose CMDB is described."""
    the_robot()
    first_rows.install(MONDAY)
    person = a_person(Role.CONFIGURATION_MANAGER)
    stand_as(person)
    return person
