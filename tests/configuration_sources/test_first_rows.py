"""A house whose administrators have grown a tree of their own is brought along too."""

import pytest

from armillary.assurance.configuration.process import CLASS
from armillary.assurance.configuration.sources import first_rows
from armillary.assurance.configuration.sources.models import (
    IdentificationRule,
    ReconciliationRule,
)
from tests.makers import MONDAY, by, now
from tests.promises.specimens import a_specimen, almighty

pytestmark = pytest.mark.django_db


def test_rules_are_written_for_the_classes_that_there_are() -> None:
    a_specimen(CLASS, by(almighty(), now()))

    first_rows.install(MONDAY)

    assert IdentificationRule.objects.count() == 0
    assert ReconciliationRule.objects.count() == 1
