"""The import as a whole: what stands in the database afterwards."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.journal.models import Entry, Outbox
from armillary.operations.incident.imports.account import Account
from armillary.operations.incident.imports.importing import import_log
from armillary.operations.incident.models import Category, Incident
from armillary.operations.incident.report import Period, service_desk
from armillary.operations.incident.vocabulary import State
from armillary.people.models import Person, Team
from tests.incident_import.logs import HEADER, line
from tests.incident_import.test_sample import EXPECTED, SAMPLE
from tests.makers import MONDAY

pytestmark = pytest.mark.django_db


def imported(path: Path) -> Account:
    act = Act(actor=first_rows.robot(), at=MONDAY, door=Door.IMPORT)
    account = import_log(path, UTC, act, lambda _: None)
    stand_as(act.actor)
    return account


def written(folder: Path, *lines: str) -> Path:
    path = folder / "log.csv"
    path.write_text("\n".join([HEADER, *lines]), newline="")
    return path


def test_the_sample_gives_the_figures_of_the_plain_script() -> None:
    account = imported(SAMPLE)

    report = service_desk(Incident.objects.all(), Period(), MONDAY)

    assert (account.rows, account.unexplained, account.refused) == (EXPECTED["rows"], 0, [])
    wanted = {name: EXPECTED[name] for name in report}
    for table in ("by_team", "by_category"):
        unknown = wanted[table].pop("?", 0)
        wanted[table] |= {"unknown": unknown} if unknown else {}
    assert report == wanted
