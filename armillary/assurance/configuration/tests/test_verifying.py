"""What the rules of integrity find, and what becomes of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from armillary.assurance.configuration import actions, jobs
from armillary.assurance.configuration.actions import relation_types, verifying
from armillary.assurance.configuration.models import (
    Claim,
    ConfigurationItem,
    Discrepancy,
    RelationRule,
    Verification,
)
from armillary.assurance.configuration.tests.makers import a, of, way
from armillary.assurance.configuration.vocabulary import DiscrepancyState, Finding
from armillary.kernel.errors import Invalid, WrongState
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.makers import MONDAY, by

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)


def verified(keeper: Person, at: datetime) -> Verification:
    """All rules have looked."""
    asked = verifying.verify(by(keeper, at))
    jobs.look(by(keeper, at), {})
    found: Verification = Verification.objects.get(pk=asked.pk)
    return found


def standing(*kinds: Finding) -> list[tuple[str, str]]:
    """What is open of these kinds, by the name of the item."""
    rows = Discrepancy.objects.filter(state=DiscrepancyState.OPEN, kind__in=kinds)
    return list(rows.order_by("item__name", "kind").values_list("item__name", "says"))


def owned(keeper: Person, class_name: str, name: str, **given: Any) -> ConfigurationItem:
    return a(class_name, keeper, name=name, owner=keeper, **given)


def test_who_has_no_owner_and_no_relation_is_found_once(keeper: Person) -> None:
    a("server", keeper, name="db1")
    a("laptop", keeper, name="laptop 1")

    first, second = verified(keeper, TUESDAY), verified(keeper, WEDNESDAY)

    assert standing(Finding.NO_OWNER) == [
        ("db1", "It has no owner."),
        ("laptop 1", "It has no owner."),
    ]
    assert standing(Finding.ORPHAN) == [("db1", "It is in use and related to nothing.")]
    assert (first.looked_at, first.opened, first.cleared) == (2, first.found, 0)
    assert (second.found, second.opened, second.reopened) == (first.found, 0, 0)


def test_what_is_no_longer_found_is_gone_and_comes_back_as_the_same(keeper: Person) -> None:
    server = a("server", keeper, name="db1")
    verified(keeper, TUESDAY)
    one = Discrepancy.objects.get(kind=Finding.NO_OWNER)

    actions.entrust(server, by(keeper, TUESDAY), owner=keeper)
    gone = verified(keeper, TUESDAY)
    one.refresh_from_db()
    assert (gone.cleared, one.state) == (1, DiscrepancyState.GONE)

    actions.entrust(server, by(keeper, WEDNESDAY), owner=None)
    again = verified(keeper, WEDNESDAY)
    one.refresh_from_db()
    assert (again.opened, again.reopened, one.state) == (0, 1, DiscrepancyState.OPEN)
    verbs = Entry.objects.filter(record_type="discrepancies", record_id=one.pk).order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["point_out", "clear", "open_again"]


def test_two_of_a_name_are_duplicates_and_no_owner_of_weak_numbers(keeper: Person) -> None:
    owned(keeper, "server", "db1")
    owned(keeper, "server", "DB1")
    owned(keeper, "laptop", "db1")

    verified(keeper, TUESDAY)

    assert sorted(standing(Finding.DUPLICATE)) == [
        ("DB1", "Others of its class are called “DB1” too."),
        ("db1", "Others of its class are called “db1” too."),
    ]


def test_what_is_older_than_its_half_life_is_stale_until_it_is_seen(keeper: Person) -> None:
    server = owned(keeper, "server", "db1")
    days = of("server").half_life_days
    late = MONDAY + timedelta(days=days, seconds=1)

    verified(keeper, MONDAY + timedelta(days=days))
    assert standing(Finding.STALE) == []
    verified(keeper, late)
    assert standing(Finding.STALE) == [("db1", f"Not confirmed for longer than {days} days.")]

    actions.see(server, by(keeper, late), provenance="scan")
    verified(keeper, late)
    assert standing(Finding.STALE) == []


def test_a_relation_is_found_when_its_rule_is_gone(keeper: Person) -> None:
    service, server = owned(keeper, "business_service", "Mail"), owned(keeper, "server", "db1")
    actions.relate(service, by(keeper), relation_type=way("depends_on"), target=server)
    verified(keeper, TUESDAY)
    assert standing(Finding.RELATION_NOT_ALLOWED) == []

    for rule in RelationRule.objects.filter(relation_type=way("depends_on"), state="active"):
        relation_types.forbid(rule, by(keeper, TUESDAY))
    verified(keeper, WEDNESDAY)

    assert standing(Finding.RELATION_NOT_ALLOWED) == [
        ("Mail", f"It depends on {server.number} “db1”, and no rule allows that.")
    ]


def test_what_the_latest_source_says_otherwise_is_found(keeper: Person) -> None:
    server = owned(keeper, "server", "db1", custom_memory="64")
    said = {"memory": 64, "name": "db2"}
    Claim.objects.create(ci=server, provenance="scan", said=said, seen_at=TUESDAY)

    verified(keeper, TUESDAY)

    assert standing(Finding.DIFFERS) == [("db1", "scan says “db2” of name, recorded is “db1”.")]


def test_what_is_accepted_is_opened_again_when_the_date_has_passed(keeper: Person) -> None:
    a("server", keeper, name="db1")
    verified(keeper, MONDAY)
    one = Discrepancy.objects.get(kind=Finding.NO_OWNER)
    verifying.accept(one, by(keeper, MONDAY), until=TUESDAY, reason="being sold")

    verified(keeper, MONDAY)
    assert jobs.reopen_what_was_accepted(by(keeper, TUESDAY - timedelta(seconds=1))) == 0
    assert jobs.reopen_what_was_accepted(by(keeper, TUESDAY)) == 1

    one.refresh_from_db()
    assert (one.state, one.accepted_until) == (DiscrepancyState.OPEN, None)


def test_what_was_put_right_and_is_not_is_opened_again(keeper: Person) -> None:
    a("server", keeper, name="db1")
    verified(keeper, MONDAY)
    one = Discrepancy.objects.get(kind=Finding.NO_OWNER)
    verifying.put_right(one, by(keeper, MONDAY), reason="CHG-000001")

    again = verified(keeper, TUESDAY)

    one.refresh_from_db()
    assert (again.reopened, one.state) == (1, DiscrepancyState.OPEN)


def test_nothing_is_accepted_until_yesterday(keeper: Person) -> None:
    a("server", keeper, name="db1")
    verified(keeper, TUESDAY)
    one = Discrepancy.objects.get(kind=Finding.NO_OWNER)
    lines = Entry.objects.count()

    with pytest.raises(Invalid, match="has passed"):
        verifying.accept(one, by(keeper, TUESDAY), until=MONDAY, reason="x")
    with pytest.raises(WrongState):
        verifying.open_again(one, by(keeper, TUESDAY))

    assert Entry.objects.count() == lines


def test_the_rules_ask_as_much_of_many_as_of_few(
    keeper: Person, django_assert_max_num_queries: object
) -> None:
    for _ in range(5):
        a("server", keeper)

    with django_assert_max_num_queries(90):  # type: ignore[operator]
        verified(keeper, TUESDAY)
