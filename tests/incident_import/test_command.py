"""`armillary import servicenow-log`: what it prints and how it ends."""

from argparse import Namespace
from pathlib import Path

import pytest

from armillary.cli import take_over
from tests.incident_import.logs import HEADER, line

pytestmark = pytest.mark.usefixtures("own_database")


def asked(path: Path, zone: str = "UTC") -> Namespace:
    return Namespace(source="servicenow-log", files=[path], zone=zone)


def written(folder: Path, *lines: str) -> Path:
    path = folder / "log.csv"
    path.write_text("\n".join([HEADER, *lines]))
    return path


def test_every_row_is_accounted_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, line(), line(sys_mod_count="1"), line(incident_state="-100"))

    code = take_over.run(asked(path))

    assert code == 1
    first, *account = capsys.readouterr().out.splitlines()
    assert first.startswith("incidents taken over: 1, ")
    assert account == [
        "journal lines written: 9",
        "rows read: 3",
        "           1 taken over as acts",
        "           1 taken over as traces: the source counted a change and shows none",
        "           0 of incidents that are here already, left as they are",
        "           1 refused",
        "           0 unexplained",
        "line 4, INC1: incident_state “-100” is not a state of an incident.",
    ]


def test_an_import_without_refusals_ends_well(tmp_path: Path) -> None:
    assert take_over.run(asked(written(tmp_path, line()))) == 0


@pytest.mark.parametrize(
    ("name", "zone", "reason"),
    [
        ("none.csv", "UTC", "none.csv cannot be opened: No such file or directory."),
        ("log.csv", "Mars", "There is no time zone “Mars”; an example is Europe/Vienna."),
        ("log.csv", "../UTC", "There is no time zone “../UTC”; an example is Europe/Vienna."),
    ],
)
def test_a_file_or_zone_that_is_none_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, zone: str, reason: str
) -> None:
    written(tmp_path, line())

    code = take_over.run(asked(tmp_path / name, zone))

    assert code == 2
    assert capsys.readouterr().err.splitlines()[0].endswith(reason)
