"""The hand-off counts on the map equal the journal's, edge by edge, with several processes."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from random import Random
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from armillary.assurance.change.tests.makers import a_draft, a_manager, planned
from armillary.fittings.handoffs import actions
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Refusal
from armillary.kernel.handoffs.models import Handoff
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from armillary.reference.roles import Role
from armillary.transformation.flow import queries
from armillary.transformation.flow.counting import forget
from armillary.transformation.flow.span import Span
from tests.flow.makers import count_all, kept_and_recounted
from tests.handoffs.makers import CHANGES, CMDB, INCIDENTS, LEVELS, PROBLEMS
from tests.makers import MONDAY, a_person, a_service, an_agent, by, signed_in_client, the_robot

ALWAYS = Span(MONDAY.date() - timedelta(days=30), MONDAY.date() + timedelta(days=1), is_now=True)
Ends = tuple[int, str, str]
HANDS = 3

_JOURNAL = """
select record_id, verb, state_before, state_after, changes
from kernel_entry where record_type = 'hand-offs' order by id
"""


def cast() -> Mapping[str, Person]:
    """Somebody of each process that hands over or receives here."""
    return {
        INCIDENTS: an_agent(),
        PROBLEMS: a_person(Role.PROBLEM_ANALYST),
        CHANGES: a_manager(),
        CMDB: a_person(Role.CONFIGURATION_MANAGER),
        LEVELS: a_person(Role.SERVICE_LEVEL_MANAGER),
        "operations-management": a_person(Role.OPERATOR),
    }


def ways(people: Mapping[str, Person]) -> list[Callable[[], Handoff]]:
    """Hand-offs of three processes to five, some along the same edge both ways."""
    incident, change, service = an_incident(), planned(a_draft()), a_service()
    told: list[tuple[Any, str, int, str]] = [
        (incident, INCIDENTS, 13, PROBLEMS),
        (incident, INCIDENTS, 62, CHANGES),
        (incident, INCIDENTS, 63, CMDB),
        (incident, INCIDENTS, 73, LEVELS),
        (incident, INCIDENTS, 56, "operations-management"),
        (change, CHANGES, 62, INCIDENTS),
        (change, CHANGES, 70, PROBLEMS),
        (change, CHANGES, 100, CMDB),
        (change, CHANGES, 58, "operations-management"),
        (service, CMDB, 111, CHANGES),
        (service, CMDB, 112, INCIDENTS),
    ]
    return [
        partial(
            actions.offer,
            by(people[sender]),
            about=about,
            edge=edge,
            to_process=receiver,
            wish=f"Along {edge}",
        )
        for about, sender, edge, receiver in told
    ]


def flow(draw: Random, people: Mapping[str, Person], many: int = 12) -> None:
    """Some are accepted, rejected and perhaps reclaimed, withdrawn, or left."""
    offers = ways(people)
    for _ in range(many):
        made = draw.choice(offers)()
        answering, sending = people[made.to_process], people[made.from_process]
        at = MONDAY + timedelta(minutes=draw.randint(0, 600))
        match draw.choice(("accept", "reject", "reclaim", "withdraw", "wait")):
            case "accept":
                actions.accept(made, by(answering, at))
            case "reject":
                actions.reject(made, by(answering, at), answer="No")
            case "reclaim":
                actions.reject(made, by(answering, at), answer="No")
                actions.reclaim(made, by(sending, at))
            case "withdraw":
                actions.withdraw(made, by(sending, at))


def replayed() -> Mapping[Ends, Counter[str]]:
    """By edge, what happened, told by the lines of the journal alone: no table of hand-offs."""
    ends: dict[int, Ends] = {}
    stand: dict[int, str] = {}
    found: dict[Ends, Counter[str]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.organisations', '*', true)")
        cursor.execute(_JOURNAL)
        for key, verb, before, after, changes in cursor.fetchall():
            if verb == "offer":
                said = json.loads(changes)
                ends[key] = said["edge"][1], said["from_process"][1], said["to_process"][1]
            assert stand.get(key, "") == before
            stand[key] = after
            if before != after:
                found[ends[key]][after] += 1
    for key, state in stand.items():
        found[ends[key]]["waiting"] += state == "offered"
    return found


def on_the_map() -> Mapping[Ends, Counter[str]]:
    return {
        here: +Counter(
            offered=each.offered,
            accepted=each.accepted,
            rejected=each.rejected,
            withdrawn=each.withdrawn,
            waiting=each.waiting,
        )
        for here, each in queries.edges(ALWAYS).items()
    }


def journal() -> Mapping[Ends, Counter[str]]:
    shown = ("offered", "accepted", "rejected", "withdrawn", "waiting")
    return {
        here: +Counter({word: many for word, many in counts.items() if word in shown})
        for here, counts in replayed().items()
    }


@pytest.mark.django_db
@given(seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None)
def test_the_map_has_what_the_journal_tells_edge_by_edge(seed: int) -> None:
    with transaction.atomic():
        draw, people = Random(seed), cast()
        flow(draw, people)
        count_all()
        flow(draw, people)
        count_all()

        found = on_the_map()
        assert found == journal()
        assert len({sender for _, sender, _ in found}) > 1
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_counted_anew_from_the_journal_it_is_the_same() -> None:
    flow(Random(7), cast(), 30)
    count_all()
    before = on_the_map()

    forget(by(the_robot()))
    assert on_the_map() == {}
    count_all()

    assert on_the_map() == before == journal()


@pytest.mark.django_db
def test_the_page_of_each_interaction_says_the_same() -> None:
    people = cast()
    flow(Random(11), people, 30)
    count_all()
    told = journal()
    client = signed_in_client(people[INCIDENTS])

    for number in sorted({edge for edge, _, _ in told}):
        row = client.get(f"/map/interactions/{number}").context["row"]
        here = sum((each for ends, each in told.items() if ends[0] == number), Counter[str]())
        assert (row.offered, row.accepted, row.rejected, row.waiting) == tuple(
            str(here[word]) for word in ("offered", "accepted", "rejected", "waiting")
        )


def test_whoever_answers_first_is_counted_and_nobody_else(own_database: None) -> None:
    with transaction.atomic():
        stand_as(the_robot())
        people = [cast() for _ in range(HANDS)]
        offers = ways(people[0])
        made = [offer() for offer in offers]

    acting = [
        Thread(target=_answering, args=(seed, each, made)) for seed, each in enumerate(people)
    ]
    acting.append(Thread(target=_withdrawing, args=(people[0], made)))
    counting = [Thread(target=_counting, args=(acting,)) for _ in range(2)]
    for thread in (*acting, *counting):
        thread.start()
    for thread in (*acting, *counting):
        thread.join()

    with transaction.atomic():
        stand_as(the_robot())
        count_all()
        found = on_the_map()
        assert found == journal()
        assert sum(each["offered"] for each in found.values()) == len(made)
        ended = ("accepted", "rejected", "withdrawn", "waiting")
        assert sum(each[word] for each in found.values() for word in ended) == len(made)
        for kept, whole in kept_and_recounted():
            assert kept == whole


def _answering(seed: int, people: Mapping[str, Person], made: list[Handoff]) -> None:
    draw = Random(seed)
    for handoff in draw.sample(made, len(made)):
        person = people[handoff.to_process]
        answer = draw.choice((actions.accept, actions.reject))
        _tried(person, partial(answer, handoff, by(person), answer="We looked"))
    connection.close()


def _withdrawing(people: Mapping[str, Person], made: list[Handoff]) -> None:
    for handoff in made[::2]:
        person = people[handoff.from_process]
        _tried(person, partial(actions.withdraw, handoff, by(person)))
    connection.close()


def _tried(person: Person, act: Callable[[], None]) -> None:
    """Do it in a transaction of its own; somebody else may have been faster."""
    with transaction.atomic():
        stand_as(person)
        try:
            act()
        except Refusal:
            transaction.set_rollback(True)


def _counting(acting: list[Thread]) -> None:
    while any(each.is_alive() for each in acting):
        with transaction.atomic():
            stand_as(the_robot())
            count_all()
    connection.close()
