"""NetBox asked again: what is as it was stays; what is changed or gone there is that alone."""

from typing import Any

import pytest

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.configuration.sources.vocabulary import Form
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.configuration_import.test_netbox_rest import (
    ADDRESSES,
    CABLES,
    PORTS,
    PREFIXES,
    ROLES,
    SITES,
    VLANS,
    listed,
)
from tests.configuration_proof.test_real_data import standing, twice
from tests.configuration_sources.makers import TUESDAY, item, taken, ties

BESIDE = [SITES, ROLES, PORTS, CABLES, PREFIXES, ADDRESSES, VLANS]
FIRST: dict[str, Any] = {"id": 7, "name": "sw1", "site": {"id": 1, "name": "Oslo"}, "serial": "S1"}
SECOND: dict[str, Any] = {"id": 8, "name": "sw2", "site": {"id": 1}}
THIRD: dict[str, Any] = {"id": 9, "name": "sw3", "site": {"id": 1}, "serial": "S3"}


def told_of(*devices: dict[str, Any]) -> list[bytes]:
    """The lists of a NetBox with these devices."""
    role = {"role": {"id": 4}}
    return [*BESIDE, listed("dcim/devices", *(each | role for each in devices))]


def heard(keeper: Person, *devices: dict[str, Any], **given: Any) -> Reading:
    return taken(keeper, Form.NETBOX, told_of(*devices), TUESDAY, **given)


@pytest.fixture
def known(keeper: Person) -> Person:
    """Who has taken three devices in, and once more, which changed nothing."""
    twice(keeper, Form.NETBOX, told_of(FIRST, SECOND, THIRD))
    return keeper


def counts(reading: Reading) -> tuple[int, ...]:
    """What is new, changed, absent, begins and ends."""
    return reading.made, reading.changed, reading.absent, reading.begins, reading.ends


def lines() -> set[tuple[int, int]]:
    rows = Entry.objects.filter(record_type="configuration-items")
    return set(rows.values_list("pk", "record_id"))


def test_of_a_changed_device_only_that_is_changed(known: Person) -> None:
    before, ties_before = lines(), ties()

    reading = heard(known, FIRST, SECOND, THIRD | {"name": "sw3-new", "serial": "S33"})

    assert counts(reading) == (0, 1, 0, 0, 0)
    changed = item("sw3-new")
    assert changed.attributes["serial_number"] == "S33"
    assert {key for _, key in lines() - before} == {changed.pk}
    assert ties() - ties_before == {("sw3-new", "is_located_in", "Oslo", "")}


def test_a_device_that_is_gone_stays_as_long_as_not_all_is_told(known: Person) -> None:
    before = standing()

    reading = heard(known, FIRST, SECOND)

    assert counts(reading) == (0, 0, 0, 0, 0)
    assert standing() == before
    assert item("sw3").missing is False


def test_of_all_that_is_told_a_device_that_is_gone_is_missing_and_retires_by_nobody(
    known: Person,
) -> None:
    before = lines()

    reading = heard(known, FIRST, SECOND, complete=True)

    assert counts(reading) == (0, 0, 1, 0, 0)
    gone = item("sw3")
    assert (gone.missing, gone.state) == (True, "in_production")
    assert {key for _, key in lines() - before} == {gone.pk}
    assert list(ConfigurationItem.objects.filter(missing=True)) == [gone]


def test_what_comes_back_is_there_again(known: Person) -> None:
    heard(known, FIRST, SECOND, complete=True)

    reading = heard(known, FIRST, SECOND, THIRD, complete=True)

    assert (reading.made, reading.absent, item("sw3").missing) == (0, 0, False)
