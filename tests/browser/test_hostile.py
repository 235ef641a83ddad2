"""Whatever people write: on our pages it is text. It never runs, loads or covers anything."""

import importlib.util
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page

from armillary.kernel.access.actions import persons
from armillary.kernel.conversation.actions import comment
from armillary.kernel.lifecycle.text import LONGEST
from armillary.operations.incident.models import Incident
from armillary.operations.incident.tests.makers import an_incident
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.makers import a_person, by, the_robot

CORPUS = Path(__file__).parents[3] / "shared" / "badinputs" / "loader.py"
OWN = (
    "<script>window.P=1;alert(1)</script>",
    "<img src=x onerror=\"window.P=1\"><img src='https://evil.example/pixel'>",
    "<svg onload=window.P=1><a href=javascript:window.P=1>x</a></svg>",
    '"><iframe srcdoc="<script>parent.P=1</script>"></iframe>',
    "</textarea><style>@import 'https://evil.example/x.css'</style>",
    "</title><base href='https://evil.example/'><form action=https://evil.example>",
    "{{ 7*7 }}{% load static %}${7*7}<%= 7 %>",
    "' autofocus onfocus=window.P=1 x=\" onmouseover=window.P=1 ",
    "javascript:window.P=1 data:text/html,<script>1</script>",
    "<div style='position:fixed;inset:0;background:red'>covered</div>",
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def payloads() -> tuple[str, ...]:
    """Our own, and those of the corpus where it is at hand."""
    if not CORPUS.exists():
        return OWN
    found = importlib.util.spec_from_file_location("badinputs", CORPUS)
    if found is None or found.loader is None:
        return OWN
    corpus = importlib.util.module_from_spec(found)
    found.loader.exec_module(corpus)
    held = [data for _, data in corpus.load("dev", family="B-html") if isinstance(data, str)]
    return (*OWN, *held)


def test_nothing_that_people_write_ever_runs(open_page: Opening, agent: Person) -> None:
    texts = payloads()
    incidents = [an_incident_saying(text, agent) for text in texts]
    page = open_page(agent, "/incidents")
    seen = Seen(page)

    page.goto("/incidents?limit=200&columns=title,caller,location&sort=-number")
    seen.note(page)
    for incident in incidents:
        page.goto(f"/incidents/{incident.number}")
        seen.note(page)
    for path in ("/search?q=script", "/search?q=evil", "/persons?limit=200", "/incidents/new"):
        page.goto(path)
        seen.note(page)

    assert (seen.dialogs, seen.outside, seen.ran) == ([], [], [])
    assert seen.intruders == []
    assert len(seen.pages) == len(texts) + 5


def an_incident_saying(text: str, agent: Person) -> Incident:
    """The text in every place where people can put one."""
    text = text[:LONGEST]
    short = text.replace("\n", " ").replace("\t", " ")
    caller = a_person(name=short[:200])
    incident = an_incident(caller, title=short[:200], description=text, location=short[:120])
    comment(incident, by(agent), text=text)
    persons.change_contact(caller, by(the_robot()), location=short[:120])
    return incident


class Seen:
    """What happened in a page that should not have."""

    def __init__(self, page: Page) -> None:
        self.dialogs: list[str] = []
        self.outside: list[str] = []
        self.ran: list[str] = []
        self.intruders: list[str] = []
        self.pages: list[str] = []
        self.host = urlsplit(page.url).netloc
        page.on("dialog", self._opened)
        page.on("request", lambda request: self._asked(request.url))

    def _opened(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.netloc != self.host:
            self.outside.append(url)

    def note(self, page: Page) -> None:
        """Look at the page as it stands."""
        self.pages.append(page.url)
        if page.evaluate("typeof window.P !== 'undefined'"):
            self.ran.append(page.url)
        strange = "iframe, base, object, embed, script:not([src]), [style*=position], [onerror]"
        inside = f":is(.prose, .row-title, td, h1, .found-list) :is({strange}, img, form, style)"
        self.intruders += page.eval_on_selector_all(inside, "all => all.map(one => one.outerHTML)")
