"""Guides and glossary as people read them: on pages, on paper, and beside forms."""

import re
from xml.etree import ElementTree as ET

import pytest

from armillary.fittings.raci import actions as responsibilities
from armillary.kernel.registry import processes, record_types
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Responsibility
from armillary.reference.glossary import GLOSSARY
from armillary.reference.guides import GUIDES
from armillary.reference.processes import CHANGE, INCIDENT, PROCESSES, Process
from armillary.reference.raci import RACI, Letter
from armillary.reference.roles import Role
from armillary.transformation.guides.gathering import guide_of
from armillary.transformation.guides.lives import life_of
from armillary.transformation.guides.vocabulary import AcknowledgementState
from armillary.web.guides.lanes import lanes_of
from armillary.web.guides.linking import Linker, explained, term_anchor
from armillary.web.guides.reckoned import PLACES
from armillary.web.guides.score import score_of
from tests.guides.makers import asked, edition, issued, of
from tests.makers import (
    a_caller,
    a_person,
    an_administrator,
    an_agent,
    api_client,
    by,
    signed_in_client,
)
from tests.web.reading import words

pytestmark = pytest.mark.django_db

INCIDENTS = "/guides/incident-and-service-request-management"


def test_all_guides_are_listed_with_what_is_built() -> None:
    page = signed_in_client(an_agent()).get("/guides").content.decode()

    assert [each.id for each in PROCESSES if f'href="/guides/{each.id}"' not in page] == []
    assert "4 of 4 activities here" in words(page)
    assert "8 activities, planned" in words(page)


@pytest.mark.parametrize("each", PROCESSES, ids=lambda each: each.id)
def test_a_guide_says_all_its_words(each: Process) -> None:
    page = words(signed_in_client(an_agent()).get(f"/guides/{each.id}").content.decode())
    guide = next(one for one in GUIDES if one.process is each)
    squeezed = re.sub(r"\s", "", page)

    said = [re.sub(r"[\s*]", "", text) for text in guide.texts]
    assert [text for text in said if text not in squeezed] == []


def test_a_guide_is_for_the_people_of_the_provider_and_the_glossary_for_all() -> None:
    client = signed_in_client(a_caller())

    assert client.get("/guides").status_code == 403
    assert client.get(INCIDENTS).status_code == 403
    assert client.get(f"{INCIDENTS}/paper").status_code == 403
    assert client.get("/glossary").status_code == 200
    assert "/mailboxes" not in client.get("/glossary").content.decode()


@pytest.mark.parametrize("path", ["/guides/nothing", "/guides/nothing/paper"])
def test_a_process_that_is_not_there_has_no_guide(path: str) -> None:
    assert signed_in_client(an_agent()).get(path).status_code == 404


