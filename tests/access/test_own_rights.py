"""Nobody raises own rights: whatever somebody tries, in whatever order, they get no more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.fittings.raci import actions as responsibilities
from armillary.kernel.access import tokens
from armillary.kernel.access.actions import organisations, persons, teams
from armillary.kernel.errors import Refusal
from armillary.people.models import Person, Responsibility
from armillary.people.vocabulary import Scope
from armillary.reference.activities import ACTIVITIES
from armillary.reference.raci import Letter
from armillary.reference.roles import ROLES, Role
from tests.makers import a_caller, a_person, a_team, an_administrator, an_agent, by

pytestmark = pytest.mark.django_db

Try = tuple[str, dict[str, Any]]
Rights = tuple[frozenset[str], frozenset[str], frozenset[int], bool, str]

activity = st.sampled_from([each.value for each in ACTIVITIES])
role, letter = st.sampled_from(ROLES), st.sampled_from(list(Letter))
whom = st.sampled_from(["oneself", "another"])

tries = st.lists(
    st.one_of(
        st.tuples(st.just("grant_role"), st.fixed_dictionaries({"whom": whom, "role": role})),
        st.tuples(st.just("revoke_role"), st.fixed_dictionaries({"whom": whom, "role": role})),
        st.tuples(st.sampled_from(["disable", "enable"]), st.fixed_dictionaries({"whom": whom})),
        st.tuples(
            st.just("assign"),
            st.fixed_dictionaries({"activity": activity, "role": role, "letter": letter}),
        ),
        st.tuples(st.just("change_letter"), st.fixed_dictionaries({"role": role})),
        st.tuples(st.just("join"), st.fixed_dictionaries({"whom": whom})),
        st.tuples(st.just("lead"), st.fixed_dictionaries({"whom": whom})),
        st.tuples(st.sampled_from(["register", "move_in", "token"]), st.just({})),
    ),
    max_size=8,
)


@pytest.mark.parametrize("who", ["agent", "caller", "auditor", "operator", "integration"])
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tried=tries)
def test_no_sequence_of_verbs_gives_anybody_more(who: str, tried: list[Try]) -> None:
    with transaction.atomic():
        actor, other = PEOPLE[who](), an_agent()
        before = rights_of(actor), rights_of(other)

        for name, given_ in tried:
            attempt(name, given_, actor, other)

        assert (rights_of(actor), rights_of(other)) == before
        transaction.set_rollback(True)


@settings(max_examples=12, deadline=None)
@given(tried=tries)
def test_an_administrator_gives_to_others_and_never_to_oneself(tried: list[Try]) -> None:
    with transaction.atomic():
        actor, other = an_administrator(), an_agent()
        before = rights_of(actor)

        for name, given_ in tried:
            attempt(name, given_, actor, other)

        after = rights_of(actor)
        assert after[0] <= before[0]
        assert after[1] <= before[1]
        assert after[2:] == before[2:]
        transaction.set_rollback(True)


def test_what_an_agent_takes_in_can_do_nothing() -> None:
    agent = an_agent()

    taken_in = persons.register_caller(
        by(agent), name="Puppet", email="puppet@example.com", organisation=agent.organisation
    )

    assert (taken_in.roles, taken_in.responsible_for) == (frozenset(), frozenset())


PEOPLE: dict[str, Callable[[], Person]] = {
    "agent": an_agent,
    "caller": a_caller,
    "auditor": lambda: a_person(Role.AUDITOR),
    "operator": lambda: a_person(Role.OPERATOR),
    "integration": lambda: a_person(Role.INTEGRATION),
}


def rights_of(person: Person) -> Rights:
    fresh = Person.objects.get(pk=person.pk)
    return fresh.roles, fresh.responsible_for, fresh.team_ids, fresh.is_staff, fresh.state


def attempt(name: str, given_: dict[str, Any], actor: Person, other: Person) -> None:
    """Try one thing as the actor would, who is read anew as each request does."""
    me = Person.objects.get(pk=actor.pk)
    target = Person.objects.get(pk=(actor if given_.get("whom") == "oneself" else other).pk)
    rest = {key: value for key, value in given_.items() if key != "whom"}
    try:
        TRIES[name](me, target, rest)
    except Refusal:
        assert not connection.needs_rollback


TRIES: dict[str, Callable[[Person, Person, dict[str, Any]], object]] = {
    "grant_role": lambda me, whom, rest: persons.grant_role(whom, by(me), **rest),
    "revoke_role": lambda me, whom, rest: persons.revoke_role(whom, by(me), **rest),
    "disable": lambda me, whom, rest: persons.disable(whom, by(me)),
    "enable": lambda me, whom, rest: persons.enable(whom, by(me)),
    "assign": lambda me, whom, rest: responsibilities.assign(by(me), **rest),
    "change_letter": lambda me, whom, rest: responsibilities.change_letter(
        Responsibility.objects.filter(**rest).earliest("pk"), by(me), letter=Letter.RESPONSIBLE
    ),
    "join": lambda me, whom, rest: teams.add_member(a_team(), by(me), person=whom),
    "lead": lambda me, whom, rest: teams.appoint_lead(a_team(), by(me), lead=whom),
    "register": lambda me, whom, rest: organisations.register(by(me), name="Puppets"),
    "move_in": lambda me, whom, rest: persons.register(
        by(me), name="Puppet", email=f"puppet.{me.pk}@example.com", organisation=me.organisation
    ),
    "token": lambda me, whom, rest: tokens.issue(
        whom, by(me), name="x", scope=Scope.WRITE, lasts=timedelta(days=1)
    ),
}
