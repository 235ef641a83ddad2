"""However people stumble through the verbs: no rule breaks, and no state appears from nowhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Count, F, Max, Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Refusal, WrongState
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import jobs
from armillary.operations.incident.models import Incident
from armillary.operations.incident.process import INCIDENT
from armillary.operations.incident.tests.makers import a_category, an_incident
from armillary.operations.incident.tests.walk import ARROWS, Model, Told
from armillary.operations.incident.vocabulary import Impact, Tree, Urgency
from armillary.people.models import Person, Team
from armillary.records.models import Record
from tests.makers import MONDAY, a_caller, a_service, a_team, an_agent, by, the_robot

VERBS = {verb.name: verb for verb in INCIDENT.verbs}
names = st.sampled_from(sorted(ARROWS))
hours = st.integers(1, 100)


class Walk(RuleBasedStateMachine):
    """A few incidents, a few people, and any verb at any time."""

    @initialize()
    def begin(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now, self.model = MONDAY, Model()
        self.caller, self.agents = a_caller(), [an_agent(), an_agent()]
        self.cast: dict[type[Record], list[Any]] = {
            Person: [*self.agents, self.caller],
            ConfigurationItem: [a_service(), a_service()],
            Team: [a_team(self.agents[0]), a_team(*self.agents)],
            type(a_category("Network")): [
                a_category("Printing"),
                a_category("Hardware", tree=Tree.CAUSE),
            ],
        }
        self.agents = [Person.objects.get(pk=agent.pk) for agent in self.agents]
        self.robot = the_robot()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(impact=st.sampled_from(Impact), urgency=st.sampled_from(Urgency))
    def log(self, impact: Impact, urgency: Urgency) -> None:
        incident = an_incident(self.caller, impact=impact, urgency=urgency)
        self.model.told[incident.pk] = Told()

    @rule(hours=hours)
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def let_time_close(self) -> None:
        jobs.close_by_time(Act(actor=self.robot, at=self.now, door=Door.JOB))
        for incident in Incident.objects.filter(state="closed"):
            self.model.told[incident.pk].state = "closed"

    @rule(data=st.data(), name=names, who=st.integers(0, 2))
    def do(self, data: st.DataObject, name: str, who: int) -> None:
        if not self.model.told:
            return
        key = data.draw(st.sampled_from(sorted(self.model.told)))
        incident = Incident.objects.get(pk=key)
        said = {
            argument.name: data.draw(self.something(argument))
            for argument in VERBS[name].arguments.all
        }
        actor = [*self.agents, self.caller][who]
        act = by(actor, self.now, version=incident.version if name == "correct" else None)
        starts_here = self.model.told[key].state in ARROWS[name][0]
        try:
            VERBS[name](incident, act, **said)
        except WrongState:
            assert not starts_here
        except Refusal:
            assert starts_here
        else:
            assert starts_here
            self.model.do(name, key, said)

    def something(self, argument: Any) -> st.SearchStrategy[Any]:
        """Anything that the door would let pass for this argument."""
        if argument.annotation is Incident:
            return st.sampled_from(sorted(self.model.told)).map(
                lambda key: Incident.objects.get(pk=key)
            )
        if argument.refers:
            return st.sampled_from(self.cast[argument.annotation])
        if argument.choices:
            return st.sampled_from(argument.annotation)
        if argument.kind == "moment":
            return st.none() | st.integers(-50, 50).map(lambda h: self.now + timedelta(hours=h))
        return st.sampled_from(["Because.", "", "A longer tale.\nWith two lines."])

    @invariant()
    def the_rows_are_where_the_model_says(self) -> None:
        rows = Incident.objects.values_list("pk", "state", "hold_reason", "parent")
        assert {pk: Told(*rest) for pk, *rest in rows} == getattr(self, "model", Model()).told

    @invariant()
    def every_step_left_one_line(self) -> None:
        lines = Entry.objects.filter(record_type="incidents").values_list("record_id")
        counted = lines.annotate(lines=Count("pk"), last=Max("version"))
        versions = Incident.objects.values_list("pk", "version", "version")
        assert set(counted) == set(versions)

    @invariant()
    def no_one_is_the_own_ancestor_and_no_priority_comes_from_nowhere(self) -> None:
        impossible = (
            Q(parent__parent__isnull=False)
            | Q(merged_into=F("pk"))
            | Q(merged_into__merged_into=F("pk"))
            | (~Q(priority=F("proposed_priority")) & Q(priority_reason=""))
            | Q(closed_at__lt=F("reported_at"))
        )
        assert list(Incident.objects.filter(impossible)) == []


@pytest.mark.django_db
def test_no_walk_leads_astray() -> None:
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_model_knows_the_arrows_of_the_verbs() -> None:
    declared = {name: (set(verb.sources), verb.target) for name, verb in VERBS.items()}

    assert declared == ARROWS
