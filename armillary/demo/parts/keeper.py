"""Meridian's service-level manager: what she looks at, and how she writes down what she finds."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from armillary.assurance.service_level.actions import (
    analysing,
    baselines,
    improving,
    packing,
    reviews,
)
from armillary.assurance.service_level.models import (
    Agreement,
    Analysis,
    Improvement,
    Objective,
    ServiceBaseline,
    ServiceReview,
)
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.queries.measuring import groups, normal
from armillary.assurance.service_level.rules.measuring import Attained, Period
from armillary.assurance.service_level.rules.measuring.comparing import compare
from armillary.assurance.service_level.rules.measuring.effects import effect
from armillary.assurance.service_level.vocabulary import (
    STANDING,
    WORKED_ON,
    Better,
    ComparedBy,
    Effect,
    Kind,
    Origin,
    TimeMeasure,
)
from armillary.demo.parts.agreements import KEEPER
from armillary.demo.plan import results
from armillary.demo.stage import Stage
from armillary.kernel.acts import Act, Door
from armillary.people.models import Person


class Keeper:
    """The service-level manager with what was counted."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.now = stage, stage.world.now
        self.today = self.now.date()
        self.keeper = stage.known_as(KEEPER)
        rows = Agreement.objects.filter(kind__in=(Kind.SLA, Kind.OLA)).order_by("pk")
        there = list(rows.select_related("organisation", "team", "counterpart"))
        self.everywhere = [each for each in there if each.state in STANDING]
        ours = [each for each in there if each.kind == Kind.SLA]
        self.agreed = {each.name: each for each in ours if each.state in STANDING}
        self.drafts = {each.name: each for each in ours if each.state in WORKED_ON}

    def at(self, days_ago: float, who: Person | None = None) -> Act:
        """An act of somebody so many days ago."""
        return Act(actor=who or self.keeper, at=self.now - timedelta(days=days_ago), door=Door.WEB)

    def day(self, days_ago: int) -> date:
        return self.today - timedelta(days=days_ago)

    def days(self, first: int, last: int) -> Period:
        return Period(self.day(first), self.day(last))

    def busiest(self, those: Iterable[Agreement]) -> list[Objective]:
        """Their times to restore, those with the most cases first."""
        period = self.days(120, 1)
        found = self.counted([one for each in those for one in self.restoring(each)], period)
        return [each for each, _ in sorted(found, key=lambda pair: (-pair[1].whole, pair[0].pk))]

    def worst(self, agreement: Agreement, period: Period) -> Objective:
        """The objective of which the most promises were broken."""
        times = [each for each in agreements.objectives(agreement) if normal.is_counted(each)]
        found = self.counted(times, period)
        return max(found, key=lambda pair: (pair[1].seen.bad, -pair[0].pk))[0]

    def restoring(self, agreement: Agreement) -> list[Objective]:
        rows = agreements.objectives(agreement).filter(measure=TimeMeasure.RESTORE)
        return list(rows)

    def counted(
        self, those: Iterable[Objective], period: Period
    ) -> list[tuple[Objective, Attained]]:
        return [(each, normal.counted(each, [period], self.now)[0]) for each in those]

    def tried(self, wanted: Effect, many: int) -> Iterator[tuple[Objective, Period, Period]]:
        """Where something has changed so at some day of the last half of a year."""
        all_ = [one for each in self.everywhere for one in self.restoring(each)]
        for cut in results.CUTS:
            before, after = self.days(cut + 75, cut + 5), self.days(cut, max(2, cut - 70))
            told = zip(self.counted(all_, before), self.counted(all_, after), strict=True)
            for (objective, was), (_, is_now) in told:
                if min(was.whole, is_now.whole) < results.FEWEST:
                    continue
                if effect(was, is_now).effect == wanted:
                    yield objective, before, after
                    many -= 1
                    if not many:
                        return

    def can_compare(self, by: ComparedBy, period: Period) -> bool:
        act = self.at(0)
        promised = groups.promised(TimeMeasure.RESTORE, None, period, act)
        return len(compare(groups.groups(promised, by, period, act)).standings) > 1

    def baseline(
        self, of: Objective, first: int, last: int, begun: float, why: str, margin: str = "5"
    ) -> ServiceBaseline:
        return baselines.begin_baseline(
            self.at(begun),
            objective=of,
            period_from=self.day(first),
            period_until=self.day(last),
            margin=Decimal(margin),
            description=why,
        )

    def analysis(self, act: Act, objective: Objective, period: Period, question: str) -> Analysis:
        return analysing.analyse(
            act,
            objective=objective,
            period_from=period.start,
            period_until=period.end,
            description=question,
        )

    def improvement(
        self, objective: Objective, name: str, hypothesis: str, *, begun: date
    ) -> Improvement:
        days = (self.today - begun).days
        [seen] = normal.counted(objective, [self.days(max(days, 30), 1)], self.now)
        made = improving.suggest(
            self.at(days + 2),
            name=name,
            origin=Origin.REVIEW,
            description=hypothesis,
            metric="Restored in time",
            unit="%",
            better=Better.HIGHER,
            target=Decimal(int(100 * (seen.share or 0.9))),
            objective=objective,
            benefit=Decimal(9_000),
            effort=Decimal(6),
            owner=self.keeper,
            due_on=self.day(-30),
        )
        improving.take_up(made, self.at(days + 1))
        return made

    def review(self, agreement: Agreement, first: int, last: int, name: str) -> ServiceReview:
        return reviews.plan_review(
            self.at(last - 1),
            agreement=agreement,
            name=f"{agreement.name}, {name}",
            period_from=self.day(first),
            period_until=self.day(last),
            planned_for=self.now - timedelta(days=last - 3),
            description=results.AGENDA,
        )

    def hold(self, review: ServiceReview, speaks: Person, held: int) -> None:
        """Both sides met, and the other one has signed what was said."""
        packing.draw_up_pack(review, self.at(held + 1), summary=results.SUMMARY_BEFORE)
        packing.acknowledge_pack(review, self.at(held + 0.5, speaks))
        reviews.record_minutes(
            review,
            self.at(held - 0.5),
            held_on=self.day(held),
            attendance=f"{self.keeper.name}\n{speaks.name}",
            minutes=results.MINUTES,
        )
        reviews.sign_minutes(review, self.at(held - 2, speaks))
