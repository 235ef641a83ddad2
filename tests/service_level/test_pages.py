"""Agreements in the browser and on paper: each side sees what is its business."""

import pypdfium2  # type: ignore[import-untyped]
import pytest
from django.test import Client

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import catalogue
from armillary.assurance.service_level.models import Agreement
from armillary.assurance.service_level.tests.makers import (
    FIRST_DAY,
    a_draft,
    a_manager,
    a_promise_of_a_team,
    a_representative,
    an_objective,
)
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.makers import a_customer, a_service, a_stranger, by, signed_in_client, the_robot

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Person:
    stand_as(the_robot())
    return a_manager()


@pytest.fixture
def proposed(manager: Person) -> tuple[Agreement, Person]:
    """Proposed twice with other words, signed by the customer, whose representative comes too."""
    customer, service = a_customer("Ålesund Ferries"), a_service("Crew planning")
    agreement = a_draft(manager, customer, service, name="Crews Ω", description="On time.")
    an_objective(agreement, "4 h")
    actions.rest_on(agreement, by(manager), by=a_promise_of_a_team(service))
    actions.propose(agreement, by(manager))
    actions.revise(agreement, by(manager), description="On time, and complete.")
    actions.propose(agreement, by(manager))
    representative = a_representative(customer)
    actions.sign(agreement, by(representative))
    return agreement, representative


def text(web: Client, path: str) -> str:
    return web.get(path).content.decode()


def pdf(web: Client, path: str) -> bytes:
    answer = web.get(path)
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def words_of(made: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))


def test_we_see_what_it_rests_on_and_whether_it_can_be_kept(
    proposed: tuple[Agreement, Person], manager: Person
) -> None:
    agreement, representative = proposed

    page = text(signed_in_client(manager), f"/agreements/{agreement.number}")

    assert "Restore within 4 h, in 90 % of cases" in page
    assert "Can it be kept?" in page
    assert "Applications 2 h make 2 h: within 4 h." in page
    assert "What it rests on" in page
    assert representative.name in page
    assert "Edition 2" in page


def test_the_other_side_sees_its_words_and_not_our_doubts(
    proposed: tuple[Agreement, Person],
) -> None:
    agreement, representative = proposed

    page = text(signed_in_client(representative), f"/agreements/{agreement.number}")

    assert "Restore within 4 h" in page
    assert "Can it be kept?" not in page
    assert "What it rests on" not in page


@pytest.mark.parametrize("path", ["", "/redline", "/paper"])
def test_a_stranger_sees_nothing(proposed: tuple[Agreement, Person], path: str) -> None:
    agreement, _ = proposed

    answer = signed_in_client(a_stranger()).get(f"/agreements/{agreement.number}{path}")

    assert answer.status_code == 404


def test_a_redline_shows_the_last_two_editions(
    proposed: tuple[Agreement, Person], manager: Person
) -> None:
    agreement, _ = proposed
    web, number = signed_in_client(manager), agreement.number

    page = text(web, f"/agreements/{number}/redline?before={number}.1&after={number}.2")

    assert "1 part changed between" in page
    assert "On <del>time.</del>" in page
    assert "<ins>time, and complete.</ins>" in page
    assert "1 part changed between" in text(web, f"/agreements/{number}/redline")
    same = f"/agreements/{number}/redline?before={number}.2&after=now"
    assert "Not a word changed between" in text(web, same)
    assert web.get(f"/agreements/{number}/redline?before={number}.9").status_code == 404


def test_the_paper_tells_what_was_signed_and_is_the_same_each_time(
    proposed: tuple[Agreement, Person], manager: Person
) -> None:
    agreement, representative = proposed
    web = signed_in_client(manager)

    made = pdf(web, f"/agreements/{agreement.number}/paper")

    assert made == pdf(web, f"/agreements/{agreement.number}/paper")
    told = words_of(made)
    assert "Crews Ω" in told
    assert "Ålesund Ferries" in told
    assert "Restore within 4 h, in 90 % of cases" in told
    assert f"{representative.name}, 2026-11-23 09:00 UTC" in told
    assert "Proposal, edition 2: not agreed" in told
    first = words_of(pdf(web, f"/agreements/{agreement.number}/paper?edition={agreement.number}.1"))
    assert "On time, and complete." not in first
    assert representative.name not in first


def test_words_on_paper_are_words_and_open_nothing(manager: Person) -> None:
    hostile = "<img src='file:///etc/passwd'> {{nb}} **bold** \N{BOMB} " + "Unbreakable" * 40
    agreement = a_draft(manager, None, a_service(), name=hostile[:150], description=hostile)
    an_objective(agreement)

    told = words_of(pdf(signed_in_client(manager), f"/agreements/{agreement.number}/paper"))

    assert "<img src='file:///etc/passwd'>" in told
    assert "**bold**" in told
    assert "Draft: not agreed" in told


def test_levels_stand_beside_each_other(manager: Person) -> None:
    act = by(manager)
    service = catalogue.put_in_catalogue(act, name="Managed application")
    level = actions.draft_level(act, standard_service=service, level="Gold", valid_from=FIRST_DAY)
    an_objective(level, "2 h")
    needs = actions.collect_requirements(act, name="Auction", customer=a_customer())
    an_objective(needs, "4 h")
    actions.propose(level, act)
    actions.sign(level, act)
    actions.agree(level, act)
    web = signed_in_client(manager)

    offered = text(web, f"/standard-services/{service.number}")
    matched = text(web, f"/agreements/{needs.number}")

    assert "Restore within 2 h, in 90 % of cases" in offered
    assert "What the catalogue offers" in matched
    assert "100 %" in matched
