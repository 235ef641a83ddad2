"""Every page of every record type, as it looks on a phone and as a screen reader meets it."""

from contextlib import suppress
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.test import RequestFactory
from django.urls import resolve
from playwright.sync_api import Page, ViewportSize, expect

from armillary.assurance.change.process import CHANGE
from armillary.assurance.configuration.actions.audits import start
from armillary.assurance.configuration.integrity import AUDIT
from armillary.assurance.configuration.process import ITEM
from armillary.fittings.files.keeping import keep
from armillary.fittings.webhooks.models import Receipt
from armillary.gate.routes import Route, every_route
from armillary.kernel.conversation.actions import comment, note
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.operations.incident.tests.makers import work_in_progress
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.makers import by, now
from tests.promises.kinds import every_record_type
from tests.promises.specimens import a_specimen, almighty
from tests.webhooks.test_hearing import a_source, post

Scheme = Literal["light", "dark"]
PHONE: ViewportSize = {"width": 375, "height": 740}
SPECIAL = (
    "/",
    "/search?q=the",
    "/search?q=nothingofthekind",
    "/reports/service-desk",
    "/reports/cmdb-health",
    "/reports/cmdb-status",
    "/questions/ask",
    "/questions/ask?q=server",
    "/configuration-items?configuration_class=computer",
    "/configuration-items/compare",
    "/configuration-items/compare?from=2026-01-31",
    "/incidents/new",
    "/incidents?q=nothingofthekind",
    "/nowhere",
    "/me",
    "/me/keys",
    "/me/notifications",
    "/notifications",
    "/work",
    "/incidents/wall",
    "/planned-work",
    "/changes/calendar",
    "/changes/calendar?view=week&lanes=team",
    "/changes/calendar?view=day",
    "/changes/calendar?view=gantt&lanes=service",
    "/changes/risk",
    "/changes/caused",
    "/catalogue",
    "/map",
    "/conformance",
    "/conformance/lives/incidents",
    "/conformance/rules/worked-on-before-resolved",
    "/map/change-management",
    "/map/interactions/13",
    "/map/change-management/changes",
    "/map?level=groups",
    "/map/workflow",
    "/map/between/change-management/incident-and-service-request-management",
    "/service-levels",
    "/service-levels/at-risk",
    "/service-levels/benchmark",
    "/approvals/inbox",
    *("/consults/new", "/hand-offs/inbox"),
    "/hand-offs/findings",
    "/guides",
    "/guides/change-management",
    "/guides/business-assessment",
    *("/raci", "/raci/change-management", "/raci/change-management?all=1"),
    "/raci/change-management/approve-changes/change-implementer?letter=R",
    "/raci/change-management/approve-changes/service-owner?letter=A",
    *("/raci/mine", "/raci/load", "/raci/vacancies", "/raci/conflicts"),
    *("/raci/reality", "/raci/reality?process=change-management"),
    "/glossary",
    "/glossary?q=nothingofthekind",
    "/approval-policies/try",
    "/mail",
    "/mail/simulator",
    "/imports/new?type=incidents",
    "/api/docs",
    "/api/docs/incidents",
)
OF_A_RECORD = (
    *("bulk/resolve?number={}", "{}/files", "{}/attach", "{}/attach_internally"),
    *("{}/impact", "{}/suspects", "{}/suspect-changes", "{}/clocks", "{}/outages"),
)
GENERIC = (
    *("<slug:slug>", "<slug:slug>/new", "<slug:slug>/new/<slug:name>"),
    *("<slug:slug>/<str:number>", "<slug:slug>/<str:number>/<slug:name>", "readings/new/hear"),
    *(f"{slug}/{part}" for slug in record_types() for part in ("<str:number>", "new")),
)
"""Every record type has these; they are looked at for each type."""

ALONE = (
    "<slug:slug>/<str:number>/files/<int:key>/remove",
    "webhook-sources/<str:number>/receipts/<int:key>",
    *("imports/<str:number>/take-back", "imports/<str:number>/map_columns"),
    *("configuration-items/<str:number>/graph", "audits/<str:number>/sheet"),
    *("agreements/<str:number>/redline", "changes/<str:number>/move"),
    "service-reviews/<str:number>/pack",
    *(f"changes/<str:number>/{each}" for each in ("impact", "planning", "slots")),
    *("changes/<str:number>/risk", "changes/<str:number>/effect"),
    *("configuration-items/<str:number>/merge", "discrepancies/<str:number>/merge"),
    "guides/<slug:name>/editions/<int:ordinal>",
)
"""Each of these has a test of its own."""

