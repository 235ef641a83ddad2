"""The trees of categories and the priority matrix, kept by people."""

import pytest

from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.operations.incident.actions import categories, priority_rules
from armillary.operations.incident.models import Category
from armillary.operations.incident.queries import proposed_priority
from armillary.operations.incident.tests.makers import a_category, lines_of, refused
from armillary.operations.incident.vocabulary import (
    CategoryState,
    Impact,
    Priority,
    RuleState,
    Tree,
    Urgency,
)
from armillary.reference.roles import Role
from tests.makers import a_person, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db


def test_a_category_tells_where_it_stands() -> None:
    vpn = a_category("Network", "Remote access", "VPN")

    assert (vpn.path, vpn.root) == ("Network › Remote access › VPN", "Network")
    assert str(vpn) == "Network › Remote access › VPN"


def test_what_stands_below_a_category_follows_its_new_name() -> None:
    vpn = a_category("Network", "Remote access", "VPN")
    other = a_category("Networks of others", "VPN")
    network = Category.objects.get(path="Network")

    categories.rename(network, by(an_administrator()), name="Connection")

    vpn.refresh_from_db()
    other.refresh_from_db()
    assert (vpn.path, vpn.root) == ("Connection › Remote access › VPN", "Connection")
    assert lines_of(vpn) == ["define", "follow"]
    assert other.path == "Networks of others › VPN"


def test_renaming_a_leaf_keeps_its_place() -> None:
    vpn = a_category("Network", "VPN")

    categories.rename(vpn, by(an_administrator()), name="Tunnel")

    assert (vpn.name, vpn.path, vpn.root) == ("Tunnel", "Network › Tunnel", "Network")


def test_two_categories_of_one_name_do_not_stand_in_one_place() -> None:
    a_category("Network")
    cause = a_category("Network", tree=Tree.CAUSE)

    with pytest.raises(RuleBroken, match="a category of this name in this place"):
        a_category("NETWORK")
    assert cause.tree == Tree.CAUSE


def test_a_branch_is_retired_after_its_leaves_and_revived_before_them() -> None:
    vpn, keeper = a_category("Network", "VPN"), an_administrator()
    network = Category.objects.get(path="Network")

    with refused(RuleBroken, "retire them first", network):
        categories.retire(network, by(keeper))
    categories.retire(vpn, by(keeper))
    categories.retire(network, by(keeper))
    with refused(RuleBroken, "Network is retired: revive it first", vpn):
        categories.revive(vpn, by(keeper))
    categories.revive(network, by(keeper))
    categories.revive(vpn, by(keeper))

    assert (network.state, vpn.state) == (CategoryState.ACTIVE, CategoryState.ACTIVE)


def test_a_category_grows_in_its_own_living_tree() -> None:
    network, keeper = a_category("Network"), an_administrator()

    with pytest.raises(Invalid, match="stands in the symptom tree"):
        categories.define(by(keeper), name="Cable", tree=Tree.CAUSE, parent=network)
    categories.retire(network, by(keeper))
    with pytest.raises(Invalid, match="Network is retired"):
        categories.define(by(keeper), name="Cable", tree=Tree.SYMPTOM, parent=network)


def test_agents_use_the_trees_and_managers_keep_them() -> None:
    manager, agent, network = a_person(Role.INCIDENT_MANAGER), an_agent(), a_category("Network")

    with refused(NotAllowed, "needs the role", network):
        categories.rename(network, by(agent), name="Net")
    categories.rename(network, by(manager), name="Net")

    assert network.path == "Net"


def test_a_rule_is_revised_and_given_up() -> None:
    keeper = an_administrator()
    rule = priority_rules.define(
        by(keeper), impact=Impact(1), urgency=Urgency(1), priority=Priority.HIGH
    )
    stand_as(keeper)
    assert proposed_priority(Impact(1), Urgency(1)) is Priority.HIGH

    priority_rules.revise(rule, by(keeper), priority=Priority.NORMAL)
    stand_as(keeper)
    assert proposed_priority(Impact(1), Urgency(1)) is Priority.NORMAL

    priority_rules.retire(rule, by(keeper))
    stand_as(keeper)
    assert rule.state == RuleState.RETIRED
    assert proposed_priority(Impact(1), Urgency(1)) is Priority.CRITICAL


def test_the_matrix_has_one_rule_for_each_pair() -> None:
    keeper = an_administrator()
    pair = {"impact": Impact(1), "urgency": Urgency(1), "priority": Priority.HIGH}
    priority_rules.define(by(keeper), **pair)  # type: ignore[arg-type]

    with pytest.raises(RuleBroken, match="The matrix has a rule for this"):
        priority_rules.define(by(keeper), **pair)  # type: ignore[arg-type]
