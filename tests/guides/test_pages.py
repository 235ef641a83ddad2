"""Guides and glossary as people read them: on pages, on paper, and beside forms."""

import re
from xml.etree import ElementTree as ET

import pytest

from armillary.kernel.access.actions import responsibilities
from armillary.kernel.registry import record_types
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Responsibility
from armillary.reference.glossary import GLOSSARY
from armillary.reference.guides import GUIDES
from armillary.reference.processes import PROCESSES, Process
from armillary.transformation.guides.lives import life_of
from armillary.web.guides.linking import Linker, term_anchor
from armillary.web.guides.score import score_of
from tests.makers import a_caller, an_administrator, an_agent, by, signed_in_client
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


def test_a_duty_that_was_withdrawn_is_no_longer_in_the_guide() -> None:
    client = signed_in_client(an_agent())
    before = re.search(r"Version <code>(\w+)", client.get(INCIDENTS).content.decode())
    row = Responsibility.objects.get(
        activity="incident-and-service-request-management.log", role="caller"
    )
    responsibilities.withdraw(row, by(an_administrator()))

    page = client.get(INCIDENTS).content.decode()
    after = re.search(r"Version <code>(\w+)", page)

    assert before
    assert after
    assert before[1] != after[1]


def test_a_form_leads_to_the_paragraph_of_its_activity() -> None:
    incident, client = an_incident(), signed_in_client(an_agent())

    verb = client.get(f"/incidents/{incident.number}/take").content.decode()
    new = client.get("/incidents/new").content.decode()

    assert f'href="{INCIDENTS}#dispatch"' in verb
    assert f'href="{INCIDENTS}#log"' in new


def test_a_caller_is_led_to_no_guide() -> None:
    assert "/guides/" not in signed_in_client(a_caller()).get("/incidents/new").content.decode()


@pytest.mark.parametrize("path", ["/guides/change-management/paper", "/guides/paper"])
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


def test_a_drawing_is_well_formed() -> None:
    page = signed_in_client(an_agent()).get(INCIDENTS).content.decode()

    drawings = re.findall(r'<svg class="score".*?</svg>', page, re.DOTALL)
    assert len(drawings) == 3
    for each in drawings:
        ET.fromstring(each)
