"""What is normal: collected until there is enough evidence, frozen, and agreed against."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from armillary.assurance.service_level.actions import baselines
from armillary.assurance.service_level.models import Objective, ServiceBaseline
from armillary.assurance.service_level.queries.measuring import normal
from armillary.assurance.service_level.rules.measuring import Attained
from armillary.assurance.service_level.rules.measuring.evidence import evidence, weeks_from
from armillary.assurance.service_level.tests.makers import a_draft, a_manager, an_objective
from armillary.assurance.service_level.vocabulary import BaselineState, Measure, Quality
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken, WrongState
from armillary.people.models import Person
from tests.makers import a_customer, by
from tests.service_level.kept import HOUR, a_case, a_kept_promise

pytestmark = pytest.mark.django_db

FIRST, UNTIL = date(2026, 6, 1), date(2026, 6, 29)
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


def a_month_of_cases(promise: Objective, agent: Person, many: int = 32) -> None:
    """So many in four weeks, each eighth of them too late."""
    for at in range(many):
        begun = datetime(2026, 6, 1 + at * 28 // many, 8, tzinfo=UTC)
        a_case(promise, agent, begun, 9 * HOUR if at % 8 == 7 else HOUR)


def begun(promise: Objective, manager: Person, **said: object) -> ServiceBaseline:
    given = {"period_from": FIRST, "period_until": UNTIL, "margin": Decimal(15), **said}
    return baselines.begin_baseline(by(manager, NOW), objective=promise, **given)  # type: ignore[arg-type]


def test_what_is_normal_is_frozen_once_enough_was_seen(agent: Person) -> None:
    promise, manager = a_kept_promise(), a_manager()
    a_month_of_cases(promise, agent)
    baseline = begun(promise, manager)

    baselines.establish(baseline, by(manager, NOW))

    assert baseline.state == BaselineState.ESTABLISHED
    assert (baseline.good, baseline.whole, baseline.share) == (28, 32, Decimal("87.5"))
    assert (baseline.low, baseline.high) == (Decimal("71.931"), Decimal("95.029"))
    assert baseline.quality == Quality.STEADY
    assert [week[2] for week in baseline.weeks] == [8, 8, 8, 8]
    a_case(promise, agent, datetime(2026, 6, 5, 8, tzinfo=UTC), HOUR)
    baseline.refresh_from_db()
    assert baseline.whole == 32


def test_too_few_cases_are_not_enough_evidence_and_one_collects_longer(agent: Person) -> None:
    promise, manager = a_kept_promise(), a_manager()
    a_month_of_cases(promise, agent, many=8)
    baseline = begun(promise, manager, margin=Decimal(5))

    baselines.establish(baseline, by(manager, NOW))

    assert baseline.state == BaselineState.NOT_ENOUGH
    assert baseline.lacking == "159 cases are needed, 8 were seen."
    with pytest.raises(WrongState):
        baselines.supersede(baseline, by(manager, NOW))
    baselines.collect_longer(baseline, by(manager, NOW), period_until=date(2026, 9, 1))
    assert (baseline.state, baseline.period_until) == (
        BaselineState.NOT_ENOUGH,
        date(2026, 9, 1),
    )


def test_what_was_not_enough_is_established_once_it_is(agent: Person) -> None:
    promise, manager = a_kept_promise(), a_manager()
    a_month_of_cases(promise, agent, many=8)
    baseline = begun(promise, manager)
    baselines.establish(baseline, by(manager, NOW))
    assert baseline.state == BaselineState.NOT_ENOUGH

    a_month_of_cases(promise, agent)
    baselines.establish(baseline, by(manager, NOW))

    assert (baseline.state, baseline.whole) == (BaselineState.ESTABLISHED, 40)
    assert baseline.lacking == ""


def test_a_second_baseline_says_what_has_changed_and_supersedes_the_first(agent: Person) -> None:
    promise, manager = a_kept_promise(), a_manager()
    a_month_of_cases(promise, agent)
    first = begun(promise, manager)
    baselines.establish(first, by(manager, NOW))

    with pytest.raises(Invalid, match="say what has changed"):
        begun(promise, manager)
    second = begun(promise, manager, description="A new shift works at night.")
    with pytest.raises(RuleBroken, match="is being collected"):
        begun(promise, manager, description="Once more.")
    baselines.establish(second, by(manager, NOW))

    first.refresh_from_db()
    assert (first.state, second.state) == (BaselineState.SUPERSEDED, BaselineState.ESTABLISHED)
    assert second.replaces == first


def test_before_anything_is_promised_cases_like_it_are_counted(agent: Person) -> None:
    """Nothing was promised in June; each case of the customer would have been in time or not."""
    customer, manager = a_customer(), a_manager()
    draft = a_draft(manager, customer)
    wish = an_objective(draft, "4 h", measure=Measure.RESOLVE)
    a_month_of_cases(wish, agent)
    baseline = begun(wish, manager)

    baselines.establish(baseline, by(manager, NOW))
    baselines.rest_on_baseline(wish, by(manager, NOW), baseline=baseline)

    assert (baseline.good, baseline.whole) == (28, 32)
    assert (wish.baseline, normal.shown(wish)) == (baseline, baseline)


def test_what_is_agreed_rests_on_a_baseline_only_in_a_successor(agent: Person) -> None:
    promise, manager = a_kept_promise(), a_manager()
    a_month_of_cases(promise, agent)
    baseline = begun(promise, manager)

    other = an_objective(a_draft(manager, a_customer()), "4 h", measure=Measure.RESOLVE)
    with pytest.raises(Invalid, match="is not established"):
        baselines.rest_on_baseline(other, by(manager, NOW), baseline=baseline)
    baselines.establish(baseline, by(manager, NOW))
    with pytest.raises(Invalid, match="another measure or customer"):
        baselines.rest_on_baseline(other, by(manager, NOW), baseline=baseline)
    with pytest.raises(RuleBroken, match="begin a successor"):
        baselines.rest_on_baseline(promise, by(manager, NOW), baseline=baseline)

    assert promise.baseline is None


def test_nobody_else_establishes_what_is_normal(agent: Person) -> None:
    promise, manager = a_kept_promise(), a_manager()
    baseline = begun(promise, manager)

    with pytest.raises(NotAllowed):
        baselines.establish(baseline, by(agent, NOW))
    with pytest.raises(Invalid, match="Nobody counts this"):
        begun(an_objective(a_draft(manager), "50", measure=Measure.VOLUME), manager)

    assert baseline.state == BaselineState.COLLECTING


def test_an_odd_week_makes_a_baseline_unsteady_and_foretells_when_there_is_enough() -> None:
    weeks = weeks_from(FIRST, UNTIL)
    good = (Attained(50, 50), Attained(49, 50), Attained(30, 50), Attained(50, 50))

    told = evidence(list(zip(weeks, good, strict=True)), margin=0.05, expected=0.9)

    assert (told.needed, told.is_enough) == (145, True)
    assert (told.quality, told.unusual) == (Quality.UNSTEADY, (weeks[2],))
    few = evidence(list(zip(weeks, good, strict=True))[:2], margin=0.02, expected=0.9)
    assert few.lacking == (
        "128 cases are needed, 100 were seen.",
        "4 whole weeks are needed, 2 were seen.",
    )
    assert few.ready_on == FIRST + timedelta(days=28)
