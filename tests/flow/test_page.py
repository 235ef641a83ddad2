"""The map as people see it: figures that equal the journal's, for the provider's people only."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from armillary.fittings.handoffs import actions as handoffs
from armillary.kernel import registry
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.journal.models import Entry
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident, resolve
from armillary.operations.incident.vocabulary import State as IncidentState
from armillary.people.models import Person
from armillary.reference.activities import ACTIVITIES
from armillary.reference.edges import edge
from armillary.reference.processes import PROCESSES, Process, process
from armillary.reference.roles import Role
from armillary.transformation.flow import queries
from armillary.transformation.flow.rules import EdgeFigures
from armillary.transformation.flow.span import Service, Span
from armillary.transformation.guides.gathering import guide_of
from armillary.web.map.asked import Asked, Overlay
from armillary.web.map.drawn import drawing, streams
from armillary.web.map.figures import MEANS, at_most
from armillary.web.map.inside import inside_of
from armillary.web.map.life import kinds_of
from armillary.web.map.ribbons import width_of
from armillary.web.map.tables import edge_rows
from armillary.web.map.telling import groups_told, processes_told
from armillary.web.map.wheels import OF_GROUPS, OF_PROCESSES
from tests.flow.makers import count_all
from tests.makers import (
    MONDAY,
    a_caller,
    a_customer,
    a_person,
    a_service,
    an_agent,
    by,
    now,
    signed_in_client,
)

pytestmark = pytest.mark.django_db
INCIDENTS = "incident-and-service-request-management"
YEAR = timedelta(days=365)
WEEK = Span(MONDAY.date() - timedelta(days=6), MONDAY.date(), is_now=True)


@pytest.fixture
def agent() -> Person:
    return an_agent()


def handed(agent: Person) -> list[Handoff]:
    """What incidents and a service hand on, some of it answered."""
    incident = an_incident()
    made = [
        handoffs.offer(by(agent), about=incident, edge=13, to_process="problem-management", wish=w)
        for w in ("Why", "Why again", "Once more")
    ]
    made.append(
        handoffs.offer(
            by(agent), about=a_service(), edge=111, to_process="change-management", wish="Look"
        )
    )
    analyst = a_person(Role.PROBLEM_ANALYST)
    handoffs.accept(made[0], by(analyst, MONDAY + timedelta(minutes=30)), answer="Ours")
    handoffs.reject(made[1], by(analyst, MONDAY + timedelta(minutes=127)), answer="Known")
    handoffs.withdraw(made[2], by(agent))
    return made


def test_a_process_tells_what_it_does(agent: Person) -> None:
    before = queries.processes(WEEK)[INCIDENTS] if count_all() else None
    an_incident()
    a_resolved_incident(agent)
    count_all()

    found = queries.processes(WEEK)[INCIDENTS]

    assert before is not None
    assert found.open - before.open == 1
    assert found.done - before.done == 1
    assert found.lines - before.lines == 5
    assert found.ages is not None
    assert found.ages.quantile(0.5) == 0
    assert {each.rpartition(".")[2] for each in found.performed - before.performed} >= {
        "log-classify-and-support"
    } or found.performed


def test_what_was_performed_is_looked_up_activity_by_activity(agent: Person) -> None:
    a_resolved_incident(agent)
    count_all()
    named = set(Entry.objects.values_list("activity", flat=True))

    found = queries.performed(ACTIVITIES, WEEK.first, WEEK.last)

    assert found == named & {each.value for each in ACTIVITIES}
    assert found >= queries.processes(WEEK)[INCIDENTS].performed
    assert not queries.performed(ACTIVITIES, WEEK.first - YEAR, WEEK.last - YEAR)


def test_what_was_open_is_known_of_any_day(agent: Person) -> None:
    an_incident()
    count_all()
    before = Span(WEEK.first - timedelta(days=9), WEEK.first, is_now=False)
    after = Span(WEEK.first, WEEK.last, is_now=False)

    earlier, later = queries.processes(before)[INCIDENTS], queries.processes(after)[INCIDENTS]

    assert (earlier.open, later.open) == (0, queries.processes(WEEK)[INCIDENTS].open)
    assert earlier.ages is None


def test_hand_offs_are_counted_edge_by_edge_as_the_journal_has_them(agent: Person) -> None:
    made = handed(agent)
    count_all()

    found = queries.edges(WEEK)

    journal = Counter((each.edge, each.from_process, each.to_process) for each in made)
    assert {here: each.offered for here, each in found.items()} == journal
    here = found[13, INCIDENTS, "problem-management"]
    assert (here.accepted, here.rejected, here.withdrawn, here.waiting) == (1, 1, 1, 0)
    assert here.waits.times == {30: 1, 130: 1}
    assert found[made[3].edge, made[3].from_process, "change-management"].waiting == 1


def test_one_customer_can_be_looked_at_alone(agent: Person) -> None:
    customer = a_customer()
    an_incident(a_caller(customer))
    an_incident(a_caller())
    count_all()

    alone = queries.processes(Span(WEEK.first, WEEK.last, True, customer.pk))[INCIDENTS]

    assert alone.open == 1


def test_groups_are_what_their_processes_come_to(agent: Person) -> None:
    handed(agent)
    a_resolved_incident(agent)
    count_all()
    passed = queries.edges(WEEK)

    groups, each = groups_told(WEEK, passed), processes_told(WEEK, passed)

    for name in ("open", "done", "lines"):
        assert sum(getattr(told.figures, name) for told in groups if told.figures) == sum(
            getattr(told.figures, name) for told in each if told.figures
        )
    operations = next(told for told in groups if told.id == "operations")
    incidents = next(told for told in each if told.id == INCIDENTS)
    assert operations.figures == incidents.figures
    assert operations.parts == "1 of 3 processes at work"


def test_a_planned_process_tells_what_can_be_done_of_it_already(agent: Person) -> None:
    told = {each.id: each for each in processes_told(WEEK, {})}
    operations, release = told["operations-management"], told["release-to-production"]

    assert operations.figures is release.figures is None
    assert operations.short(Overlay.TOOLS) == "3 of 12"
    assert operations.short(Overlay.WORK) == "planned"
    assert release.short(Overlay.TOOLS) == "planned"
    page = signed_in_client(agent).get("/map/operations-management").content.decode()
    assert "3 of its 12 activities can be done here already." in page


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "less than a day old"), (1, "at most 1 day old"), (9, "at most 9 days old")],
)
def test_an_age_is_said_in_whole_days(days: int, words: str) -> None:
    assert at_most(days) == words


@pytest.mark.parametrize("overlay", Overlay)
def test_every_overlay_says_what_its_figures_are(overlay: Overlay, agent: Person) -> None:
    page = signed_in_client(agent).get("/map", {"show": overlay.value}).content.decode()

    assert f"{MEANS[overlay]} The stronger the colour, the more." in page


def test_what_passes_within_a_group_is_not_between_groups(agent: Person) -> None:
    handed(agent)
    count_all()

    found = streams(OF_GROUPS, queries.edges(WEEK))

    assert {pair: each.offered for pair, each in found.items()} == {}
    inner = streams(OF_PROCESSES, queries.edges(WEEK))
    assert inner[INCIDENTS, "problem-management"].offered == 3


def test_a_group_is_opened_and_the_others_fade(agent: Person) -> None:
    client = signed_in_client(agent)
    groups = client.get("/map?level=groups&days=90").context["drawing"]

    [url] = [each.url for each in groups.segments if each.place.id == "operations"]
    opened = client.get(url).context["drawing"]

    assert url == "/map?days=90&group=operations"
    assert {each.place.hue for each in opened.segments if not each.far} == {"operations"}


def test_what_the_model_does_not_state_is_marked(agent: Person) -> None:
    strange = EdgeFigures(13, "change-management", "problem-management", offered=2)
    known = EdgeFigures(64, INCIDENTS, "problem-management", offered=2)
    passed = {(each.edge, each.sender, each.receiver): each for each in (strange, known)}
    wanted = Asked(WEEK, 7, Overlay.WORK)

    drawn = drawing(processes_told(WEEK, passed), passed, wanted, ())

    tones = {each.pair: each.tone for each in drawn.ribbons}
    assert tones["problem-management", "change-management"] == "unexpected"
    assert tones[INCIDENTS, "problem-management"] == "alive"
    [row] = edge_rows((edge(13),), passed, set(), ())
    assert row.state == "unexpected"


def test_under_latency_a_ribbon_is_as_wide_as_the_median_answer(agent: Person) -> None:
    handed(agent)
    count_all()

    page = signed_in_client(agent).get(f"/map?show=latency&until={MONDAY.date()}")

    widths = {each.pair: each.width for each in page.context["drawing"].ribbons}
    assert widths[INCIDENTS, "problem-management"] == width_of(30)
    figures = {each.place.id: each.figure for each in page.context["drawing"].segments}
    assert figures[INCIDENTS] == "no answers"


def test_between_two_processes_lies_what_they_handed_over(agent: Person) -> None:
    made = handed(agent)
    count_all()

    page = signed_in_client(agent).get(f"/map/between/{INCIDENTS}/problem-management")

    shown = [each.number for each in page.context["handed"]]
    assert shown == [each.number for each in reversed(made[:3])]
    assert {each.number for each in page.context["edges"]} >= {13, 64}
    assert "1" in {each.value for each in page.context["figures"] if each.label == "Rejected"}


def test_one_service_is_looked_at_alone(agent: Person) -> None:
    service, other = a_service(), a_service()
    hit = an_incident(service=service)
    an_incident(service=other)
    handoffs.offer(by(agent), about=hit, edge=64, to_process="problem-management", wish="Why")
    span = replace(WEEK, service=Service(service.pk, agent))

    figures, passed = queries.processes(span), queries.edges(span)

    here = figures[INCIDENTS]
    assert (here.open, here.people) == (1, 1)
    assert here.ages is not None
    assert here.ages.quantile(0.5) == 0
    assert {key: each.waiting for key, each in passed.items()} == {
        (64, INCIDENTS, "problem-management"): 1
    }
    assert queries.states((registry.record_types()["incidents"],), span)["incidents"]["new"] == 1
    assert figures["change-management"].lines == 0


def test_a_house_of_one_service_is_counted_alike_by_both_ways(agent: Person) -> None:
    service = a_service()
    count_all()
    before = queries.processes(WEEK)[INCIDENTS]
    incident = an_incident(service=service)
    resolve(incident, agent)
    count_all()

    counted = queries.processes(WEEK)[INCIDENTS]
    alone = queries.processes(replace(WEEK, service=Service(service.pk, agent)))[INCIDENTS]

    for name in ("open", "done", "lines"):
        assert getattr(alone, name) == getattr(counted, name) - getattr(before, name)


def test_every_page_of_the_map_can_be_asked_about_one_service(agent: Person) -> None:
    service = a_service()
    client = signed_in_client(agent)
    pages = (
        "/map",
        f"/map/{INCIDENTS}",
        f"/map/{INCIDENTS}/incidents",
        "/map/interactions/64",
        f"/map/between/{INCIDENTS}/problem-management",
    )

    for path in pages:
        assert client.get(f"{path}?service={service.number}").status_code == 200


def test_the_map_shows_every_process_and_needs_as_many_statements_for_much_as_for_little(
    agent: Person,
) -> None:
    client = signed_in_client(agent)
    count_all()
    client.get("/map")
    with CaptureQueriesContext(connection) as few:
        page = client.get("/map").content.decode()
    for _ in range(5):
        handed(agent)
    count_all()
    with CaptureQueriesContext(connection) as many:
        client.get("/map")

    assert all(f'data-process="{each.id}"' in page for each in PROCESSES)
    assert len(few) == len(many)


def test_the_picture_stands_alone(agent: Person) -> None:
    answer = signed_in_client(agent).get("/map.svg")

    drawn = ET.fromstring(answer.content)
    links = [each for each in drawn.iter() if "segment" in each.get("class", "").split()]
    assert len(links) == len(PROCESSES)
    assert "armillary-map.svg" in answer["Content-Disposition"]


@pytest.mark.parametrize("identifier", [each.id for each in PROCESSES])
def test_each_process_has_a_page_with_all_its_activities(identifier: str, agent: Person) -> None:
    page = signed_in_client(agent).get(f"/map/{identifier}").content.decode()

    there = process(identifier)
    assert all(activity.title in page for activity in there.activities)


def test_a_process_of_many_record_types_costs_as_many_statements_as_one_of_few(
    agent: Person,
) -> None:
    client = signed_in_client(agent)
    client.get("/map/availability-management")
    with CaptureQueriesContext(connection) as few:
        client.get("/map/availability-management")
    with CaptureQueriesContext(connection) as many:
        client.get("/map/configuration-management")

    assert len(few) == len(many)


def test_an_interaction_shows_what_was_handed_over(agent: Person) -> None:
    made = handed(agent)
    count_all()

    page = signed_in_client(agent).get("/map/interactions/13").content.decode()

    assert all(each.number in page for each in made[:3])
    assert made[3].number not in page


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("until=soon", "until"),
        ("until=2999-01-01", "until"),
        ("until=1999-01-01", "until"),
        ("days=31", "days"),
        ("days=a+week", "days"),
        ("show=everything", "show"),
        ("organisation=ORG-999999", "organisation"),
        ("organisation=x", "organisation"),
        ("colour=red", "colour"),
        ("level=atoms", "level"),
        ("group=none", "group"),
        ("service=CI-999999", "service"),
        ("service=INC-000001", "service"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_why(
    question: str, field: str, agent: Person
) -> None:
    answer = signed_in_client(agent).get(f"/map?{question}")

    assert answer.status_code == 400
    assert field in answer.content.decode()


def test_a_life_tells_how_many_records_stand_in_each_state(agent: Person) -> None:
    an_incident()
    a_resolved_incident(agent)
    count_all()

    answer = signed_in_client(agent).get(f"/map/{INCIDENTS}/incidents")

    page = answer.content.decode()
    standing = dict(Incident.objects.values_list("state").annotate(n=Count("pk")))
    lanes = {lane.url.partition("state=")[2]: lane for lane in answer.context["score"].lanes}
    assert {name: int(lane.count) for name, lane in lanes.items()} == {
        state: standing.get(state, 0) for state in IncidentState.values
    }
    assert all(f'href="{lane.url}"' in page for lane in lanes.values())
    rows = {row.url: row for row in answer.context["rows"]}
    assert rows["/incidents?state=new"].middle == f"{(now() - MONDAY).days} d"


def test_every_record_type_has_a_life_on_the_map(agent: Person) -> None:
    client = signed_in_client(agent)

    for there in PROCESSES:
        for kind in kinds_of(there):
            assert client.get(f"/map/{there.id}/{kind.slug}").status_code == 200


def test_an_activity_is_told_with_the_verbs_that_the_guide_names(agent: Person) -> None:
    answer = signed_in_client(agent).get(f"/map/{INCIDENTS}")

    told = guide_of(process(INCIDENTS), registry.processes(), {})
    assert [row.verbs for row in answer.context["activities"]] == [
        tuple(dict.fromkeys(each.label for each in chapter.doings)) for chapter in told.chapters
    ]


@pytest.mark.parametrize("there", PROCESSES, ids=lambda each: each.id)
def test_a_process_is_drawn_with_its_activities_and_whom_it_exchanges_with(there: Process) -> None:
    drawn = inside_of(there, {}, frozenset(), {}, ())

    assert [box.hint for box in drawn.activities] == [
        f"{each.title}: planned." for each in there.activities
    ]
    assert len(drawn.strands) == len(drawn.parties)
    boxes = (*drawn.activities, *drawn.parties)
    assert all(box.y >= 0 and box.y + box.height <= drawn.height for box in boxes)
    columns: dict[float, list[float]] = {}
    for box in boxes:
        columns.setdefault(box.x, []).append(box.y)
    assert all(low + 40 <= high for ys in columns.values() for low, high in pairwise(sorted(ys)))


def test_an_activity_tells_who_performs_it_how_often(agent: Person) -> None:
    handed(agent)
    count_all()

    drawn = signed_in_client(agent).get(f"/map/{INCIDENTS}").context["inside"]

    log = drawn.activities[0]
    assert re.fullmatch(r"Log .*: [\d,]+ deeds? by [\d,]+ (person|people)\.", log.hint)
    [problem] = {box.hint for box in drawn.parties if box.figure == "3"}
    assert problem.startswith("Problem management: 3 handed over; 1 accepted, 1 rejected")


@pytest.mark.parametrize(
    "path",
    [
        "/map/nowhere",
        "/map/interactions/0",
        "/map/interactions/115",
        "/map/problem-management/incidents",
        "/map/between/change-management/change-management",
        "/map/between/change-management/operations",
        f"/map/{INCIDENTS}/changes",
    ],
)
def test_what_the_model_has_not_is_not_found(path: str, agent: Person) -> None:
    assert signed_in_client(agent).get(path).status_code == 404


@pytest.mark.parametrize("path", ["/map", "/map/workflow"])
def test_map_and_workflow_can_be_taken_away(path: str, agent: Person) -> None:
    service = a_service("Payroll")
    an_incident(service=service)
    client = signed_in_client(agent)

    svg, png, pdf = (
        client.get(f"{path}.{form}?service={service.number}") for form in ("svg", "png", "pdf")
    )

    assert "var(" not in svg.content.decode()
    assert "color-mix" not in svg.content.decode()
    assert Image.open(BytesIO(png.content)).size == (1680, 1740)
    document = PdfDocument(pdf.content)
    assert "Payroll" in document[0].get_textpage().get_text_range()
    assert len(document) > 1


@pytest.mark.parametrize(
    "path",
    ["/map", "/map.svg", "/map.png", "/map.pdf", "/map/workflow.pdf", "/map/problem-management"],
)
def test_callers_see_no_map(path: str) -> None:
    assert signed_in_client(a_caller()).get(path).status_code in {403, 404}


def test_nor_the_way_to_it(agent: Person) -> None:
    way = b'href="/map"'

    assert way not in signed_in_client(a_caller()).get("/incidents").content
    assert way in signed_in_client(agent).get("/incidents").content


def test_the_months_behind_us_can_be_looked_at(agent: Person) -> None:
    client = signed_in_client(agent)
    page = client.get("/map")
    days = page.context["slider"]["days"].split(",")

    assert len(days) == 25
    assert days[-1] == str(now().date())
    assert client.get(f"/map?until={days[0]}").status_code == 200
