"""The examples in docs/api.md, run as they stand against a live server."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections, transaction

from armillary.assurance.change.tests.makers import a_template, an_item, pre_approve
from armillary.kernel.access.standing import stand_as
from armillary.people.vocabulary import Scope
from armillary.reference.roles import Role
from tests.makers import a_person, a_token, an_agent, the_robot

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "api.md").read_text()
PIPELINES = (DOCS / "handbook" / "pipelines.md").read_text()


class Quiet(WSGIRequestHandler):
    """Says nothing of the calls that it serves."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def outside(own_database: None) -> Iterator[dict[str, str]]:
    """A live server, and the environment of somebody who calls it."""
    with transaction.atomic():
        robot = the_robot()
        stand_as(robot)
        agent = an_agent()
        token = a_token(agent)
        pipeline = a_token(a_person(Role.INTEGRATION), scope=Scope.DEPLOY)
        template = a_template()
        pre_approve(template)
        item = an_item("shop")
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    thread = Thread(target=serve, args=(server,))
    thread.start()
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        yield {
            "ARMILLARY": address,
            "TOKEN": token,
            "DEPLOY_TOKEN": pipeline,
            "ITEM": item.number,
            "TEMPLATE": template.number,
            "PATH": os.environ["PATH"],
        }
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def serve(server: object) -> None:
    server.serve_forever(poll_interval=0.01)  # type: ignore[attr-defined]
    connections.close_all()


def examples(language: str) -> str:
    """All examples of a language, one after the other, as a reader would run them."""
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def run(program: list[str], code: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [*program, code], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_the_python_examples_do_what_they_say(outside: dict[str, str]) -> None:
    said = run([sys.executable, "-c"], examples("python"), outside)

    assert 'INC-000001 new 3 "1"' in said
    assert "412 Changed meanwhile" in said
    assert 'No VPN at all "2"' in said
    assert "urgency · This is needed." in said
    assert said.endswith("0 new lines\n")


@pytest.mark.skipif(shutil.which("curl") is None, reason="There is no curl on this machine.")
@pytest.mark.parametrize(
    ("deploys", "state", "outcome"),
    [("true", 0, "successful"), ("false", 1, "backed_out")],
)
def test_the_script_for_pipelines_deploys_as_a_change_or_takes_it_back(
    outside: dict[str, str], deploys: str, state: int, outcome: str
) -> None:
    [script] = re.findall(r"^```bash\n(.*?)^```", PIPELINES, re.MULTILINE | re.DOTALL)
    told = {"BUILD": "1-1", "REVISION": "8f3c2ab", "PIPELINE": "https://ci.example.com/1"}

    done = subprocess.run(
        ["bash", "-c", script, "with-a-change.sh", deploys, "true"],
        env={**outside, **told},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == state, done.stderr + done.stdout
    assert f'"outcome":"{outcome}"' in done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="There is no curl on this machine.")
def test_the_shell_examples_do_what_they_say(outside: dict[str, str]) -> None:
    said = run(["bash", "-euc"], examples("sh"), outside)

    assert "I will look at it after lunch." in said
    assert '"words":["vpn","ho"]' in said
    assert '"open":true' in said
    assert '"outcome":"successful"' in said
