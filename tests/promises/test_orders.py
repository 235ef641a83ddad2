"""The list of every record type comes in its own order out of an index, however long it grows."""

import re
from typing import Any

import pytest
from django.db import connection

from armillary.kernel.declarations import RecordType
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.listing.reading import page
from armillary.kernel.registry import record_types
from tests.makers import an_administrator

pytestmark = pytest.mark.django_db
FEW = {
    "agreements",
    "approval-policies",
    "attributes",
    "baselines",
    "boards",
    "blocked-senders",
    "calendars",
    "change-templates",
    "change-windows",
    "categories",
    "configuration-classes",
    "custom-fields",
    "destinations",
    "holiday-sets",
    "identification-rules",
    "ignored-things",
    "improvements",
    "lookouts",
    "mail-accounts",
    "mailboxes",
    "objectives",
    "priority-rules",
    "questions",
    "relation-types",
    "responsibilities",
    "rotas",
    "service-reviews",
    "standard-services",
    "standard-targets",
    "teams",
    "verifications",
    "weak-identifiers",
    "webhook-sources",
    "webhook-subscriptions",
}
"""What people write by hand, some hundred at most: those lists may be sorted as they are read."""
_AS_IF_LONG = """
    set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off;
"""


@pytest.mark.parametrize("address", ["", "open=true"], ids=["all", "open"])
@pytest.mark.parametrize(
    "kind",
    [kind for kind in record_types().values() if kind.slug not in FEW],
    ids=lambda kind: kind.slug,
)
def test_no_list_is_sorted_anew(kind: RecordType, address: str) -> None:
    assert sorts(kind, address) == []


def test_what_is_due_first_comes_out_of_an_index() -> None:
    assert sorts(record_types()["incidents"], "open=true&sort=due_at") == []


def sorts(kind: RecordType, address: str) -> list[str]:
    """The steps of a list's plan that sort rows, as if there were very many."""
    actor = an_administrator()
    plans: list[str] = []

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        with connection.connection.cursor() as cursor:
            cursor.execute(_AS_IF_LONG)
            cursor.execute("explain " + sql, params)
            plans.append("\n".join(row for (row,) in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        page(question(kind, pairs_of(address), actor), actor)

    return re.findall(r"(?:->|^) +Sort", plans[0])


def test_every_exception_is_a_record_type() -> None:
    assert set(record_types()) >= FEW
