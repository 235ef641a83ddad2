"""A demo is not served to others, for everybody knows its passwords."""

from argparse import Namespace
from pathlib import Path

import pytest
from django.test import override_settings

from armillary.cli import demo, serve
from armillary.cli.exposure import REFUSED, is_loopback
from armillary.demo.load import leave_mark
from armillary.postgres.folder import DataFolder


def test_a_demo_starts_on_no_address_that_others_reach(capsys: pytest.CaptureFixture[str]) -> None:
    code = demo.run(Namespace(host="0.0.0.0", port=1, no_demo=False))

    assert (code, capsys.readouterr().err) == (2, f"{REFUSED}\n")


def test_a_folder_with_a_demo_is_not_served_there_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(DATA=DataFolder.at(tmp_path)):
        leave_mark()
        code = serve.run(Namespace(host="::", port=1, data=tmp_path))

    assert (code, capsys.readouterr().err) == (2, f"{REFUSED}\n")


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.0.0.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_only_the_loopback_addresses_are_ones_own(host: str, own: bool) -> None:
    assert is_loopback(host) is own
