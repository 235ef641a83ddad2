"""`armillary verify-journal`, as an operator sees it."""

from argparse import Namespace
from pathlib import Path

import pytest
from django.db import connections

from armillary.cli.verify_journal import run
from armillary.postgres.folder import DataFolder
from tests.journal.lines import a_sealed_journal, write_lines


@pytest.fixture
def data(settings: object, tmp_path: Path) -> Path:
    """A data folder of this test."""
    settings.DATA = DataFolder(tmp_path)  # type: ignore[attr-defined]
    return tmp_path


def test_a_whole_journal_is_called_whole(
    own_database: None, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_sealed_journal(data, 20, 10)
    write_lines(3)

    assert run(Namespace()) == 0
    said = capsys.readouterr().out
    assert "Seals: 3." in said
    assert "Lines that wait for their seal and prove nothing yet: 3." in said
    assert said.endswith("The journal is whole.\n")


def test_each_finding_has_a_line_and_the_exit_code_is_one(
    own_database: None, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_sealed_journal(data, 20, 10)
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "update kernel_entry set text = '' where id in (select max(id) from kernel_entry)"
        )
        cursor.execute("delete from kernel_seal where id = (select min(id) from kernel_seal)")

    assert run(Namespace()) == 1
    said = capsys.readouterr().out
    assert " was edited: it is not what seal 3 holds.\n" in said
    assert "Seal 2 is now the first but was not: the seals before it are gone.\n" in said
    assert "Seal 1, witnessed on " in said


def test_without_a_witness_it_says_what_it_cannot_know(
    own_database: None, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_sealed_journal(data, 20, 10).path.unlink()

    assert run(Namespace()) == 0
    assert "a cut of the newest seals would not be seen" in capsys.readouterr().out
