"""`armillary import csv`: what it prints, and how it ends."""

from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from armillary.cli import take_over
from armillary.fittings.imports import actions
from armillary.fittings.imports.models import Import
from armillary.kernel.access.standing import stand_as
from armillary.kernel.jobs.models import Job
from armillary.kernel.jobs.queue import defer
from armillary.people.models import Person
from tests.imports.files import begun, check, guess
from tests.makers import an_agent, by, now
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db

FILE = "title,about,wear\nLantern,Brass,New\nLadder,,Worn\nLamp,Green,Shiny\n"


@pytest.fixture
def agent() -> Person:
    return an_agent()


def asked(folder: Path, agent: Person, content: str = FILE, **more: Any) -> Namespace:
    path = folder / "things.csv"
    path.write_text(content)
    plain = {"type": "things", "owner": agent.email, "mapping": "", "check": False}
    return Namespace(**{"source": "csv", "files": [path], **plain, **more})


def test_good_rows_go_in_and_the_others_are_named(
    tmp_path: Path, agent: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    code = take_over.run(asked(tmp_path, agent))

    assert code == 1
    stand_as(agent)
    assert capsys.readouterr().out.splitlines() == [
        "rows read: 3",
        "           2 new",
        "           0 to change",
        "           0 as they are",
        "           1 refused",
        "line 4, wear: “Shiny” is none of the choices: New, Worn.",
        f"{Import.objects.get().number}: 2 rows went in, 0 were refused.",
    ]
    assert [each.keeper for each in Thing.objects.all()] == [agent, agent]


def test_a_check_takes_nothing_in(tmp_path: Path, agent: Person) -> None:
    whole = FILE.replace("Shiny", "Worn")

    assert take_over.run(asked(tmp_path, agent, whole, check=True)) == 0
    assert Thing.objects.count() == 0
    assert take_over.run(asked(tmp_path, agent, whole)) == 0
    stand_as(agent)
    assert Thing.objects.count() == 3


def test_a_kept_mapping_is_used_by_its_name(tmp_path: Path, agent: Person) -> None:
    imported = begun(agent, "things", "was,title\nx,y\n")
    kept = guess(imported, leave="was")
    actions.keep(by(agent, now()), imported=check(imported, agent, kept), name="Ours")
    file = "title,was\nLantern,old\n"

    assert take_over.run(asked(tmp_path, agent, file)) == 2
    assert take_over.run(asked(tmp_path, agent, file, mapping="Ours")) == 0
    stand_as(agent)
    assert [each.title for each in Thing.objects.all()] == ["Lantern"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"owner": "nobody@example.com"}, "Nobody here has the e-mail address nobody@example.com."),
        ({"type": "nothing"}, "There is no record type “nothing”."),
        ({"type": "teams"}, "administrator"),
        ({"mapping": "Theirs"}, "No mapping “Theirs” is kept for things."),
        ({"files": [Path("/nowhere/x.csv")]}, "No such file"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    tmp_path: Path,
    agent: Person,
    capsys: pytest.CaptureFixture[str],
    wrong: dict[str, Any],
    why: str,
) -> None:
    assert take_over.run(asked(tmp_path, agent, **wrong)) == 2

    assert why in capsys.readouterr().err
    assert (Import.objects.count(), Thing.objects.count()) == (0, 0)


def test_the_jobs_of_others_are_left_to_workers(tmp_path: Path, agent: Person) -> None:
    defer("something that only a worker knows")

    take_over.run(asked(tmp_path, agent))

    [job] = Job.objects.all()
    assert (job.name, job.attempts) == ("something that only a worker knows", 0)
