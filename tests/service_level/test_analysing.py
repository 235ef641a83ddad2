"""Analyses, benchmarks and effects: what people conclude from figures that are frozen."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from armillary.assurance.service_level.actions import analysing, benchmarking, improving
from armillary.assurance.service_level.models import Analysis, Improvement, Objective
from armillary.assurance.service_level.rules.measuring import Attained
from armillary.assurance.service_level.rules.measuring.comparing import (
    Group,
    Signal,
    compare,
)
from armillary.assurance.service_level.rules.measuring.effects import effect
from armillary.assurance.service_level.tests.makers import a_manager
from armillary.assurance.service_level.vocabulary import (
    AnalysisState,
    BenchmarkState,
    Better,
    ComparedBy,
    Effect,
    ImprovementState,
    Origin,
    TimeMeasure,
)
from armillary.engines.control import Count
from armillary.kernel.errors import Invalid, NotAllowed, RuleBroken
from armillary.kernel.links.queries import linked_to
from armillary.people.models import Person
from tests.makers import a_customer, by
from tests.service_level.kept import HOUR, a_case, a_kept_promise

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
OCTOBER: dict[str, Any] = {"period_from": date(2026, 10, 1), "period_until": date(2026, 11, 1)}


@pytest.fixture
def promise(agent: Person) -> Objective:
    """In October one in time and one two hours too late."""
    made = a_kept_promise()
    a_case(made, agent, datetime(2026, 10, 5, 8, tzinfo=UTC), HOUR)
    a_case(made, agent, datetime(2026, 10, 6, 8, tzinfo=UTC), 6 * HOUR)
    return made


def analysed(promise: Objective, manager: Person) -> Analysis:
    return analysing.analyse(by(manager, NOW), objective=promise, **OCTOBER)


def test_an_analysis_freezes_figures_and_says_where_the_time_went(
    promise: Objective, agent: Person
) -> None:
    manager = a_manager()
    analysis = analysed(promise, manager)

    assert (analysis.good, analysis.whole, analysis.broken) == (1, 2, 1)
    assert analysis.signal == "Nothing is out of the ordinary."
    [line] = analysis.lines
    assert (line["objective"], line["share"], line["kept"]) == (promise.number, 0.5, False)
    hour = 3600
    assert sum(each[1] for each in analysis.reasons) == 4 * hour
    assert sum(each[2] for each in analysis.parties) == 2 * hour
    a_case(promise, agent, datetime(2026, 10, 7, 8, tzinfo=UTC), HOUR)
    analysis.refresh_from_db()
    assert analysis.whole == 2
    analysing.count_again(analysis, by(manager, NOW))
    assert (analysis.good, analysis.whole) == (2, 3)


def test_an_analysis_is_concluded_and_leads_to_an_improvement(promise: Objective) -> None:
    manager = a_manager()
    analysis = analysed(promise, manager)

    analysing.suggest_improvement(
        analysis,
        by(manager, NOW),
        name="Two at night",
        description="Then nobody waits for the morning.",
        target=Decimal(95),
    )
    analysing.conclude(analysis, by(manager, NOW), conclusion="Nobody was there.", told="Nights.")

    [led] = linked_to(analysis, manager)
    made = led.record
    assert isinstance(made, Improvement)
    assert (led.words, made.objective, made.origin) == ("led to", promise, Origin.BREACH)
    assert (analysis.state, analysis.told) == (AnalysisState.CONCLUDED, "Nights.")


def test_what_was_not_promised_then_is_not_analysed(promise: Objective, agent: Person) -> None:
    manager = a_manager()
    with pytest.raises(Invalid, match="was in force in this period"):
        analysing.analyse(
            by(manager, NOW),
            objective=promise,
            period_from=date(2025, 10, 1),
            period_until=date(2025, 11, 1),
        )
    with pytest.raises(Invalid, match="an objective or a service"):
        analysing.analyse(by(manager, NOW), **OCTOBER)
    with pytest.raises(NotAllowed):
        analysed(promise, agent)

    assert not Analysis.objects.exists()


def test_a_benchmark_freezes_how_customers_stand_beside_each_other(
    promise: Objective, agent: Person
) -> None:
    manager, other = a_manager(), a_kept_promise(a_customer("Ålesund Ferries"), "8 h")
    for day in range(5, 17):
        a_case(other, agent, datetime(2026, 10, day, 8, tzinfo=UTC), HOUR)

    made = benchmarking.run_benchmark(
        by(manager, NOW),
        name="Customers, October",
        measure=TimeMeasure.RESOLVE,
        compared_by=ComparedBy.CUSTOMER,
        **OCTOBER,
    )
    benchmarking.add_reference(
        made,
        by(manager, NOW),
        name="Association of harbours",
        share=Decimal("93.5"),
        source="Yearbook, page 12",
        as_of=date(2026, 3, 1),
    )
    benchmarking.conclude_benchmark(made, by(manager, NOW), conclusion="They plan their days.")

    assert [(each["name"], each["good"], each["whole"]) for each in made.groups] == [
        ("Ålesund Ferries", 12, 12),
        (promise.organisation.name, 1, 2),
    ]
    assert (made.share, made.compared, made.unusual) == (13 / 14, 2, 0)
    assert made.notes == "Any priority: 4 h and 8 h promised."
    assert made.references == [["Association of harbours", 93.5, "Yearbook, page 12", "2026-03-01"]]
    assert made.state == BenchmarkState.CONCLUDED


def test_one_alone_is_compared_with_nobody(promise: Objective) -> None:
    with pytest.raises(Invalid, match="There are not two of them"):
        benchmarking.run_benchmark(
            by(a_manager(), NOW),
            name="Alone",
            measure=TimeMeasure.RESOLVE,
            compared_by=ComparedBy.CUSTOMER,
            **OCTOBER,
        )


def test_a_group_is_held_against_what_its_own_cases_let_one_expect() -> None:
    """Harbour has the hard cases and is no worse for it; Depot is, with the easy ones."""
    found = compare(
        [
            Group(1, "Harbour", {1: Count(60, 100), 3: Count(95, 100)}),
            Group(2, "Yard", {1: Count(30, 50), 3: Count(760, 800)}),
            Group(3, "Depot", {3: Count(75, 100)}),
            Group(4, "Kiosk", {3: Count(0, 3)}),
        ]
    )

    told = {each.name: (each.signal, round(each.expected, 3)) for each in found.standings}
    assert told == {
        "Yard": (Signal.USUAL, 0.908),
        "Harbour": (Signal.USUAL, 0.764),
        "Depot": (Signal.WORSE, 0.927),
        "Kiosk": (Signal.FEW, 0.927),
    }
    assert compare([]).share is None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (Attained(48, 80), Attained(56, 70), Effect.BETTER),
        (Attained(56, 70), Attained(48, 80), Effect.WORSE),
        (Attained(8, 10), Attained(9, 10), Effect.NOT_ENOUGH),
        (Attained(0, 4), Attained(4, 4), Effect.NOT_ENOUGH),
        (Attained(), Attained(9, 10), Effect.NOT_ENOUGH),
        (Attained(90.0, 100.0, "s"), Attained(99.0, 100.0, "s"), Effect.NOT_ENOUGH),
    ],
)
def test_an_effect_is_said_only_where_luck_does_not_explain_it(
    before: Attained, after: Attained, said: Effect
) -> None:
    assert effect(before, after).effect == said


def test_an_effect_has_its_interval_and_tells_how_much_rarer_misses_are() -> None:
    told = effect(Attained(48, 80), Attained(56, 70))

    assert told.within is not None
    assert told.misses is not None
    assert [round(each, 3) for each in told.within] == [0.052, 0.334]
    assert round(told.misses.ratio, 2) == 0.5


def taken_up(promise: Objective, manager: Person) -> Improvement:
    made = improving.suggest(
        by(manager, NOW),
        name="Two at night",
        origin=Origin.BREACH,
        description="Then nobody waits for the morning.",
        metric="In time",
        unit="%",
        better=Better.HIGHER,
        target=Decimal(90),
        objective=promise,
    )
    improving.take_up(made, by(manager, NOW))
    return made


def test_a_benefit_is_booked_only_when_it_was_counted_and_is_no_luck(
    promise: Objective, agent: Person
) -> None:
    manager, act = a_manager(), by(a_manager(), NOW)
    for day in range(7, 13):
        a_case(promise, agent, datetime(2026, 10, day, 8, tzinfo=UTC), 6 * HOUR)
    improvement = taken_up(promise, manager)

    with pytest.raises(RuleBroken, match="Measure first"):
        improving.measure_effect(
            improvement, act, after_from=date(2026, 11, 1), after_until=date(2026, 11, 20)
        )
    improving.measure_before(
        improvement, act, before_from=date(2026, 10, 1), before_until=date(2026, 11, 1)
    )
    assert improvement.before == Decimal("12.5")
    a_case(promise, agent, datetime(2026, 11, 2, 8, tzinfo=UTC), HOUR)
    improving.measure_effect(
        improvement, act, after_from=date(2026, 11, 1), after_until=date(2026, 11, 4)
    )
    assert improvement.effect == Effect.NOT_ENOUGH
    with pytest.raises(RuleBroken, match="Not enough evidence"):
        improving.book_benefit(improvement, act)
    for day in range(4, 12):
        a_case(promise, agent, datetime(2026, 11, day, 8, tzinfo=UTC), HOUR)
    improving.measure_effect(
        improvement, act, after_from=date(2026, 11, 1), after_until=date(2026, 11, 20)
    )
    assert (improvement.effect, improvement.after) == (Effect.BETTER, Decimal(100))
    improving.book_benefit(improvement, act)

    assert improvement.state == ImprovementState.REALISED
    assert improvement.outcome == "In time: 12.5 before, 100 after, 90 hoped for."


def test_after_comes_after_before_and_days_to_come_are_not_counted(promise: Objective) -> None:
    manager = a_manager()
    act, improvement = by(manager, NOW), taken_up(promise, manager)

    with pytest.raises(Invalid, match="not come yet"):
        improving.measure_before(
            improvement, act, before_from=date(2026, 10, 1), before_until=date(2026, 12, 1)
        )
    improving.measure_before(
        improvement, act, before_from=date(2026, 10, 1), before_until=date(2026, 11, 1)
    )
    with pytest.raises(Invalid, match="when the time before has ended"):
        improving.measure_effect(
            improvement, act, after_from=date(2026, 10, 9), after_until=date(2026, 11, 9)
        )

    assert improvement.after is None
