"""Two items become one, and come apart again: nothing is lost, and what was can be asked."""

from datetime import timedelta
from typing import Any

import pytest

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import verifying
from armillary.assurance.configuration.models import (
    Claim,
    ConfigurationItem,
    Discrepancy,
    Relation,
)
from armillary.assurance.configuration.models.facts import CURRENT
from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.sources.actions.merging import merge, unmerge
from armillary.assurance.configuration.sources.merging.planning import planned
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.configuration_sources.makers import TUESDAY, item, rows, seen, ties, told, work_off
from tests.makers import MONDAY, a_person, by

WEDNESDAY = TUESDAY + timedelta(days=1)
THURSDAY = WEDNESDAY + timedelta(days=1)


def relate(keeper: Person, source: Any, words: str, target: Any, **given: Any) -> None:
    actions.relate(source, by(keeper), relation_type=way(words), target=target, **given)


def state() -> dict[str, Any]:
    """Everything that merging touches, as it is now."""
    own = ("name", "description", "state", "owner", "user", "team", "custom", "merged_into")
    tie = ("source", "relation_type", "target", "group", "needed", "provenance", "valid_from")
    claim = ("pk", "ci", "provenance", "key", "said", "identifiers", "seen_at")
    return {
        "items": list(ConfigurationItem.objects.order_by("pk").values("pk", *own)),
        "relations": sorted(Relation.objects.filter(CURRENT).values_list(*tie)),
        "claims": list(Claim.objects.order_by("pk").values(*claim)),
    }


def again(found: ConfigurationItem) -> ConfigurationItem:
    """The item as it is now."""
    now: ConfigurationItem = ConfigurationItem.objects.get(pk=found.pk)
    return now


def test_what_only_one_knows_goes_to_the_survivor(keeper: Person) -> None:
    first = a("server", keeper, name="db1")
    second = a("server", keeper, name="db1", custom_serial_number="S-1", description="Old.")

    merge(second, by(keeper, TUESDAY), into=first, reason="The same box.")

    first, second = again(first), again(second)
    assert (first.custom, first.description) == ({"serial_number": "S-1"}, "Old.")
    assert (second.state, second.merged_into_id, second.custom) == ("merged", first.pk, {})
    lines = Entry.objects.filter(record_type="configuration-items", act__isnull=False)
    told = {(each.record_id, each.verb): each for each in lines.filter(at=TUESDAY)}
    assert set(told) == {(second.pk, "merge"), (first.pk, "absorb")}
    assert told[second.pk, "merge"].text == "The same box."
    assert told[first.pk, "absorb"].changes["stands for"] == [None, f"{second.number} db1"]


def test_where_both_speak_one_decides_or_the_survivor_stays(keeper: Person) -> None:
    first = a("server", keeper, name="db1", description="New.")
    second = a("server", keeper, name="db2", description="Old.")

    merge(second, by(keeper, TUESDAY), into=first, chosen=f"description={second.number}")

    assert (again(first).name, again(first).description) == ("db1", "Old.")


def test_between_sources_the_rules_decide(keeper: Person) -> None:
    told(keeper, seen("a", name="db1", processor_cores=8), source="one", at=MONDAY)
    told(keeper, seen("b", name="db2", processor_cores=16), source="two", at=TUESDAY)

    merge(item("db1"), by(keeper, WEDNESDAY), into=item("db2"))

    assert item("db2").custom == {"processor_cores": 16}


def test_what_one_source_says_of_both_at_once_is_the_survivors(keeper: Person) -> None:
    told(
        keeper,
        seen("a", name="db2", processor_cores=8),
        seen("b", name="db1", processor_cores=4),
        source="one",
    )
    here, gone = item("db2"), item("db1")
    plan = {each.name: each for each in planned(gone, here).values}

    assert (plan["name"].taken, plan["processor_cores"].taken) == (False, False)
    assert plan["processor_cores"].why == f"one says both: {here.number} stays."
    merge(gone, by(keeper, TUESDAY), into=here)
    assert (again(here).name, again(here).custom) == ("db2", {"processor_cores": 8})


