"""What a change makes of the CMDB, and how it is taken back exactly."""

from datetime import UTC, datetime
from typing import Any

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.actions import orders
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_class,
    a_draft,
    a_manager,
    a_step,
    an_item,
    scheduled,
)
from armillary.assurance.change.vocabulary import Outcome, State
from armillary.assurance.configuration.actions import attributes
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries import as_of
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.errors import Invalid
from armillary.kernel.journal.models import Entry
from tests.makers import by, the_robot

pytestmark = pytest.mark.django_db

WRITTEN = ("version", "updated_at", "search")
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def server() -> ConfigurationItem:
    kind = a_class()
    attributes.define(by(the_robot()), of_class=kind, label="Memory", kind=Kind.INTEGER)
    return an_item("db1", custom_memory=64, description="The database.")


def as_it_is(item: ConfigurationItem) -> dict[str, Any]:
    """All that the CMDB says of it but when that was written."""
    row = ConfigurationItem.objects.filter(pk=item.pk).values().get()
    return {name: value for name, value in row.items() if name not in WRITTEN}


def the_whole(at: datetime) -> tuple[dict[int, Any], list[Any]]:
    """The CMDB as of a moment: all items but when they were written, and all relations."""
    moment = Moment(at, LATER)
    items = {
        each.key: {name: value for name, value in each.content.items() if name not in WRITTEN}
        for each in as_of.items(moment)
    }
    return items, list(as_of.relations(moment))


def test_what_is_planned_becomes_so_when_it_succeeds_and_not_before(
    server: ConfigurationItem,
) -> None:
    change, manager = a_draft(server), a_manager()
    actions.set_value(change, by(manager), item=server, field="memory", value="128")
    actions.set_value(change, by(manager), item=server, field="criticality", value="High")
    scheduled(change)

    actions.begin(change, by(manager, TONIGHT))
    assert as_it_is(server)["custom"] == {"memory": 64}
    actions.complete(change, by(manager, TONIGHT + HOUR))

    assert (as_it_is(server)["custom"], as_it_is(server)["criticality"]) == ({"memory": 128}, 2)
    line = Entry.objects.get(record_type="configuration-items", verb="become")
    assert line.text == change.number


def test_a_value_that_the_item_cannot_have_is_refused(server: ConfigurationItem) -> None:
    change, act = a_draft(server), by(a_manager())

    with pytest.raises(Invalid, match="no field “colour”"):
        actions.set_value(change, act, item=server, field="colour", value="red")
    with pytest.raises(Invalid):
        actions.set_value(change, act, item=server, field="memory", value="much")
    with pytest.raises(Invalid, match="name the item first"):
        actions.set_value(change, act, item=an_item("db2"), field="memory", value="1")


def test_a_back_out_restores_the_cmdb_exactly(server: ConfigurationItem) -> None:
    change, manager = a_draft(server), a_manager()
    actions.set_value(change, by(manager), item=server, field="memory", value="128")
    actions.set_value(change, by(manager), item=server, field="description", value="Larger.")
    step = a_step(change, "Put it in", item=server)
    scheduled(change)
    before, all_before = as_it_is(server), the_whole(TONIGHT)
    act = by(manager, TONIGHT)
    actions.begin(change, act)
    orders.start(step, act)
    orders.finish(step, act)
    assert as_it_is(server)["custom"] == {"memory": 128}

    actions.back_out(change, by(manager, TONIGHT + HOUR), reason="It does not start.")
    actions.confirm_back_out(change, by(manager, TONIGHT + HOUR))

    assert as_it_is(server) == before
    assert the_whole(TONIGHT + HOUR / 2) != all_before
    assert the_whole(TONIGHT + 2 * HOUR) == all_before
    assert (change.state, change.outcome) == (State.REVIEW, Outcome.BACKED_OUT)
