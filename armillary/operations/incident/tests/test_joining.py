"""Parents, children and duplicates: the right ones end, the others do not."""

import pytest

from armillary.kernel.errors import Invalid, RuleBroken, WrongState
from armillary.kernel.links.actions import link
from armillary.operations.incident import actions
from armillary.operations.incident.tests.makers import (
    a_category,
    a_family,
    a_resolved_incident,
    an_incident,
    last_line,
    lines_of,
    refused,
    resolve,
    work_in_progress,
)
from armillary.operations.incident.vocabulary import ResolutionCode, State, Tree
from tests.makers import an_agent, by

pytestmark = pytest.mark.django_db


def test_a_parent_resolves_its_children_in_its_own_words_and_closes_none() -> None:
    agent = an_agent()
    parent, children = a_family(agent)

    resolve(
        parent,
        agent,
        resolution="The provider's line is back.",
        resolution_code=ResolutionCode.VENDOR_FIXED,
    )

    for child in children:
        child.refresh_from_db()
    assert [child.state for child in children] == [State.RESOLVED, State.RESOLVED]
    assert {child.resolution for child in children} == {"The provider's line is back."}
    assert {child.resolution_code for child in children} == {ResolutionCode.VENDOR_FIXED}
    assert [lines_of(child)[-1] for child in children] == ["resolve", "resolve"]
    assert {last_line(child).act for child in children} == {last_line(parent).act}


def test_children_that_are_over_stay_as_they_ended() -> None:
    agent = an_agent()
    parent, [cancelled, done] = a_family(agent)
    actions.cancel(cancelled, by(agent), reason="Nothing to do.")
    resolve(done, agent, resolution="It was a cable.")

    resolve(parent, agent)

    done.refresh_from_db()
    cancelled.refresh_from_db()
    assert (cancelled.state, done.resolution) == (State.CANCELLED, "It was a cable.")


def test_when_a_child_cannot_be_resolved_the_parent_is_not_either() -> None:
    agent = an_agent()
    parent, children = a_family(agent)

    with refused(RuleBroken, "Say how the incident was resolved", parent, *children):
        resolve(parent, agent, resolution="")
    with refused(RuleBroken, "Say how the incident was resolved", parent, *children):
        resolve(parent, agent, resolution_code="")


def test_a_link_of_any_kind_ends_nothing() -> None:
    agent = an_agent()
    incident, other = work_in_progress(agent), work_in_progress(agent)
    link(other, by(agent), how="duplicates", to=incident)
    link(other, by(agent), how="is related to", to=incident)

    resolve(incident, agent)

    other.refresh_from_db()
    assert other.state == State.IN_PROGRESS


def test_a_parent_is_not_ended_over_the_heads_of_its_children() -> None:
    agent = an_agent()
    parent, [child, other] = a_family(agent)
    elsewhere = an_incident()
    names = f"still open: {child.number}, {other.number}"

    with refused(RuleBroken, names, parent):
        actions.cancel(parent, by(agent), reason="No longer needed.")
    with refused(RuleBroken, names, parent):
        actions.merge(parent, by(agent), into=elsewhere)


def test_a_parent_with_a_reopened_child_is_not_closed() -> None:
    agent = an_agent()
    parent, [child, _] = a_family(agent)
    resolve(parent, agent, closure_category=a_category("Hardware", tree=Tree.CAUSE))
    actions.reopen(child, by(agent))

    with refused(RuleBroken, f"still open: {child.number}", parent):
        actions.close(parent, by(agent))


def test_one_generation_of_children_and_no_circles() -> None:
    agent = an_agent()
    parent, [child, _] = a_family(agent, 2)
    stranger = an_incident()

    with refused(Invalid, "not its own parent", parent):
        actions.set_parent(parent, by(agent), parent=parent)
    with refused(Invalid, "is a child itself", stranger):
        actions.set_parent(stranger, by(agent), parent=child)
    with refused(Invalid, "has children of its own", parent):
        actions.set_parent(parent, by(agent), parent=stranger)
    with refused(Invalid, "is a child itself", parent):
        actions.set_parent(parent, by(agent), parent=child)


def test_a_parent_that_is_over_takes_no_children() -> None:
    agent, child = an_agent(), an_incident()
    parent = a_resolved_incident(agent)

    with refused(Invalid, "is not open", child):
        actions.set_parent(child, by(agent), parent=parent)


def test_a_child_stands_for_itself_again() -> None:
    agent = an_agent()
    parent, [child, _] = a_family(agent)

    actions.clear_parent(child, by(agent))
    resolve(parent, agent)

    child.refresh_from_db()
    assert (child.state, child.parent) == (State.NEW, None)
    with refused(RuleBroken, "has no parent", child):
        actions.clear_parent(child, by(agent))


def test_a_duplicate_goes_on_in_the_incident_that_it_repeats() -> None:
    agent = an_agent()
    first, second = an_incident(), an_incident()

    actions.merge(second, by(agent), into=first, reason="The same tunnel.")

    assert (second.state, second.merged_into) == (State.MERGED, first)
    assert last_line(second).text == "The same tunnel."
    first.refresh_from_db()
    assert first.state == State.NEW


def test_nothing_is_merged_in_a_circle_or_into_what_is_over() -> None:
    agent = an_agent()
    first, second, over = an_incident(), an_incident(), an_incident()
    actions.merge(second, by(agent), into=first)
    actions.cancel(over, by(agent), reason="Nothing to do.")

    with refused(Invalid, "not a duplicate of itself", first):
        actions.merge(first, by(agent), into=first)
    with refused(Invalid, f"{second.number} is over", first):
        actions.merge(first, by(agent), into=second)
    with refused(Invalid, f"{over.number} is over", first):
        actions.merge(first, by(agent), into=over)
    with refused(WrongState, "is merged", second):
        actions.merge(second, by(agent), into=first)


def test_resolving_the_master_leaves_what_was_merged_as_it_is() -> None:
    agent = an_agent()
    first, second = work_in_progress(agent), an_incident()
    actions.merge(second, by(agent), into=first)

    resolve(first, agent)

    second.refresh_from_db()
    assert (second.state, second.resolution) == (State.MERGED, "")