def test_relations_move_once_and_claims_with_them(keeper: Person) -> None:
    told(keeper, seen("a", name="db1"), source="one")
    first, second = a("server", keeper, name="db0"), item("db1")
    rack, service = a("rack", keeper, name="R1"), a("technical_service", keeper, name="mail")
    relate(keeper, second, "is_located_in", rack)
    relate(keeper, service, "depends_on", second)
    relate(keeper, service, "depends_on", first)

    merge(second, by(keeper, TUESDAY), into=first)

    assert ties() == {("db0", "is_located_in", "R1", ""), ("mail", "depends_on", "db0", "")}
    assert Claim.objects.get().ci_id == first.pk


def test_before_the_merge_both_are_there_with_what_they_had(keeper: Person) -> None:
    first, second = a("server", keeper, name="db0"), a("server", keeper, name="db1")
    rack = a("rack", keeper, name="R1")
    relate(keeper, second, "is_located_in", rack)
    merge(second, by(keeper, TUESDAY), into=first)

    then = Moment(TUESDAY - timedelta(hours=1), WEDNESDAY)
    was = as_of.item(second.pk, then)

    assert was is not None
    assert (was.content["state"], was.content["merged_into_id"]) == ("in_production", None)
    assert [(each.source, each.target) for each in as_of.relations(then)] == [(second.pk, rack.pk)]
    now = as_of.relations(Moment(WEDNESDAY, WEDNESDAY))
    assert [(each.source, each.target) for each in now] == [(first.pk, rack.pk)]


def test_parted_again_they_were_two_all_the_time(keeper: Person) -> None:
    first = a("server", keeper, name="db0")
    second = a("server", keeper, name="db1", custom_serial_number="S-1")
    rack = a("rack", keeper, name="R1")
    relate(keeper, second, "is_located_in", rack)
    relate(keeper, first, "connects_to", second)
    before = state()
    merge(second, by(keeper, TUESDAY), into=first)

    unmerge(again(second), by(keeper, WEDNESDAY), reason="Two boxes after all.")

    assert state() == before
    between = TUESDAY + timedelta(hours=1)
    believed_now, believed_then = Moment(between, THURSDAY), Moment(between, between)
    for moment, where in ((believed_now, "in_production"), (believed_then, "merged")):
        was = as_of.item(second.pk, moment)
        assert was is not None
        assert was.content["state"] == where
    assert {each.source for each in as_of.relations(believed_now)} == {first.pk, second.pk}
    assert {each.source for each in as_of.relations(believed_then)} == {first.pk}


def test_what_was_said_since_stays_with_the_survivor(keeper: Person) -> None:
    first = a("server", keeper, name="db0")
    second = a("server", keeper, name="db1", description="Old.")
    rack = a("rack", keeper, name="R1")
    merge(second, by(keeper, TUESDAY), into=first)
    actions.describe(first, by(keeper, TUESDAY), description="Written since.")
    actions.relate(first, by(keeper, TUESDAY), relation_type=way("is_located_in"), target=rack)

    unmerge(again(second), by(keeper, WEDNESDAY))

    assert (again(first).description, again(second).description) == ("Written since.", "Old.")
    assert ties() == {("db0", "is_located_in", "R1", "")}


def test_two_that_shared_a_relation_keep_it_while_one_of_them_is_merged(keeper: Person) -> None:
    first, second, third = (a("server", keeper, name=f"db{each}") for each in range(3))
    rack = a("rack", keeper, name="R1")
    for each in (second, third):
        relate(keeper, each, "is_located_in", rack)
    before = state()
    merge(second, by(keeper, TUESDAY), into=first)
    merge(third, by(keeper, TUESDAY), into=first)

    unmerge(again(second), by(keeper, WEDNESDAY))

    assert ties() == {("db0", "is_located_in", "R1", ""), ("db1", "is_located_in", "R1", "")}
    unmerge(again(third), by(keeper, THURSDAY))
    assert state() == before


