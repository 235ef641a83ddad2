"""One server and one browser for all tests of this folder; without Chromium they are skipped."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from playwright.sync_api import Error as BrowserError
from pytest_django import DjangoDbBlocker

from armillary.assurance.configuration import first_rows as classes
from armillary.kernel.access import sessions
from armillary.people.models import Person
from armillary.postgres.folder import DataFolder
from armillary.reference.roles import Role
from tests.browser.served import served
from tests.conftest import own_clone
from tests.makers import a_caller, a_person, a_team, now

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
Opening = Callable[..., Page]
PATIENCE = 20_000

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def site(
    playwright: Playwright,
    cluster: DataFolder,
    template: str,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """The address of a product of its own.

    Playwright's loop runs first, because Django has another connection inside a loop than
    outside: so all tests stand on the same one.
    """
    if not settings.ASSETS.exists():
        pytest.skip("The web assets are not built: python ui/build.py")
    with django_db_blocker.unblock(), own_clone(template), served(cluster.path) as address:
        stand_for_good()
        classes.install(now())
        yield address


def stand_for_good() -> None:
    """These tests commit act by act: row security is told for the whole connection."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('armillary.organisations', '*', false)")


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The machine's Chromium, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    try:
        found = playwright.chromium.launch(executable_path=path, args=list(QUIET))
    except BrowserError as error:
        pytest.skip(f"NO CHROMIUM: the browser tests are skipped. {str(error).splitlines()[0]}")
    yield found
    found.close()


@pytest.fixture(scope="package")
def agent(site: str) -> Person:
    """Somebody of the provider with every role, in a team."""
    person = a_person(*(role for role in Role if role.value != "robot"), name="Ada Kerr")
    a_team(person, name="Service desk")
    return person


@pytest.fixture(scope="package")
def caller(site: str) -> Person:
    return a_caller()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Opening]:
    """A page in a browser of its own in which a person is signed in."""
    opened: list[BrowserContext] = []

    def opening(person: Person | None, path: str = "/", **options: object) -> Page:
        context = browser.new_context(base_url=site, **options)  # type: ignore[arg-type]
        opened.append(context)
        if person is not None:
            secret = sessions.begin(person, at=now())
            context.add_cookies([{"name": sessions.COOKIE, "value": secret, "url": site}])
        page = context.new_page()
        page.goto(path)
        return page

    yield opening
    for context in opened:
        context.close()