UNSEEN = (
    *("mail/<int:key>", "approvals/by-mail/<str:token>"),
    *("configuration-items/<str:number>/availability", "objectives/<str:number>/availability"),
    "objectives/<str:number>/kept",
)
"""They need a mail that was sent, or what was measured; nobody looks at them here yet."""

NO_PAGES = (
    *("queue", "health", "palette", "suggest", "suggest/<slug:slug>", "incidents/duplicates"),
    *("callers", "incidents/caller-card", "questions/answer", "agreements/<str:number>/paper"),
    "service-reviews/<str:number>/paper",
    "suggest/configuration-classes",
    *("me/keys.json", "reports/service-desk.csv", "batches/<str:number>/items.csv"),
    *("<slug:slug>/export", "imports/<str:number>/refused.csv", "views/<str:number>/feed"),
    *(f"incoming-mails/<str:number>/{each}" for each in ("html", "source")),
    *("notifications/bell", "notifications/<int:key>/open"),
    "calendar-feeds/<str:number>/events.ics",
    "configuration-items/<str:number>/graph.json",
    *("hand-offs/along", "hand-offs/findings.csv", "consults/whom"),
    *(
        "guides/paper",
        "guides/<slug:name>/paper",
        "guides/<slug:name>/flow.bpmn",
        "map.svg",
        "map.png",
        "map.pdf",
    ),
    *(f"map/workflow.{form}" for form in ("svg", "png", "pdf")),
    "glossary/paper",
    *(f"conformance/{each}/<slug:slug>.csv" for each in ("lives", "rules")),
    *("raci.csv", "raci/reality.csv", "raci/shadows.csv", "raci/<slug:name>/table.csv"),
    *("raci/paper", "raci/<slug:name>/paper"),
    "conformance/lives/<slug:slug>/event-log.json",
    *("<slug:slug>/<str:number>/files/<int:key>", "sign-in", "sign-in/link/<str:secret>"),
    *(f"<slug:slug>/<str:number>/files/<int:key>/{each}" for each in ("small", "shown")),
)
"""Answers to scripts and programs, ways on to a page, and the door, which is looked at alone."""

DESK: ViewportSize = {"width": 1440, "height": 900}
LOOKS: list[tuple[ViewportSize, Scheme]] = [
    (PHONE, "light"),
    (PHONE, "dark"),
    (DESK, "light"),
    (DESK, "dark"),
]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LONG = "Unbreakable" * 14


def flaws(page: Page) -> list[str]:
    """What axe finds, in short."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def overflow(page: Page) -> int:
    """How many pixels stick out of the page sideways."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return max(0, wide)


@every_record_type
def test_no_page_of_a_type_scrolls_sideways_or_shuts_anyone_out(
    kind: RecordType, open_page: Opening, agent: Person
) -> None:
    record = a_specimen(kind, by(almighty(), now()))
    form = next(verb.name for verb in kind.verbs if verb.arguments.all)
    page = open_page(agent, "/me")
    found = {}

    for path, looks in (
        ("", LOOKS[::3]),
        (f"/{record.number}", LOOKS[::3]),
        (f"/{record.number}/{form}", LOOKS[1:2]),
        ("/new", LOOKS[1:2]),
    ):
        page.goto(f"/{kind.slug}{path}")
        found[path] = [looked_at(page, *look) for look in looks]

    assert {
        path: what for path, what in found.items() if any(look != (0, []) for look in what)
    } == {}


@pytest.mark.parametrize("path", SPECIAL)
def test_no_special_page_does_either(path: str, open_page: Opening, agent: Person) -> None:
    page = open_page(agent, path)

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


