"""An installation from nothing, served, and looked after by commands beside it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from armillary.postgres import postmaster
from armillary.postgres.cluster import free_port
from armillary.postgres.folder import DataFolder

ARMILLARY = (sys.executable, "-m", "armillary.cli.main")


@dataclass
class Product:
    """A product that is being served from a data folder."""

    data: Path
    port: int
    link: str

    def do(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*ARMILLARY, *command, "--data", str(self.data)],
            capture_output=True,
            text=True,
            check=False,
            env=outside(),
        )

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        answer = urlopen(Request(f"http://127.0.0.1:{self.port}{path}", headers=headers))
        with answer:
            return answer.status, answer.read().decode()


def outside() -> dict[str, str]:
    """The environment of a shell, without what pytest has set."""
    return {key: value for key, value in os.environ.items() if not key.startswith("DJANGO")}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    data, port = tmp_path_factory.mktemp("installation"), free_port()
    serving = subprocess.Popen(
        [*ARMILLARY, "demo", "--no-demo", "--data", str(data), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=outside(),
    )
    with serving:
        assert serving.stdout
        said = "".join(iter_until("Stop with", serving.stdout))
        link = re.search(r"http://\S+(/sign-in/link/\S+)", said)
        assert link, said
        yield Product(data, port, link[1])
        serving.terminate()
        assert serving.wait(30) == 0
    assert postmaster.running(DataFolder.at(data).cluster) is None


def iter_until(words: str, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if words in line:
            return


def test_the_first_administrator_finds_the_way_in(product: Product) -> None:
    status, page = product.get(product.link)

    assert status == 200
    assert "admin@example.com" in page or "Administrator" in page


def test_the_doctor_finds_all_well_after_a_backup(product: Product, tmp_path: Path) -> None:
    backed_up = product.do("backup", str(tmp_path))
    seen = product.do("doctor")

    [archive] = tmp_path.glob("armillary-*.tar")
    refused = product.do("restore", str(archive))
    assert backed_up.returncode == 0, backed_up.stderr
    assert "does not hold the key" in backed_up.stdout
    assert refused.returncode == 2
    assert "stop it, then restore" in refused.stderr

    assert [line for line in seen.stdout.splitlines() if line.startswith("look")] == []
    assert (seen.returncode, seen.stderr) == (0, "")


def test_the_journal_is_whole(product: Product) -> None:
    proved = product.do("verify-journal")

    assert proved.returncode == 0, proved.stdout


def test_a_token_opens_the_api(product: Product) -> None:
    token = product.do("token", "admin@example.com", "--scope", "read").stdout.strip()

    status, body = product.get("/api/v1/persons", Authorization=f"Bearer {token}")

    assert status == 200
    assert "admin@example.com" in {person["email"] for person in json.loads(body)["items"]}


def test_a_token_for_nobody_is_refused_in_words(product: Product) -> None:
    refused = product.do("token", "nobody@example.com")

    assert refused.returncode != 0
    assert "nobody@example.com" in refused.stderr
    assert refused.stdout == ""


def test_an_empty_folder_is_told_what_to_do(tmp_path: Path) -> None:
    refused = Product(tmp_path, 0, "").do("doctor")

    assert (refused.returncode, refused.stdout.count("Traceback")) == (2, 0)
    assert "run `armillary install`" in refused.stderr
