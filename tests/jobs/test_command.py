"""`armillary jobs`, as an operator sees it."""

from argparse import Namespace

import pytest

from armillary.cli.jobs import run
from armillary.kernel.jobs.models import Job
from armillary.kernel.jobs.queue import defer

pytestmark = pytest.mark.django_db


def test_a_job_that_was_given_up_is_listed_and_begun_anew(
    capsys: pytest.CaptureFixture[str],
) -> None:
    defer("count the sheep", {"from": 1})
    Job.objects.update(state="dead", last_error="ValueError: It rains.")
    key = Job.objects.get().pk

    assert run(Namespace(retry=None)) == 1
    assert run(Namespace(retry=key)) == 0
    assert run(Namespace(retry=key)) == 1
    assert run(Namespace(retry=None)) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{key}  count the sheep  {{'from': 1}}  ValueError: It rains.",
        "Given up: 1. Waiting: 0.",
        f"Job {key} begins anew.",
        f"No job {key} was given up.",
        "Given up: 0. Waiting: 1.",
    ]