@pytest.mark.parametrize("path", OF_A_RECORD)
def test_no_page_beside_a_record_does(path: str, open_page: Opening, agent: Person) -> None:
    page = open_page(agent, f"/incidents/{path.format(work_in_progress(agent).number)}")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_no_page_of_a_file_does(open_page: Opening, agent: Person) -> None:
    incident = work_in_progress(agent)
    file = keep(by(agent, now()), incident, name="log.txt", content=b"timeout")
    page = open_page(agent, f"/incidents/{incident.number}/files/{file.pk}/remove")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_no_sheet_of_an_audit_does(open_page: Opening, agent: Person) -> None:
    act = by(almighty(), now())
    a_specimen(ITEM, act)
    audit = a_specimen(AUDIT, act)
    start(audit, act)
    page = open_page(agent, f"/audits/{audit.number}/sheet")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


@pytest.mark.parametrize("part", ["risk", "effect"])
def test_no_page_beside_a_change_does(part: str, open_page: Opening, agent: Person) -> None:
    change = a_specimen(CHANGE, by(almighty(), now()))
    page = open_page(agent, f"/changes/{change.number}/{part}")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_no_page_of_what_was_received_does(open_page: Opening, agent: Person) -> None:
    source, address, _ = a_source()
    post(address, {"title": "Disk full", "state": "alerting"})
    receipt = Receipt.objects.latest("pk")
    page = open_page(agent, f"/webhook-sources/{source.number}/receipts/{receipt.pk}")

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def test_every_kind_of_page_is_looked_at() -> None:
    """A new address is a page, and then it stands above, or it is none, and then it says so."""
    looked_at = [*SPECIAL, *(f"/incidents/{path.format('INC-000001')}" for path in OF_A_RECORD)]
    seen = {str(resolve(path.partition("?")[0]).route) for path in looked_at}

    assert {
        route.pattern
        for route in every_route()
        if not route.pattern.startswith("api/") and answers_to_reading(route)
    } - seen <= {*GENERIC, *ALONE, *UNSEEN, *NO_PAGES}


def answers_to_reading(route: Route) -> bool:
    """Whether the view does more with a read than to say that one must send something."""
    with suppress(Exception):
        return bool(route.view(RequestFactory().get("/")).status_code != 405)
    return True


@pytest.mark.parametrize("opened", ["Control+k", "?"])
def test_nor_does_a_dialog(opened: str, open_page: Opening, agent: Person) -> None:
    incident = work_in_progress(agent)
    page = open_page(agent, f"/incidents/{incident.number}")
    page.keyboard.press(opened)
    expect(page.locator("dialog[open]")).to_be_visible()

    assert seen_everywhere(page) == [(0, [])] * len(LOOKS)


def seen_everywhere(page: Page) -> list[tuple[int, list[str]]]:
    """What sticks out and what axe finds, on a phone and on a desk, light and dark."""
    return [looked_at(page, size, scheme) for size, scheme in LOOKS]


def looked_at(page: Page, size: ViewportSize, scheme: Scheme) -> tuple[int, list[str]]:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return overflow(page), flaws(page)


@pytest.mark.parametrize(("width", "scheme"), [(375, "light"), (1280, "dark")])
def test_the_door_and_a_full_story_are_open_to_all(
    width: int, scheme: str, open_page: Opening, agent: Person
) -> None:
    incident = work_in_progress(agent, title=LONG[:150], description=f"{LONG} https://a.b/{LONG}")
    comment(incident, by(agent), text=LONG)
    note(incident, by(agent), text=LONG)
    size = {"width": width, "height": 800}

    door = open_page(None, "/sign-in", viewport=size, color_scheme=scheme)
    story = open_page(agent, f"/incidents/{incident.number}", viewport=size, color_scheme=scheme)
    queue = open_page(agent, "/incidents?open=true", viewport=size, color_scheme=scheme)

    assert [(overflow(page), flaws(page)) for page in (door, story, queue)] == [(0, [])] * 3


def test_dark_is_dark_and_light_is_light(open_page: Opening, agent: Person) -> None:
    pages = [open_page(agent, "/incidents", color_scheme=each) for each in ("light", "dark")]

    light, dark = (brightness(page) for page in pages)

    assert light > 200
    assert dark < 60


def brightness(page: Page) -> float:
    """Of the page's ground: 0 is black, 255 white."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    numbers = [float(each) for each in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    return sum(numbers) / 3


def test_every_type_was_looked_at() -> None:
    assert {"incidents", "persons", "teams", "things"} <= set(record_types())
