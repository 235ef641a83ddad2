"""The typed values say what the model's files say, field by field."""

import pytest

from armillary.reference.activities import ACTIVITIES, BY_PROCESS, Activity, Incident, activity
from armillary.reference.groups import ASSURANCE, GROUPS, OPERATIONS, group
from armillary.reference.processes import (
    INCIDENT,
    PROCESSES,
    Process,
    process,
    process_of,
    processes_in,
)
from tests.reference.stated import DATA, MODEL, SOURCE

every_activity = pytest.mark.parametrize("each", ACTIVITIES, ids=lambda each: each.value)
every_process = pytest.mark.parametrize("each", PROCESSES, ids=lambda each: each.id)


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the source of the model is not beside us")
@pytest.mark.parametrize("name", ["model.yaml", "edges.yaml"])
def test_the_copied_facts_are_the_source_byte_for_byte(name: str) -> None:
    assert (DATA / name).read_bytes() == (SOURCE / name).read_bytes()


def test_there_are_5_groups_17_processes_and_134_activities() -> None:
    assert (len(GROUPS), len(PROCESSES), len(ACTIVITIES)) == (5, 17, 134)


def test_the_groups_are_those_of_the_model_in_its_order() -> None:
    assert [{"id": each.id, "title": each.title, "place": each.place} for each in GROUPS] == MODEL[
        "groups"
    ]


def test_the_processes_are_those_of_the_model_in_its_order_with_their_activities() -> None:
    ours = [
        {
            "id": each.id,
            "group": each.group.id,
            "level": each.level,
            "cmm": each.cmm,
            "activities": [
                activity.value.removeprefix(f"{each.id}.") for activity in each.activities
            ],
        }
        for each in PROCESSES
    ]

    assert ours == MODEL["processes"]


def test_the_enumerations_are_in_the_order_of_the_processes() -> None:
    assert [tuple(each) for each in BY_PROCESS] == [each.activities for each in PROCESSES]


@every_activity
def test_an_activity_is_named_as_in_the_model_and_found_by_its_id(each: Activity) -> None:
    of, _, name = each.value.partition(".")

    assert each.name == name.upper().replace("-", "_")
    assert (each.process, activity(each.value)) == (of, each)
    assert each in process_of(each).activities


@every_activity
def test_an_activity_explains_itself(each: Activity) -> None:
    assert each.title[0].isupper()
    assert not each.title.endswith(".")
    assert each.guide[0].isupper()
    assert each.guide.endswith(".")


@every_process
def test_the_titles_of_a_process_are_all_different(each: Process) -> None:
    assert len({activity.title for activity in each.activities}) == len(each.activities)
    assert len({activity.guide for activity in each.activities}) == len(each.activities)


@every_process
def test_a_process_is_found_by_its_id_and_in_its_group(each: Process) -> None:
    assert process(each.id) is each
    assert each in processes_in(each.group)


def test_the_hub_is_made_of_configuration_change_and_service_level_management() -> None:
    assert [each.id for each in processes_in(ASSURANCE)] == [
        "configuration-management",
        "change-management",
        "service-level-management",
    ]
    assert (ASSURANCE.place, group("operations")) == ("hub", OPERATIONS)


def test_logging_an_incident_reads_like_a_sentence() -> None:
    assert f"{Incident.LOG}" == "incident-and-service-request-management.log"
    assert Incident.LOG.title == "Log incidents and service requests"
    assert process_of(Incident.LOG) is INCIDENT
