"""What a reading would do: new, changed, unclear, begun, ended; and nothing the second time."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.assurance.configuration.imports.found import (
    Findings,
    FoundItem,
    FoundRelation,
    gathered,
)
from armillary.assurance.configuration.imports.proposals import Proposal, Relating, Verdict
from armillary.assurance.configuration.imports.relating import count_of
from armillary.assurance.configuration.imports.world import World
from tests.configuration_import.worlds import come_true, planner


def server(key: str, name: str = "", **attributes: Any) -> FoundItem:
    return FoundItem(key, "server", name or key, attributes)


def rack(key: str) -> FoundItem:
    return FoundItem(key, "rack", key)


def stands(key: str, place: str) -> FoundRelation:
    return FoundRelation(key, "stands_in", place)


def findings(*found: FoundItem | FoundRelation) -> Findings:
    return gathered(found)


def world_of(*found: FoundItem | FoundRelation, source: str = "netbox") -> World:
    world = World()
    come_true(world, source, planner(source).plan(findings(*found), world))
    return world


def only(proposals: list[Proposal]) -> Proposal:
    [proposal] = proposals
    return proposal


def test_what_is_not_here_would_be_made() -> None:
    proposal = only(planner().plan(findings(server("a", serial="S1", cores="x", odd=3)), World()))

    assert (proposal.verdict, proposal.pk, proposal.why) == (
        Verdict.NEW,
        None,
        "Nothing here agrees with it.",
    )
    assert {name: told.new for name, told in proposal.changes.items()} == {
        "name": "a",
        "serial": "S1",
    }
    assert proposal.said == {"name": "a", "serial": "S1", "odd": 3}
    assert proposal.notes == ("cores: a whole number",)


def test_what_another_source_told_of_is_recognised_and_its_words_are_kept() -> None:
    world = world_of(server("a", "db", serial="S1", cores=4))

    proposal = only(
        planner("agent").plan(findings(server("x", "db1", serial="s1", cores=8)), world)
    )

    assert (proposal.verdict, proposal.pk) == (Verdict.CHANGED, 1)
    assert proposal.why == "It has the same serial “s1”."
    assert proposal.said == {"name": "db1", "serial": "s1", "cores": 8}
    assert {name: (told.old, told.new) for name, told in proposal.changes.items()} == {
        "name": ("db", "db1"),
        "serial": ("S1", "s1"),
        "cores": (4, 8),
    }
    assert proposal.changes["cores"].why == "agent says so most recently; otherwise netbox."


def test_a_source_that_is_believed_less_is_heard() -> None:
    world = world_of(server("a", "db", serial="S1", cores=4))
    agent = planner("agent", order="person netbox agent")

    proposal = only(agent.plan(findings(server("x", "db", serial="S1", cores=8)), world))
    come_true(world, "agent", [proposal])

    assert (proposal.verdict, dict(proposal.changes)) == (Verdict.HEARD, {})
    assert {source: said.values["cores"] for source, said in world.items[1].said.items()} == {
        "netbox": 4,
        "agent": 8,
    }


def test_what_a_person_wrote_stands_before_what_sources_say() -> None:
    world = world_of(server("a", "db", serial="S1", cores=4))
    world.items[1].values = {**world.items[1].values, "cores": 6}

    proposal = only(planner().plan(findings(server("a", "db", serial="S1", cores=8)), world))

    assert (proposal.verdict, dict(proposal.changes)) == (Verdict.HEARD, {})


def test_a_thing_that_could_be_several_is_left_to_people() -> None:
    world = world_of(server("a", "db", serial="S1"), server("b", "db", serial="S2"))

    proposal = only(planner("agent").plan(findings(server("x", "db")), world))

    assert proposal.verdict is Verdict.UNCLEAR
    assert proposal.why == "It has the same name “db”. So have CI-000001, CI-000002."


def test_two_things_cannot_become_one() -> None:
    world = world_of(server("a", "db", serial="S1"))

    proposals = planner("agent").plan(
        findings(server("x", "one", serial="S1"), server("y", "two", serial="S1")), world
    )
    twins = planner("scan").plan(
        findings(server("x", "one", serial="S9"), server("y", "two", serial="S9")), world
    )

    assert [each.verdict for each in proposals + twins] == [Verdict.UNCLEAR] * 4
    assert proposals[0].why == (
        "It has the same serial “s1”. It would be CI-000001, and so would “y”."
    )
    assert twins[0].why == "What identifies it is told of “y” as well: they would be one."


def test_a_thing_with_a_new_key_is_known_by_its_rules_when_the_old_key_is_gone() -> None:
    world = world_of(server("a", "db", serial="S1"))

    proposal = only(planner().plan(findings(server("a2", "db", serial="S1")), world))

    assert (proposal.verdict, proposal.pk) == (Verdict.HEARD, 1)


def test_a_class_that_is_not_there_is_refused() -> None:
    proposal = only(planner().plan(findings(FoundItem("a", "ghost", "a")), World()))

    assert (proposal.verdict, proposal.why) == (Verdict.REFUSED, "There is no class “ghost”.")


def test_relations_begin_and_end() -> None:
    world = world_of(server("a"), rack("r1"), rack("r2"), stands("a", "r1"))

    first, *_ = planner().plan(
        findings(server("a"), rack("r1"), rack("r2"), stands("a", "r2")), world
    )

    assert first.verdict is Verdict.SAME
    assert first.begins == (Relating("stands_in", 3),)
    assert first.ends == (Relating("stands_in", 2),)
    assert not first.does_nothing


def test_a_relation_of_another_source_stays_and_counts() -> None:
    world = world_of(server("a"), rack("r1"), stands("a", "r1"))

    first, *_ = planner("agent").plan(findings(server("a"), rack("r2"), stands("a", "r2")), world)

    assert (first.begins, first.ends) == ((), ())
    assert first.notes == ("stands in “r2”: it may have 1 of these and has.",)


def test_relations_that_may_not_be_are_told() -> None:
    first, *_ = planner().plan(
        findings(
            server("a"),
            server("b"),
            server("c", "x", serial="1-2"),
            server("d", "y", serial="1-2"),
            stands("a", "b"),
            FoundRelation("a", "needs", "c"),
        ),
        World(),
    )

    assert first.notes == (
        "needs “x”: it is not clear what “x” is.",
        "stands in “b”: there is no such way.",
    )


def test_a_complete_reading_misses_what_it_no_longer_tells_of() -> None:
    world = world_of(server("a"), server("b"))

    partly = planner().plan(findings(server("a")), world)
    whole = planner(complete=True).plan(findings(server("a")), world)

    assert [each.verdict for each in partly] == [Verdict.SAME]
    assert [(each.verdict, each.pk) for each in whole] == [(Verdict.SAME, 1), (Verdict.MISSING, 2)]


def test_proposals_are_counted() -> None:
    proposals = planner().plan(findings(server("a"), rack("r"), stands("a", "r")), World())

    assert {name: count for name, count in count_of(proposals) if count} == {"new": 2, "begins": 1}


keys = st.sampled_from("abcde")
servers = st.builds(
    lambda key, name, told: FoundItem(key, "server", name, told),
    keys,
    st.sampled_from(["db", "web", "mail"]),
    st.fixed_dictionaries(
        {},
        optional={
            "serial": st.sampled_from(["S1", "s1", "S2", "Default string", "S3"]),
            "cores": st.sampled_from([4, 8, "many"]),
            "odd": st.booleans(),
        },
    ),
)
racks = st.builds(rack, st.sampled_from(["r1", "r2"]))
relations = st.builds(
    FoundRelation,
    keys,
    st.sampled_from(["stands_in", "needs"]),
    st.sampled_from(["a", "b", "c", "r1", "r2"]),
    st.sampled_from(["", "g"]),
    needed=st.none(),
    share=st.sampled_from([None, 0.0, 0.5]),
).map(lambda each: each._replace(needed=1) if each.group else each)
readings = st.tuples(
    st.lists(servers | racks, max_size=7, unique_by=lambda item: item.key),
    st.lists(relations, max_size=8, unique_by=lambda relation: relation[:4]),
).map(lambda parts: [*parts[0], *parts[1]])
sources = st.sampled_from(["netbox", "agent"])


@given(st.lists(st.tuples(sources, readings), max_size=3), sources, readings, st.booleans())
def test_what_has_come_true_is_not_proposed_again(
    past: list[tuple[str, list[Any]]], source: str, reading: list[Any], complete: bool
) -> None:
    """But what was unclear may have become clear by what came true."""
    world = World()
    for earlier, told in past:
        come_true(world, earlier, planner(earlier).plan(findings(*told), world))

    once = planner(source, complete=complete).plan(findings(*reading), world)
    come_true(world, source, once)
    again = planner(source).plan(findings(*reading), world)

    unclear = {each.key for each in once if each.verdict is Verdict.UNCLEAR}
    left = [each for each in again if not each.does_nothing]
    assert [each for each in left if each.key not in unclear] == []


@given(readings, readings, st.randoms())
def test_the_order_of_the_source_is_nothing(
    past: list[Any], reading: list[Any], chance: Any
) -> None:
    world = world_of(*past, source="agent")
    shuffled = list(reading)
    chance.shuffle(shuffled)

    one = planner().plan(findings(*reading), world)
    other = planner().plan(findings(*shuffled), world)

    assert sorted(one, key=lambda each: each.key) == sorted(other, key=lambda each: each.key)


@pytest.mark.parametrize("complete", [True, False])
def test_nothing_found_proposes_nothing_for_an_empty_world(complete: bool) -> None:
    assert planner(complete=complete).plan(findings(), World()) == []
