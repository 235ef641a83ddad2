"""A small demo is played through: nothing is refused, and a kill loses and doubles nothing."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from pytest_django import DjangoDbBlocker

from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.published import notices
from armillary.assurance.configuration import first_rows as configuration_rows
from armillary.assurance.configuration.models import (
    Audit,
    Baseline,
    ConfigurationItem,
    Question,
)
from armillary.assurance.configuration.sources.models import Reading
from armillary.assurance.service_level.models import Analysis, Pack, ServiceBaseline
from armillary.demo.load import is_loaded, load, older, progress
from armillary.demo.parts import asked as asked_of
from armillary.demo.parts import files, handed, tasks
from armillary.demo.plan.world import Size, World, world
from armillary.design.availability.models import Outage
from armillary.fittings.approvals.models import Meeting
from armillary.fittings.consults.models import Consult
from armillary.fittings.files.models import Attachment
from armillary.fittings.on_call.models import Rota
from armillary.fittings.on_call.queries import shifts
from armillary.fittings.tasks.models import Task
from armillary.kernel.access.passwords import holder
from armillary.kernel.handoffs.models import Handoff
from armillary.kernel.jobs.models import Job
from armillary.kernel.journal.models import Entry
from armillary.operations.incident import first_rows
from armillary.operations.incident.models import Incident
from armillary.people.models import Person, RoleGrant
from armillary.postgres.folder import DataFolder
from armillary.reference.roles import Role
from armillary.transformation.guides.models import Acknowledgement, GuideEdition
from tests.browser.served import environment
from tests.conftest import own_clone
from tests.jobs.workers import ask, until

MORNING = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(
    template: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """The small demo, opened in a database of its own; its older history waits."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        own_clone(template),
    ):
        patch.setattr(settings, "DATA", DataFolder(tmp_path_factory.mktemp("demo")))
        with connection.cursor() as cursor:
            cursor.execute("select set_config('armillary.organisations', '*', false)")
        first_rows.install(MORNING)
        configuration_rows.install(MORNING)
        load(MORNING, lambda words: None, Size.SMALL)
        yield world(MORNING, Size.SMALL)


def planned(plan: World) -> Iterator[tuple[int, str]]:
    """Place and last word of every incident of the past."""
    for group in plan.past:
        life = plan.life(group)
        for step in life.until(MORNING):
            yield plan.place[life.numbers[step.which]], step.verb


@contextmanager
def a_worker(cluster: DataFolder) -> "Iterator[subprocess.Popen[bytes]]":
    """The worker as it is served, on the database of this test."""
    command = [sys.executable, "-m", "armillary.cli.main", "worker", "--data", str(cluster.path)]
    with subprocess.Popen(command, env=environment(cluster.path)) as worker:
        try:
            yield worker
        finally:
            worker.terminate()


@contextmanager
def held_up() -> Iterator[None]:
    """Nobody can write an incident meanwhile."""
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("lock table incident_incident in share row exclusive mode")
        yield


def is_waiting_to_write() -> bool:
    [(waiting,)] = ask(
        "select exists (select from pg_locks where not granted "
        "and relation = 'incident_incident'::regclass)"
    )
    return bool(waiting)


def assert_changes_of_all_kinds_have_happened_and_come() -> None:
    """They are played behind the older incidents."""
    states = Counter(Change.objects.values_list("state", flat=True))
    paths = set(Change.objects.values_list("path", flat=True))

    assert {"closed", "scheduled", "waiting_for_approval", "review", "detected"} <= states.keys()
    assert {"normal_minor", "normal_major", "emergency", "latent", "unauthorised"} <= paths
    assert Meeting.objects.filter(state="held").count() == 1
    reader = Person.objects.get(name="Jonas Feld")
    assert notices(reader, MORNING, MORNING + timedelta(days=90))


def assert_somebody_asked_for_the_causes_of_what_was_critical() -> None:
    """Of nearly all that is closed."""
    ended = Incident.objects.filter(state="closed", priority=1).values_list("pk", flat=True)
    asked = Handoff.objects.filter(to_process="problem-management", about_id__in=[*ended])

    assert 0 < len(ended) <= 1.2 * asked.count()


def assert_promises_were_looked_at() -> None:
    """That comes last, when there is something to look back on."""
    states = set(ServiceBaseline.objects.values_list("state", flat=True))
    packs = Pack.objects.order_by("pk").values_list("acknowledged_at", flat=True)

    assert states >= {"collecting", "not_enough", "stopped"}
    assert [at is not None for at in packs] == [True, True, False]
    assert Analysis.objects.filter(state="concluded").count() == 1


