"""What gets in each other's way, through the graph of the CMDB."""

from itertools import combinations
from typing import Any

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries import conflicts, impact
from armillary.assurance.change.queries.flying import COMES_AFTER
from armillary.assurance.change.rules.timing import second
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_draft,
    a_freeze,
    a_manager,
    an_item,
    approved,
    assessed,
    planned,
    rests,
    scheduled,
)
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.vocabulary import Family
from armillary.engines.collisions import Reason
from armillary.engines.dependencies import State
from armillary.kernel.errors import Invalid, NotAllowed
from armillary.kernel.links.actions import link
from armillary.reference.roles import Role
from tests.makers import a_person, by, the_robot

pytestmark = pytest.mark.django_db


def reasons(change: Change) -> list[Reason]:
    return [each.collision.reason for each in conflicts.of(change)]


def test_the_same_item_at_the_same_time_is_barred() -> None:
    server = an_item("db1")
    scheduled(a_draft(server, title="Patch it"))
    other = a_draft(server)

    with pytest.raises(Invalid, match=r"Patch it changes the same item .db1.* Choose another time"):
        planned(other)

    other.refresh_from_db()
    assert other.planned_start is None
    planned(other, TONIGHT + 2 * HOUR)


def test_two_of_a_group_are_never_away_at_once() -> None:
    shop, one, two = an_item("Shop", Family.SERVICE), an_item("web1"), an_item("web2")
    for each in (one, two):
        rests(shop, each, group="web")
    scheduled(a_draft(one))

    with pytest.raises(Invalid, match="another member of the same group"):
        planned(a_draft(two))


def test_hosts_of_two_of_a_group_are_a_pair_as_well() -> None:
    shop, hosts = an_item("Shop", Family.SERVICE), [an_item("host1"), an_item("host2")]
    for number, host in enumerate(hosts):
        web = an_item(f"web{number}")
        rests(web, host)
        rests(shop, web, group="web")
    scheduled(a_draft(hosts[0]))

    with pytest.raises(Invalid, match="another member of the same group"):
        planned(a_draft(hosts[1]))


def test_what_rests_on_it_is_told_and_does_not_bar() -> None:
    server, database = an_item("host1"), an_item("db1")
    rests(database, server)
    scheduled(a_draft(database))

    change = planned(a_draft(server))

    assert reasons(change) == [Reason.FALLS_WITH]
    assert change.conflicts == 1


def test_a_freeze_bars_and_only_a_manager_overrules_it_with_a_reason() -> None:
    a_freeze(TONIGHT, TONIGHT + HOUR)
    requester = a_person(Role.CHANGE_REQUESTER)
    change = a_draft(an_item("db1"), actor=requester)
    window: dict[str, Any] = {"planned_start": TONIGHT, "planned_end": TONIGHT + 2 * HOUR}

    with pytest.raises(Invalid, match=r"Changes are barred .Year's end.: Books are closed"):
        actions.plan_window(change, by(a_manager()), **window)
    with pytest.raises(NotAllowed, match="Only a change manager"):
        actions.plan_window(change, by(requester), **window, overruled="It must be.")
    actions.plan_window(change, by(a_manager()), **window, overruled="The hole is known.")

    assert (change.overruled, change.conflicts) == ("The hole is known.", 1)


def test_a_freeze_of_a_service_is_for_what_it_rests_on_only() -> None:
    shop, server, other = an_item("Shop", Family.SERVICE), an_item("web1"), an_item("db1")
    rests(shop, server)
    a_freeze(TONIGHT, TONIGHT + HOUR, service=shop)

    planned(a_draft(other))
    with pytest.raises(Invalid, match="Changes are barred"):
        planned(a_draft(server))


def test_a_follower_must_not_begin_before_its_predecessor_has_ended() -> None:
    first, second_one = approved(a_draft(an_item("db1"))), a_draft(an_item("db2"))
    link(second_one, by(the_robot()), how=COMES_AFTER, to=first)

    with pytest.raises(Invalid, match="stands in an order"):
        planned(second_one, TONIGHT - 5 * HOUR, hours=1)
    planned(second_one, TONIGHT + 3 * HOUR)


def test_the_first_slot_is_after_what_stands_in_the_way() -> None:
    server = an_item("db1")
    scheduled(a_draft(server))
    change = planned(assessed(a_draft(server)), TONIGHT + 5 * HOUR)

    room = conflicts.room(change, second(TONIGHT))

    assert room is not None
    assert room.slots.found[0] == (second(TONIGHT + 2 * HOUR), second(TONIGHT + 4 * HOUR))
    assert len(room.slots.found) == 100
    assert {each.reason for each in room.slots.blocked} == {Reason.SAME_ITEM}


def test_the_impact_on_two_of_three_equals_brute_force() -> None:
    """Of each set of changed servers: the shop needs two of three, the till one of two."""
    shop, till = an_item("Shop", Family.SERVICE), an_item("Till", Family.SERVICE)
    servers = [an_item(f"web{number}") for number in range(3)]
    for each in servers:
        rests(shop, each, group="web", needed=2)
    for each in servers[:2]:
        rests(till, each, group="till")
    robot = the_robot()

    for many in range(1, 4):
        for gone in combinations(servers, many):
            assert _down(gone, robot) == {
                *(["Shop"] if 3 - many < 2 else []),
                *(["Till"] if {servers[0], servers[1]} <= set(gone) else []),
            }


def _down(gone: tuple[ConfigurationItem, ...], actor: object) -> set[str]:
    change = a_draft(gone[0])
    for each in gone[1:]:
        actions.touch(change, by(the_robot()), item=each)
    hit = impact.hit_by(change, the_robot())
    assert hit is not None
    return {row.item.name for row in hit.services if row.becomes is State.DOWN}
