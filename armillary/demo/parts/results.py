"""What became of the promises in the demo: baselines, analyses, benchmarks, reviews with packs.

All of it is counted from the incidents: what looks back farther than they reach when the demo is
opened comes when the last of the older ones are there.
"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from armillary.assurance.service_level import actions
from armillary.assurance.service_level.actions import (
    analysing,
    baselines,
    benchmarking,
    improving,
    packing,
)
from armillary.assurance.service_level.models import Improvement
from armillary.assurance.service_level.queries import agreements
from armillary.assurance.service_level.vocabulary import (
    BaselineState,
    ComparedBy,
    Effect,
    TimeMeasure,
)
from armillary.demo.parts.keeper import Keeper
from armillary.demo.parts.part import Part, Plan
from armillary.demo.plan import results
from armillary.demo.plan.world import World
from armillary.demo.stage import Stage
from armillary.fittings.tasks.actions import finish
from armillary.fittings.tasks.actions import plan as plan_task


def plan(world: World) -> Plan:
    """At once what the last weeks tell; the rest after the last portion of older incidents."""
    return Plan(results.LATELY, [results.CHAPTERS])


def play(stage: Stage, chapters: Sequence[str]) -> None:
    """Let Meridian's service-level manager look back."""
    playing = Playing(stage)
    for chapter in chapters:
        getattr(playing, chapter)()