def test_all_of_it_comes_true_though_a_worker_is_killed_in_the_midst(
    loaded: World, cluster: DataFolder
) -> None:
    assert is_loaded()
    assert holder("ines.marlow@it.meridian.example", "lantern over the quiet harbour")
    before = Incident.objects.count()
    waiting = progress()
    assert waiting is not None
    assert (waiting.done, waiting.of) == (0, len(older(loaded)))

    with held_up(), a_worker(cluster) as worker:
        until(is_waiting_to_write)
        worker.kill()
    assert Incident.objects.count() == before
    Job.objects.update(due_at=MORNING)
    with a_worker(cluster):
        until(lambda: progress() is None, far=progress)

    calls = sum(len(group) for group in loaded.groups)
    assert Incident.objects.exclude(channel="event").count() == calls
    by_robot = Incident.objects.filter(channel="event").values_list("title", flat=True)
    assert all(" failed: Release " in title for title in by_robot)
    assert Job.objects.filter(state="dead").count() == 0
    counted = Counter(planned(loaded))
    base = Incident.objects.order_by("pk").values_list("pk", flat=True)[0]
    lines = Entry.objects.filter(record_type="incidents", at__lt=MORNING)
    lines = lines.filter(record_id__lt=base + len(loaded.place))
    told = Counter((key - base, verb) for key, verb in lines.values_list("record_id", "verb"))
    handed = Counter({place: n for place, n in counted.items() if place[1] == "offer"})
    assert told == counted - handed
    assert_changes_of_all_kinds_have_happened_and_come()
    assert_promises_were_looked_at()
    assert_somebody_asked_for_the_causes_of_what_was_critical()


def test_numbers_rise_with_time(loaded: World) -> None:
    reported = Incident.objects.order_by("pk").values_list("reported_at", flat=True)

    assert list(reported) == sorted(reported)


def test_who_has_left_cannot_come_in_and_who_is_here_can_work(loaded: World) -> None:
    left = sum(1 for human in loaded.company.people if human.until)

    assert Person.objects.filter(state="disabled").count() == left
    assert Person.objects.get(name="Tomas Reed").team_ids


def test_callers_have_sent_files_and_work_is_planned(loaded: World) -> None:
    assert Attachment.objects.count() == len(files.plan(loaded).first) > 0
    wishes = {wish for way in handed.WAYS for wish in way.wishes}
    asked = Handoff.objects.filter(wish__in=wishes)
    assert asked.count() == len(handed.plan(loaded).first) > 0
    questions = Consult.objects.all()
    assert questions.count() == len(asked_of.plan(loaded).first) > 0
    assert "answered" in questions.values_list("state", flat=True)
    about_incidents = Task.objects.filter(about_type="incidents")
    assert about_incidents.count() == len(tasks.plan(loaded).first) > 0


def test_nearly_all_roles_are_held_and_nearly_all_guides_are_read(loaded: World) -> None:
    held = set(RoleGrant.objects.values_list("role", flat=True))
    guides = Counter(Acknowledgement.objects.values_list("state", flat=True))
    reviewed = GuideEdition.objects.filter(state="reviewed")

    assert {*Role} - held == {Role.CONTINUITY_MANAGER, Role.AUDITOR, Role.INTEGRATION}
    assert 0 < guides["to_read"] < guides["read"] / 5
    assert 10 < reviewed.count() < GuideEdition.objects.count() == 17


def test_most_outages_are_known_by_an_incident_of_their_time(loaded: World) -> None:
    unplanned = Outage.objects.filter(planned=False).select_related("incident")
    known = [(each, each.incident) for each in unplanned if each.incident]

    assert 0 < len(known) < unplanned.count() < 1.25 * len(known)
    assert all(down.began_at < told.reported_at < down.ended_at for down, told in known)
    assert all(told.service_id == down.item_id for down, told in known)


def test_somebody_of_each_specialist_team_is_on_call(loaded: World) -> None:
    on_call_now = [[*shifts(rota, MORNING, 1)] for rota in Rota.objects.all()]

    assert [len(each) for each in on_call_now] == [1] * 5


def test_the_cmdb_is_seen_frozen_audited_and_asked(loaded: World) -> None:
    seen = ConfigurationItem.objects.filter(state="in_production", last_seen_at__isnull=False)
    [baseline] = Baseline.objects.all()
    audits = dict(Audit.objects.order_by("name").values_list("name", "state"))

    assert seen.count() > 500
    assert baseline.items > 500
    assert baseline.valid_at < MORNING - timedelta(days=90)
    assert [*audits.values()] == ["concluded", "under_way", "concluded"]
    assert Question.objects.count() == 3
    assert list(Reading.objects.order_by("source").values_list("source", "at_once")) == [
        ("device-management", False),
        ("network-scan", True),
    ]
