"""The life of a reading: tried, taken in, read again without effect, and taken back."""

import pytest

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.sources.actions import readings
from armillary.assurance.configuration.sources.vocabulary import State
from armillary.fittings.batches.actions import undo
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.configuration_sources.makers import (
    TUESDAY,
    again,
    item,
    rows,
    seen,
    ties,
    told,
    work_off,
)
from tests.makers import MONDAY, by

HOST = seen("h1", name="db1", serial_number="S-1", processor_cores=8, odd="kept")
RACK = seen("r1", "rack", "R1", height=42)
IN_RACK = {"source": "h1", "type": "is_located_in", "target": "r1"}


def test_what_is_tried_changes_nothing(keeper: Person) -> None:
    lines = Entry.objects.filter(record_type="configuration-items").count()

    reading = told(keeper, HOST, RACK, relations=[IN_RACK], take=False)

    assert (reading.state, reading.made, reading.begins) == (State.TRIED, 2, 1)
    assert rows(reading) == [("new", "h1", ""), ("new", "r1", "")]
    assert not ConfigurationItem.objects.exists()
    assert Entry.objects.filter(record_type="configuration-items").count() == lines


def test_what_is_taken_in_is_there_with_a_line_a_claim_and_its_relations(keeper: Person) -> None:
    reading = told(keeper, HOST, RACK, relations=[IN_RACK])

    server = item("db1")
    assert reading.batch is not None
    assert reading.batch.state == "done"
    assert server.custom == {"serial_number": "S-1", "processor_cores": 8}
    assert (server.state, server.last_seen_at is not None) == ("in_production", True)
    claim = server.claims.get()
    assert (claim.provenance, claim.key, claim.said["odd"]) == ("discovery", "h1", "kept")
    assert ties() == {("db1", "is_located_in", "R1", "")}
    lines = Entry.objects.filter(record_type="configuration-items", record_id=server.pk)
    assert [(line.verb, line.door, line.actor) for line in lines.order_by("id")] == [
        ("take_over", "import", keeper),
        ("relate", "import", keeper),
    ]


def test_the_same_once_more_changes_nothing(keeper: Person) -> None:
    told(keeper, HOST, RACK, relations=[IN_RACK])
    before = list(ConfigurationItem.objects.order_by("pk").values("pk", "version", "custom"))
    lines = Entry.objects.filter(record_type="configuration-items").count()

    reading = told(keeper, HOST, RACK, relations=[IN_RACK], at=TUESDAY)

    assert (reading.made, reading.changed, reading.same) == (0, 0, 2)
    assert (reading.begins, reading.ends, reading.unclear) == (0, 0, 0)
    assert before == list(
        ConfigurationItem.objects.order_by("pk").values("pk", "version", "custom")
    )
    assert Entry.objects.filter(record_type="configuration-items").count() == lines
    assert item("db1").claims.get().seen_at > MONDAY


def test_what_changed_is_told_with_old_and_new(keeper: Person) -> None:
    told(keeper, HOST)

    told(keeper, seen("h1", name="db1", serial_number="S-1", processor_cores=16), at=TUESDAY)

    server = item("db1")
    assert server.custom["processor_cores"] == 16
    line = Entry.objects.filter(record_type="configuration-items").latest("id")
    assert line.changes["custom_processor_cores"] == [8, 16]


def test_a_reading_is_taken_back(keeper: Person) -> None:
    told(keeper, HOST, RACK)
    more = seen("h1", name="db1", serial_number="S-1", processor_cores=16)
    reading = told(keeper, more, RACK, seen("h2"), relations=[IN_RACK], at=TUESDAY)
    assert reading.batch is not None

    undo(reading.batch, by(keeper, TUESDAY))
    work_off()

    again(reading, keeper)
    server = item("db1")
    assert server.custom == {"serial_number": "S-1", "processor_cores": 8}
    assert server.claims.get().said["processor_cores"] == 8
    assert item("h2").state == "retired"
    assert not item("h2").claims.exists()
    assert ties() == set()


def test_what_was_touched_since_is_not_taken_back(keeper: Person) -> None:
    told(keeper, HOST)
    more = seen("h1", name="db1", serial_number="S-1", processor_cores=16)
    reading = told(keeper, more, at=TUESDAY)
    told(keeper, seen("h1", name="db1", serial_number="S-1", processor_cores=32), at=TUESDAY)
    assert reading.batch is not None

    undo(reading.batch, by(keeper, TUESDAY))
    work_off()

    again(reading, keeper)
    assert item("db1").custom["processor_cores"] == 32


def test_a_file_that_cannot_be_read_says_why(keeper: Person) -> None:
    reading = told(keeper, HOST, HOST, take=False)

    assert reading.state == State.UNREADABLE
    assert reading.trouble == "items[0] and items[1] both have the key “h1”."


def test_a_complete_source_misses_what_it_no_longer_tells_of(keeper: Person) -> None:
    told(keeper, HOST, RACK)

    told(keeper, RACK, complete=True, at=TUESDAY)
    missing = item("db1").missing
    told(keeper, HOST, RACK, complete=True, at=TUESDAY)

    assert (missing, item("db1").missing) == (True, False)


@pytest.mark.parametrize("source", ["", "NetBox", "person", "a b", "-"])
def test_a_source_has_a_name_for_addresses(keeper: Person, source: str) -> None:
    with pytest.raises(Exception, match="Small letters"):
        told(keeper, HOST, source=source, take=False)


def test_what_is_given_up_is_not_taken_in(keeper: Person) -> None:
    reading = told(keeper, HOST, take=False)

    readings.drop(reading, by(keeper))

    assert reading.state == State.DROPPED
    assert not ConfigurationItem.objects.exists()
