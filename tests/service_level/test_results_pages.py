"""Baselines, analyses, benchmarks, effects and packs in the browser, and packs on paper."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pypdfium2  # type: ignore[import-untyped]
import pytest

from armillary.assurance.service_level.actions import (
    analysing,
    baselines,
    benchmarking,
    packing,
    reviews,
)
from armillary.assurance.service_level.models import Objective, ServiceReview
from armillary.assurance.service_level.queries import packs
from armillary.assurance.service_level.tests.makers import a_manager, a_representative
from armillary.assurance.service_level.vocabulary import ComparedBy, TimeMeasure
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.makers import (
    a_customer,
    a_stranger,
    api_client,
    by,
    now,
    signed_in_client,
    the_robot,
)
from tests.service_level.kept import (
    HOUR,
    a_case,
    a_kept_promise,
    text,
    two_of_three_in_time,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def promise(agent: Person) -> Objective:
    """Two in time and one too late, a few days ago."""
    return two_of_three_in_time(agent, datetime.now(UTC) - timedelta(days=4))


@pytest.fixture
def manager(agent: Person) -> Person:
    return a_manager()


def last_month() -> dict[str, object]:
    today = now().date()
    return {"period_from": today - timedelta(days=30), "period_until": today}


def test_a_baseline_says_what_is_lacking_and_is_seen_with_its_objective(
    promise: Objective, manager: Person
) -> None:
    web = signed_in_client(manager)
    assert "Begin baseline" in text(web, f"/objectives/{promise.number}")
    baseline = baselines.begin_baseline(by(manager, now()), objective=promise, **last_month())  # type: ignore[arg-type]

    page = text(web, f"/service-baselines/{baseline.number}")
    assert "66.6 % so far, most probably between 20.7 % and 93.8 %" in page
    assert "3 of 246 that are needed" in page
    baselines.establish(baseline, by(manager, now()))
    assert "Not enough evidence" in text(web, f"/service-baselines/{baseline.number}")
    page = text(web, f"/objectives/{promise.number}")
    assert "What is normal is not known yet." in page
    assert baseline.number in page
    assert "What is normal is not known yet." in text(web, f"/objectives/{promise.number}/kept")


def test_an_analysis_shows_figures_that_are_frozen(promise: Objective, manager: Person) -> None:
    act = by(manager, now())
    analysis = analysing.analyse(act, objective=promise, **last_month())  # type: ignore[arg-type]
    analysing.conclude(analysis, act, conclusion="Nobody was there.", told="At night.")

    page = text(signed_in_client(manager), f"/analyses/{analysis.number}")

    assert "2 of 3 in time, 1 promise broken." in page
    assert "In whose hands the time went" in page
    assert "What the customer is told" in page


def test_customers_are_compared_now_and_as_they_were(
    promise: Objective, manager: Person, agent: Person
) -> None:
    other = a_kept_promise(a_customer("Bergen Ports"))
    for hour in range(12):
        a_case(other, agent, now() - timedelta(days=3, hours=hour), HOUR)
    web, path = signed_in_client(manager), "/service-levels/benchmark?by=customer&measure=resolve"

    page = text(web, path)
    assert "None of 2 customers differs from the others by more than luck explains." in page
    assert "Freeze it" in page
    made = benchmarking.run_benchmark(
        by(manager, now()),
        name="Customers",
        measure=TimeMeasure.RESOLVE,
        compared_by=ComparedBy.CUSTOMER,
        **last_month(),  # type: ignore[arg-type]
    )
    benchmarking.add_reference(
        made,
        by(manager, now()),
        name="Harbours",
        share=Decimal("93.5"),
        source="Yearbook",
        as_of=now().date(),
    )
    page = text(web, f"/benchmarks/{made.number}")
    assert "Bergen Ports" in page
    assert "Yearbook" in page


@pytest.mark.parametrize("query", ["by=nobody", "measure=volume", "priority=9", "months=5", "x=1"])
def test_what_cannot_be_compared_is_refused(manager: Person, query: str) -> None:
    assert signed_in_client(manager).get(f"/service-levels/benchmark?{query}").status_code == 400


def test_an_empty_comparison_says_what_will_be_there(manager: Person) -> None:
    page = text(signed_in_client(manager), "/service-levels/benchmark")

    assert "Nothing was decided in this time that could be compared." in page


@pytest.fixture
def reviewed(promise: Objective, manager: Person) -> ServiceReview:
    """A review whose pack was drawn up."""
    act = by(manager, now())
    made = reviews.plan_review(
        act,
        agreement=promise.agreement,
        name="Ferries",
        **last_month(),  # type: ignore[arg-type]
    )
    packing.draw_up_pack(made, act, summary="A quiet month.", questions="Who is on call?")
    return made


def words_of(made: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))


def test_the_customer_reads_the_pack_and_acknowledges_it(
    promise: Objective, reviewed: ServiceReview
) -> None:
    speaks = a_representative(promise.organisation)
    web, url = signed_in_client(speaks), f"/service-reviews/{reviewed.number}"

    assert "Acknowledge it" in text(web, url)
    page = text(web, f"{url}/pack")
    assert "0 of 1 objectives were kept; of 0 that is certain." in page
    assert "3 incidents were reported and 3 resolved. 1 promise was broken." in page
    assert "The gate stays shut" in page
    assert f"/objectives/{promise.number}/kept?from=" in page
    assert web.post(f"{url}/acknowledge_pack").status_code == 303

    pack = packs.latest(reviewed)
    assert pack is not None
    assert pack.name == speaks.name
    assert pack.digest in text(web, f"{url}/pack")
    assert f"Acknowledged by {speaks.name}" in text(web, f"{url}/pack?pack=1")


def test_the_pack_on_paper_says_all_of_it(promise: Objective, reviewed: ServiceReview) -> None:
    speaks = a_representative(promise.organisation)
    web, url = signed_in_client(speaks), f"/service-reviews/{reviewed.number}/paper"
    pack = packs.latest(reviewed)
    assert pack is not None

    answer = web.get(url)
    assert answer["Content-Type"] == "application/pdf"
    said = words_of(answer.content)
    for part in (
        "Nobody has acknowledged this pack yet",
        "A quiet month.",
        "What was promised, and what was attained",
        "66.6 % (20.7 % to 93.8 %)",
        "The gate stays shut",
        "1 h 30 min",
        "Actions of the last review",
        "Who is on call?",
    ):
        assert part in " ".join(said.split()), part
    assert pack.digest in said.replace("\r", "").replace("\n", "")
    assert web.get(url).content == answer.content
    stand_as(the_robot())
    packing.acknowledge_pack(reviewed, by(speaks, now()))
    assert f"{speaks.name}, " in words_of(web.get(url).content)


def test_there_is_no_pack_before_one_was_drawn_up_and_none_for_others(
    promise: Objective, reviewed: ServiceReview, manager: Person
) -> None:
    bare = reviews.plan_review(
        by(manager, now()),
        agreement=promise.agreement,
        name="Next",
        **last_month(),  # type: ignore[arg-type]
    )
    ours, others = signed_in_client(manager), signed_in_client(a_stranger())
    program = api_client(manager)

    assert ours.get(f"/service-reviews/{bare.number}/pack").status_code == 404
    assert ours.get(f"/service-reviews/{reviewed.number}/pack?pack=9").status_code == 404
    for page in ("", "/pack", "/paper"):
        assert others.get(f"/service-reviews/{reviewed.number}{page}").status_code == 404
    assert program.get(f"/api/v1/service-reviews/{reviewed.number}").status_code == 200