class Playing(Keeper):
    """The chapters, one after the other."""

    def begun(self) -> None:
        """What is normal of late, what is still being collected, and an improvement under way."""
        busy = self.busiest(self.everywhere)[2]  # the first has a longer history, told later
        late = self.baseline(busy, 27, 6, 5, results.OF_LATE, margin="20")
        baselines.establish(late, self.at(4.5))
        if late.state != BaselineState.ESTABLISHED:
            baselines.stop_collecting(late, self.at(4), reason=results.TOO_LITTLE)
        wished = self.restoring(self.drafts["Web shop"])[0]
        self.baseline(wished, 20, -36, 20, results.BEFORE_WE_PROMISE)
        served = self.busiest([self.agreed["Passenger services"]])[0]
        under_way = self.improvement(served, *results.UNDER_WAY, begun=self.day(10))
        before = self.days(27, 10)
        [(_, was)] = self.counted([served], before)
        if was.share is not None:
            improving.measure_before(
                under_way, self.at(9), before_from=before.start, before_until=before.end
            )

    def baselines(self) -> None:
        """One of each state: known, known anew, with hardly any cases, and given up."""
        known = self.busiest(self.everywhere)[0]
        first = self.baseline(known, 145, 88, 88, results.USED_TO, margin="10")
        baselines.establish(first, self.at(87))
        if first.state == BaselineState.ESTABLISHED:
            anew = self.baseline(known, 86, 14, 13, results.ANEW, margin="10")
            baselines.establish(anew, self.at(12))
        else:
            last = self.day(14)
            baselines.collect_longer(first, self.at(13), period_until=last, margin=Decimal(20))
            baselines.establish(first, self.at(12))
        rare = self.busiest([self.agreed["Port services"]])[-1]
        hardly = self.baseline(rare, 60, 10, 9, results.RARE, margin="2")
        baselines.establish(hardly, self.at(8))
        self.agree_anew()
        wished = self.restoring(self.drafts["Web shop"])[1]
        left = self.baseline(wished, 40, 12, 39, results.BEFORE_WE_PROMISE)
        baselines.stop_collecting(left, self.at(11), reason="Kestrel wants no promise of it.")

    def agree_anew(self) -> None:
        """The successor that is on the table rests on what was normal under the old one."""
        old, fresh = self.agreed["Passenger services"], self.drafts["Passenger services"]
        objective = self.busiest([old])[0]
        usual = self.baseline(objective, 330, 20, 6, results.BEFORE_WE_RENEW, margin="10")
        baselines.establish(usual, self.at(5))
        twins = agreements.objectives(fresh).filter(
            measure=objective.measure, priority=objective.priority
        )
        if usual.state == BaselineState.ESTABLISHED:
            baselines.rest_on_baseline(twins[0], self.at(1.9), baseline=usual)
            actions.propose(fresh, self.at(1.8))
            if fresh.counterpart is not None:
                actions.sign(fresh, self.at(1.5, fresh.counterpart))

    def analyses(self) -> None:
        """One that led to something, one that nobody has explained, and one of a service."""
        worst = self.worst(self.agreed["Port services"], self.days(97, 6))
        first = self.analysis(self.at(5), worst, self.days(97, 6), results.QUESTION)
        analysing.suggest_improvement(
            first,
            self.at(4.5),
            name="Hand over at six, not at eight",
            description=results.HYPOTHESIS,
            target=Decimal(97),
            owner=self.keeper,
            due_on=self.day(-60),
        )
        analysing.conclude(first, self.at(4), conclusion=results.CONCLUSION, told=results.TOLD)
        other = self.worst(self.agreed["Passenger services"], self.days(36, 6))
        self.analysis(self.at(3), other, self.days(36, 6), "")
        gate = self.stage.items["Gate control"]
        period = self.days(97, 6)
        analysing.analyse(
            self.at(2),
            service=gate,
            period_from=period.start,
            period_until=period.end,
            description="Is it the gates, or all of the port?",
        )

    def benchmarks(self) -> None:
        """Teams, with what the trade reaches; and customers, of which nobody has concluded yet."""
        period = self.days(185, 3)
        if self.can_compare(ComparedBy.TEAM, period):
            teams = benchmarking.run_benchmark(
                self.at(2.8),
                name="Teams, time to restore, half a year",
                measure=TimeMeasure.RESTORE,
                compared_by=ComparedBy.TEAM,
                period_from=period.start,
                period_until=period.end,
            )
            for name, share, source, of in results.REFERENCES:
                benchmarking.add_reference(
                    teams,
                    self.at(2.6),
                    name=name,
                    share=Decimal(share),
                    source=source,
                    as_of=self.day(of),
                )
            benchmarking.conclude_benchmark(teams, self.at(2.5), conclusion=results.LEARNT)
        if self.can_compare(ComparedBy.CUSTOMER, period):
            benchmarking.run_benchmark(
                self.at(1),
                name="Customers, time to restore, half a year",
                measure=TimeMeasure.RESTORE,
                compared_by=ComparedBy.CUSTOMER,
                period_from=period.start,
                period_until=period.end,
            )

    def improvements(self) -> None:
        """One that helped, if one did, and one of which nobody can say."""
        tried = [*self.tried(Effect.BETTER, 1), *self.tried(Effect.NOT_ENOUGH, 1)]
        for words, (objective, before, after) in zip(results.IMPROVEMENTS, tried, strict=False):
            made = self.improvement(objective, *words, begun=before.end)
            act = self.at(1.2)
            improving.measure_before(made, act, before_from=before.start, before_until=before.end)
            improving.measure_effect(made, act, after_from=after.start, after_until=after.end)
            self.end(made)

    def end(self, made: Improvement) -> None:
        """Book the benefit where there is one; of what proves nothing, wait for more cases."""
        reached = made.after is not None and made.after >= made.target
        if made.effect == Effect.BETTER and reached:
            improving.book_benefit(made, self.at(1))

    def packs(self) -> None:
        """A review with an acknowledged pack, the one before it, and one that is to come."""
        agreement = self.agreed["Port services"]
        speaks = agreement.counterpart or self.keeper
        last = self.review(agreement, 188, 97, "the quarter before last")
        self.hold(last, speaks, 95)
        done, _ = (
            plan_task(
                self.at(94),
                about=last,
                title=title,
                assignee=self.keeper,
                due_at=self.now - timedelta(days=days),
                for_caller=True,
            )
            for title, days in results.ACTIONS
        )
        finish(done, self.at(40))
        now = self.review(agreement, 97, 6, "last quarter")
        packing.draw_up_pack(
            now, self.at(2.2), summary=results.SUMMARY, questions="\n".join(results.QUESTIONS)
        )
        packing.acknowledge_pack(now, self.at(1.9, speaks))
        other = self.review(self.agreed["Passenger services"], 97, 6, "last quarter")
        packing.draw_up_pack(other, self.at(1), summary="")


PART = Part("what became of promises", plan, play)
