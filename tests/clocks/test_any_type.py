"""A record type has clocks by one declaration that says nothing of it but when they run."""

from collections.abc import Iterator

import pytest

from armillary.fittings.clocks import declared, keeping, promised
from armillary.fittings.clocks.declared import Facts
from armillary.fittings.clocks.promised import Promise
from armillary.kernel.lifecycle import beside
from tests.clocks.makers import THINGS, after, clock_of
from tests.makers import a_caller, an_agent, by
from tests.throwaway.models import Thing
from tests.throwaway.process import lend, shelve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _things_have_clocks() -> Iterator[None]:
    """As if the lending desk had declared them, and promised an hour and two strands."""
    keeping.learn(THINGS)
    promised.learn(an_hour)
    yield
    promised.unlearn(an_hour)
    declared.forget(Thing)
    beside.forget(Thing)


def an_hour(slug: str, clock: str, facts: Facts, at: int) -> tuple[Promise, ...]:
    if slug != "things":
        return ()
    return (
        Promise(objective="OBJ-000001", target=3600),
        Promise(objective="OBJ-000002", target=1800, strand="workshop"),
    )


def test_it_runs_and_ends_by_the_verbs_of_the_type() -> None:
    agent = an_agent()
    thing = shelve(by(agent), title="A drill")

    lend(thing, by(agent, after(1)), holder=a_caller())

    assert (clock_of(thing, "back").state, clock_of(thing, "back").due_at) == ("running", after(2))


def test_a_record_can_be_under_several_promises_for_one_clock() -> None:
    agent = an_agent()
    thing = shelve(by(agent), title="A drill")

    lend(thing, by(agent, after(1)), holder=a_caller())

    assert clock_of(thing, "back", strand="workshop").due_at == after(1.5)
