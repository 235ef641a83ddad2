"""Whoever acts in these tests, the database lets all rows be seen, as it does for the robot."""

import pytest

from armillary.kernel.access.standing import stand_as
from tests.conftest import cluster, django_db_setup, own_database, template
from tests.makers import the_robot

__all__ = ["cluster", "django_db_setup", "own_database", "template"]


@pytest.fixture(autouse=True)
def _stand(db: None) -> None:
    stand_as(the_robot())
