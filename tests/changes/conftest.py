"""Whoever acts here, the database lets all rows be seen, as it does for the robot."""

import pytest

from armillary.kernel.access.standing import stand_as
from tests.makers import the_robot


@pytest.fixture(autouse=True)
def _stand(db: None) -> None:
    stand_as(the_robot())
