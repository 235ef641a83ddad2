"""An installation starts with a matrix and two trees, and keeps what people make of them."""

import pytest

from armillary.operations.incident import first_rows
from armillary.operations.incident.models import Category, PriorityRule
from armillary.operations.incident.vocabulary import Tree
from tests.makers import MONDAY

pytestmark = pytest.mark.django_db


def test_an_installation_starts_with_a_matrix_and_two_trees() -> None:
    first_rows.install(MONDAY)

    rules = PriorityRule.objects.order_by("impact", "urgency").values_list("priority", flat=True)
    assert list(rules) == [1, 2, 3, 2, 3, 3, 3, 3, 4]
    assert Category.objects.filter(tree=Tree.SYMPTOM, path="Network › VPN").count() == 1
    assert Category.objects.filter(tree=Tree.CAUSE).count() == 14


def test_installing_again_adds_nothing() -> None:
    first_rows.install(MONDAY)
    before = Category.objects.count(), PriorityRule.objects.count()

    first_rows.install(MONDAY)

    assert (Category.objects.count(), PriorityRule.objects.count()) == before
