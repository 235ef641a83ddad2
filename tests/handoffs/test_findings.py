"""What does not flow as the model has it: pure, and as a page with what to do next."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.fittings.handoffs import actions
from armillary.people.models import Person
from armillary.reference.edges import EDGES
from armillary.transformation.flow.findings import Finding, Kind, expected, findings
from armillary.transformation.flow.models import Deed, Passage
from armillary.transformation.flow.related import unstated
from armillary.transformation.flow.rules import EdgeFigures, Passed, weighted
from tests.flow.makers import count_all
from tests.handoffs.makers import CHANGES, CMDB, INCIDENTS, PROBLEMS, a_handoff, an_analyst
from tests.makers import an_agent, by, now, signed_in_client

BUILT = {INCIDENTS, CHANGES, CMDB}
HERE = 62, INCIDENTS, CHANGES


def found(
    *figures: EdgeFigures,
    late: dict[tuple[int, str, str], int] | None = None,
    lent: dict[tuple[str, str], int] | None = None,
    last: dict[int, date] | None = None,
    named: dict[tuple[str, str], int] | None = None,
) -> list[Finding]:
    passed: Passed = {(each.edge, each.sender, each.receiver): each for each in figures}
    made = findings(
        passed,
        late or {},
        lent or {},
        last or {},
        related=named or {},
        built=BUILT,
        slower_than=60,
    )
    return list(made)


def of(kind: Kind, made: list[Finding]) -> list[Finding]:
    return [each for each in made if each.kind is kind]


def test_silent_is_what_could_be_used_and_is_not() -> None:
    silent = {each.edge for each in of(Kind.SILENT, found())}

    assert silent == {each.id for each in EDGES if expected(each.id, BUILT)}
    assert {62, 63, 100, 108, 111, 112} <= silent
    assert not {6, 13, 45, 97} & silent
    assert 62 not in {each.edge for each in of(Kind.SILENT, found(EdgeFigures(*HERE, offered=1)))}


def test_it_tells_when_it_was_last_used() -> None:
    day = date(2026, 10, 1)

    [silent] = [each for each in of(Kind.SILENT, found(last={62: day})) if each.edge == 62]

    assert (silent.last, {silent.sender, silent.receiver}) == (day, {INCIDENTS, CHANGES})


def test_overdue_stands_first() -> None:
    made = found(late={HERE: 3})

    assert (made[0].kind, made[0].many, made[0].edge) == (Kind.OVERDUE, 3, 62)


@pytest.mark.parametrize(
    ("accepted", "rejected", "said"), [(1, 3, True), (2, 2, False), (0, 3, False), (1, 4, True)]
)
def test_mostly_rejected_is_more_than_half_of_at_least_four(
    accepted: int, rejected: int, *, said: bool
) -> None:
    figures = EdgeFigures(*HERE, offered=5, accepted=accepted, rejected=rejected)

    assert bool(of(Kind.REFUSED, found(figures))) is said


@pytest.mark.parametrize(("minutes", "said"), [(60, False), (61, True)])
def test_slow_is_a_median_above_the_bound(minutes: int, *, said: bool) -> None:
    figures = EdgeFigures(*HERE, offered=1, accepted=1, waits=weighted([(minutes, 1)]))

    assert bool(of(Kind.SLOW, found(figures))) is said


def test_unexpected_is_what_no_interaction_carries() -> None:
    odd = EdgeFigures(6, INCIDENTS, CMDB, offered=2)
    lent = {(CHANGES, INCIDENTS): 5, ("customer-management", INCIDENTS): 7}

    named = {("availability-management", INCIDENTS): 3}

    made = of(Kind.UNEXPECTED, found(odd, lent=lent, named=named))

    assert [(each.edge, each.sender, each.many) for each in made] == [
        (0, "customer-management", 7),
        (0, "availability-management", 3),
        (6, INCIDENTS, 2),
    ]


def test_only_relations_that_no_interaction_states_are_looked_at() -> None:
    assert [(each.kind.slug, each.name, each.other) for each in unstated()] == [
        ("outages", "incident", INCIDENTS)
    ]


@pytest.fixture
def agent() -> Person:
    return an_agent()


def rows(agent: Person, question: str = "") -> dict[tuple[str, int], tuple[str, str]]:
    page = signed_in_client(agent).get(f"/hand-offs/findings{question}")
    return {(row.kind, row.edge): (row.seen, row.todo_url) for row in page.context["rows"]}


@pytest.mark.django_db
def test_the_page_tells_what_is_seen_and_what_to_do(agent: Person) -> None:
    analyst, at = an_analyst(), now()
    long_ago = at - timedelta(days=3)
    for _ in range(4):
        actions.reject(a_handoff(long_ago, sender=agent), by(analyst, at), answer="Too few")
    a_handoff(long_ago, edge=64, sender=agent)
    count_all()

    told = rows(agent, "?slower=24")

    assert told["Mostly rejected", 13][0] == "4 of 4 answers were no"
    assert told["Slow", 13] == (
        "half of 4 answers took 3 days or more",
        f"/receptions/new?process={PROBLEMS}",
    )
    assert told["Overdue", 64] == (
        "1 not answered in time",
        f"/hand-offs/inbox?process={PROBLEMS}",
    )
    assert told["Silent", 62] == ("never used", "/map/interactions/62")
    assert ("Silent", 64) not in told


@pytest.mark.django_db
def test_work_in_records_of_others_is_seen_where_nothing_joins_them(agent: Person) -> None:
    count_all()
    kept = Deed.objects.filter(record_type="incidents").first()
    day, lent = now().date(), "customer-management.manage-relationships"
    Deed.objects.create(
        day=day,
        organisation_id=kept.organisation_id if kept else agent.organisation_id,
        record_type="incidents",
        activity=lent,
        state_before="",
        state_after="new",
        lines=9,
    )

    assert rows(agent)["Not in the model", 0][0] == "9 deeds on its records"


@pytest.mark.django_db
def test_the_findings_are_a_file_that_no_spreadsheet_mistakes(agent: Person) -> None:
    answer = signed_in_client(agent).get("/hand-offs/findings.csv")

    head, *lines = answer.content.decode().split("\r\n")
    assert head.startswith("Finding,Interaction,Between")
    assert len(lines) > 10
    assert not [line for line in lines if line.startswith(("=", "+", "-", "@"))]


@pytest.mark.django_db
@pytest.mark.parametrize("question", ["?slower=5", "?days=31", "?colour=red", "?slower=x"])
def test_a_question_that_makes_no_sense_is_refused(agent: Person, question: str) -> None:
    assert signed_in_client(agent).get(f"/hand-offs/findings{question}").status_code == 400


@pytest.mark.django_db
def test_the_findings_cost_as_many_statements_for_much_as_for_little(agent: Person) -> None:
    client = signed_in_client(agent)
    a_handoff(sender=agent)
    count_all()
    client.get("/hand-offs/findings")
    with CaptureQueriesContext(connection) as few:
        client.get("/hand-offs/findings")
    for edge in (13, 64, 98):
        a_handoff(sender=agent, edge=edge)
    count_all()
    with CaptureQueriesContext(connection) as many:
        client.get("/hand-offs/findings")

    assert Passage.objects.exists()
    assert len(few) == len(many)