def test_what_cannot_be_one_stays_two(keeper: Person) -> None:
    server, rack = a("server", keeper, name="db0"), a("rack", keeper, name="R1")
    other, gone = a("server", keeper, name="db1"), a("server", keeper, name="db2")
    actions.retire(gone, by(keeper))
    before = state()

    for into, why in (
        (server, "itself"),
        (rack, "not one thing"),
        (gone, "choose one that is there"),
    ):
        with pytest.raises(Invalid, match=why):
            merge(server, by(keeper, TUESDAY), into=into)
    with pytest.raises(Invalid, match="could be chosen"):
        merge(server, by(keeper, TUESDAY), into=other, chosen="shoe_size=CI-000001")
    with pytest.raises(NotAllowed):
        merge(server, by(a_person(), TUESDAY), into=other)

    assert state() == before


def test_what_is_merged_is_left_alone_until_it_is_parted(keeper: Person) -> None:
    first, second, third = (a("server", keeper, name=f"db{each}") for each in range(3))
    merge(second, by(keeper, TUESDAY), into=first)
    before = state()

    with pytest.raises(WrongState):
        merge(second, by(keeper, TUESDAY), into=third)
    with pytest.raises(Invalid, match="merged"):
        merge(third, by(keeper, TUESDAY), into=second)
    for verb in (actions.describe, actions.retire):
        with pytest.raises(WrongState):
            verb(second, by(keeper, TUESDAY))

    assert state() == before


def test_whoever_was_merged_twice_comes_back_in_turn(keeper: Person) -> None:
    first, second, third = (a("server", keeper, name=f"db{each}") for each in range(3))
    merge(second, by(keeper, TUESDAY), into=first)
    merge(first, by(keeper, TUESDAY), into=third)

    with pytest.raises(RuleBroken, match="was merged itself"):
        unmerge(again(second), by(keeper, WEDNESDAY))


def test_the_next_reading_finds_the_survivor_by_the_key_of_the_other(keeper: Person) -> None:
    told(keeper, seen("b", name="db1", processor_cores=8), source="two")
    merge(item("db1"), by(keeper, TUESDAY), into=a("server", keeper, name="db0"))

    reading = told(keeper, seen("b", name="db1", processor_cores=16), source="two", at=WEDNESDAY)

    assert rows(reading) == [("changed", "b", "done")]
    assert [each.custom for each in ConfigurationItem.objects.filter(state="in_production")] == [
        {"processor_cores": 16}
    ]


def test_another_source_finds_the_survivor_by_what_the_other_was_called(keeper: Person) -> None:
    merge(
        a("server", keeper, name="db1", custom_serial_number="S-1"),
        by(keeper, TUESDAY),
        into=a("server", keeper, name="db0", custom_serial_number="S-0"),
    )

    reading = told(keeper, seen("x", name="x", serial_number="S-1"), at=WEDNESDAY)

    assert (reading.made, reading.unclear) == (0, 0)
    assert item("db0").claims.get().key == "x"


def test_a_source_that_tells_of_both_tells_of_one(keeper: Person) -> None:
    """When it tells of only one later, it is the survivor that has the name from then on."""
    pair = (seen("a", name="db0"), seen("b", name="db1"), seen("r", "rack", "R1"))
    tie = {"source": "b", "type": "is_located_in", "target": "r"}
    told(keeper, *pair, relations=[tie])
    merge(item("db1"), by(keeper, TUESDAY), into=item("db0"))

    reading = told(keeper, *pair, relations=[tie], at=WEDNESDAY, complete=True)

    assert (reading.made, reading.changed, reading.same, reading.absent) == (0, 0, 2, 0)
    assert (reading.begins, reading.ends, reading.unclear, reading.left) == (0, 0, 0, 1)
    only = told(keeper, *pair[1:], relations=[tie], at=THURSDAY)
    assert (only.made, only.begins, only.ends, only.unclear) == (0, 0, 0, 0)
    assert ties() == {("db1", "is_located_in", "R1", "")}


def test_the_discrepancy_goes_when_the_two_are_one(keeper: Person) -> None:
    first, second = a("server", keeper, name="db1"), a("server", keeper, name="db1")
    verifying.verify(by(keeper))
    work_off()
    assert Discrepancy.objects.filter(kind="duplicate", state="open").count() == 2

    merge(second, by(keeper, TUESDAY), into=first)
    work_off()

    assert not Discrepancy.objects.filter(kind="duplicate", state="open").exists()