def test_a_page_of_a_guide_asks_no_more_for_a_large_process(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    client = signed_in_client(an_agent())
    client.get(INCIDENTS)

    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(INCIDENTS)


def withdraw_a_duty() -> None:
    """Callers log no incidents any more."""
    row = Responsibility.objects.get(
        activity="incident-and-service-request-management.log", role="caller"
    )
    responsibilities.withdraw(row, by(an_administrator()))


def test_a_guide_says_which_edition_it_is_and_whether_it_has_changed_since() -> None:
    client = signed_in_client(an_agent())
    assert "No edition has been brought out yet" in words(client.get(INCIDENTS).content.decode())

    issued()
    page = words(client.get(INCIDENTS).content.decode())
    assert "Edition 1 of 23 Nov 2026." in page
    assert "altered since" not in page

    withdraw_a_duty()
    assert "altered since" in words(client.get(INCIDENTS).content.decode())


def test_an_edition_is_told_word_for_word() -> None:
    client = signed_in_client(an_agent())
    issued()
    withdraw_a_duty()
    issued()

    page = client.get(f"{INCIDENTS}/editions/2").content.decode()

    assert "<del>R: Caller</del>" in page
    assert "Caller has no letter any more, it was R</ins>" in page
    assert f'href="{INCIDENTS}/editions/2"' in client.get(INCIDENTS).content.decode()
    assert client.get(f"{INCIDENTS}/editions/1").status_code == 404
    assert client.get(f"{INCIDENTS}/editions/3").status_code == 404


def test_a_reader_says_so_with_one_press_and_only_of_the_edition_that_was_shown() -> None:
    agent = an_agent()
    client = signed_in_client(agent)
    issued()
    asked()
    page = client.get(INCIDENTS).content.decode()
    mine = of(agent, INCIDENT.id)
    assert "You are asked to read edition 1" in words(page)
    assert f"/acknowledgements/{mine.number}/acknowledge" in client.get("/guides").content.decode()

    withdraw_a_duty()
    issued()
    asked()
    address, seen = f"/acknowledgements/{mine.number}/acknowledge", {"version": mine.version}
    assert client.post(address, seen).status_code == 412
    assert of(agent, INCIDENT.id).state == AcknowledgementState.TO_READ

    now_seen = {"version": of(agent, INCIDENT.id).version, "next": INCIDENTS}
    assert client.post(address, now_seen).headers["Location"] == INCIDENTS
    assert "You have read edition 2" in words(client.get(INCIDENTS).content.decode())


def test_what_is_to_be_read_stands_in_my_work() -> None:
    manager = a_person(Role.CHANGE_MANAGER)
    issued()
    asked()

    page = words(signed_in_client(manager).get("/work").content.decode())

    assert "Read the guide: Change management, edition 1" in page
    assert "Change management, edition 1" in page


def test_whoever_answers_for_a_process_is_asked_to_review_its_guide() -> None:
    manager, agent = a_person(Role.CHANGE_MANAGER), an_agent()
    issued()
    path = "/guides/change-management"

    assert "You answer for this process" in signed_in_client(manager).get(path).content.decode()
    assert "You answer for this process" not in signed_in_client(agent).get(path).content.decode()


def test_programs_acknowledge_and_review_too() -> None:
    manager = a_person(Role.CHANGE_MANAGER)
    issued()
    asked()
    client, mine = api_client(manager), of(manager, CHANGE.id)
    newest = edition(CHANGE.id)

    read = client.post(
        f"/api/v1/acknowledgements/{mine.number}/acknowledge", {}, "application/json"
    )
    reviewed = client.post(
        f"/api/v1/guide-editions/{newest.number}/review",
        {"remarks": "So we work."},
        "application/json",
    )

    assert (read.status_code, reviewed.status_code) == (200, 200)
    assert edition(CHANGE.id).remarks == "So we work."


def test_a_form_leads_to_the_paragraph_of_its_activity() -> None:
    incident, client = an_incident(), signed_in_client(an_agent())

    verb = client.get(f"/incidents/{incident.number}/take").content.decode()
    new = client.get("/incidents/new").content.decode()

    assert f'href="{INCIDENTS}#dispatch"' in verb
    assert f'href="{INCIDENTS}#log"' in new


def test_words_above_a_form_lead_to_the_glossary() -> None:
    incident, client = an_incident(), signed_in_client(an_agent())

    form = client.get(f"/incidents/{incident.number}/override_priority").content.decode()
    pieces = explained("A workaround; ask problem management.", guides=True)
    for_all = explained("A workaround; ask problem management.", guides=False)

    assert [each.url for each in pieces if each.url] == [
        "/glossary#term-workaround",
        "/guides/problem-management",
    ]
    assert [each.url for each in for_all if each.url] == ["/glossary#term-workaround"]
    assert 'href="/glossary#term-priority"' in form


def test_a_caller_is_led_to_no_guide() -> None:
    assert "/guides/" not in signed_in_client(a_caller()).get("/incidents/new").content.decode()


@pytest.mark.parametrize(
    "path", ["/guides/change-management/paper", "/guides/paper", "/glossary/paper"]
)
def test_guides_come_as_a_document(path: str) -> None:
    answer = signed_in_client(an_agent()).get(path)

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_the_glossary_explains_every_word_and_finds_what_is_asked_for() -> None:
    client = signed_in_client(an_agent())
    page = client.get("/glossary").content.decode()
    found = words(client.get("/glossary?q=workaround").content.decode())

    terms = [term for chapter in GLOSSARY for term in chapter.terms]
    assert [each.word for each in terms if f'id="{term_anchor(each.word)}"' not in page] == []
    assert "A way to go on working although the cause is still there." in found
    assert "Escalate" not in found
    assert "No word here says “zzz”." in words(client.get("/glossary?q=zzz").content.decode())


def test_no_two_words_stand_at_one_place() -> None:
    anchors = [term_anchor(term.word) for chapter in GLOSSARY for term in chapter.terms]

    assert sorted(set(anchors)) == sorted(anchors)


def test_a_word_is_linked_once_and_the_text_stays_as_it_is() -> None:
    linker = Linker.of("incident-and-service-request-management")
    text = "A workaround helps; press *Resolve*. Ask problem management for workarounds."

    pieces = linker.pieces(text)

    assert "".join(each.text for each in pieces) == text.replace("*", "")
    assert [(each.text, each.url) for each in pieces if each.url] == [
        ("workaround", "/glossary#term-workaround"),
        ("Resolve", "/glossary#term-resolve"),
        ("problem management", "/guides/problem-management"),
    ]


@pytest.mark.parametrize("slug", ["incidents", "changes", "agreements", "configuration-items"])
def test_a_life_is_drawn_with_every_state_and_every_verb_and_nothing_on_top_of_another(
    slug: str,
) -> None:
    life = life_of(record_types()[slug])
    score = score_of(life)

    assert [lane.label for lane in score.lanes] == [each.label for each in life.standings]
    assert sorted(arrow.label for arrow in score.arrows) == sorted(
        each.label for each in life.passages
    )
    assert len({lane.y for lane in score.lanes}) == len(score.lanes)
    assert len({arrow.x for arrow in score.arrows}) == len(score.arrows)
    assert all(arrow.heads for arrow in score.arrows)
    assert score == score_of(life)


@pytest.mark.parametrize("each", PROCESSES, ids=lambda each: each.id)
def test_every_activity_stands_in_the_lane_of_somebody_who_does_it(each: Process) -> None:
    told = guide_of(each, processes(), RACI)
    drawn = lanes_of(told)

    assert drawn
    assert [box.chapter.activity for box in drawn.boxes] == list(each.activities)
    assert drawn == lanes_of(told)
    for box in drawn.boxes:
        lane = next(lane for lane in drawn.lanes if lane.x <= box.x < lane.x + lane.width)
        doers = dict(box.chapter.duties)[Letter.RESPONSIBLE]
        assert lane.role in doers
        assert box.x + box.width <= lane.x + lane.width
        assert all(box.y < y < box.foot for y, _ in box.words)
        marked = {mark.text for mark in drawn.marks if box.y < mark.y < box.foot}
        assert marked == ({"A"} if len(doers) == 1 else {"A", str(box.number)})
    assert max(pill.x + pill.width for pill in (*drawn.gets, *drawn.gives)) <= drawn.width


def test_the_work_of_a_process_is_told_to_other_programs() -> None:
    answer = signed_in_client(an_agent()).get(f"{INCIDENTS}/flow.bpmn")
    root = ET.fromstring(answer.content)
    model = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"

    assert answer.headers["Content-Type"] == "application/xml"
    names = [str(each.get("id")) for each in root.iter() if each.get("id")]
    assert sorted(set(names)) == sorted(names)
    tasks = [*root.iter(f"{model}userTask"), *root.iter(f"{model}manualTask")]
    assert sorted(str(each.get("name")) for each in tasks) == sorted(
        activity.title for activity in INCIDENT.activities
    )
    known = set(names)
    flows = [*root.iter(f"{model}sequenceFlow"), *root.iter(f"{model}messageFlow")]
    assert len([*root.iter(f"{model}sequenceFlow")]) == len(INCIDENT.activities) + 1
    assert {each.get(end) for each in flows for end in ("sourceRef", "targetRef")} <= known


def test_the_pages_where_measures_are_reckoned_are_there() -> None:
    client = signed_in_client(a_person(*(each for each in Role if each is not Role.ROBOT)))
    measures = {(each.process.id, one.name) for each in GUIDES for one in each.measures}

    assert set(PLACES) <= measures
    assert [p.url for p in PLACES.values() if client.get(p.url).status_code != 200] == []


def test_a_drawing_is_well_formed() -> None:
    page = signed_in_client(an_agent()).get(INCIDENTS).content.decode()

    drawings = re.findall(r'<svg class="score".*?</svg>', page, re.DOTALL)
    assert len(drawings) == 3
    for each in drawings:
        ET.fromstring(each)
