"""The pages that lead a file through its import, by requests as a browser sends them."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from armillary.fittings.imports.models import File, Import
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.imports.files import work
from tests.makers import a_stranger, an_agent, signed_in_client
from tests.throwaway.models import Thing
from tests.web.reading import words

pytestmark = pytest.mark.django_db

FILE = "title;about;wear;colour\nLantern;Brass;New;red\nLadder;;Worn;\nLamp;Green;Shiny;\n"


@pytest.fixture
def agent() -> Person:
    return an_agent()


@pytest.fixture
def browser(agent: Person) -> Client:
    return signed_in_client(agent)


def upload(
    browser: Client, content: str = FILE, name: str = "things.csv", into: str = "things"
) -> Any:
    file = SimpleUploadedFile(name, content.encode())
    return browser.post("/imports/new", {"into": into, "file": file})


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the form of the columns, as it stands."""
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return {name: text for name, text in sent.items() if not name.startswith("csrf")}


def mapped(browser: Client, address: str, **changed: str) -> Any:
    sent = fields_of(browser.get(address).content.decode())
    return browser.post(address, {**sent, "zone": "UTC", **changed})


def test_a_file_goes_from_the_first_page_to_records_and_back(
    browser: Client, agent: Person
) -> None:
    begun = upload(browser)
    imported = Import.objects.get()
    page = f"/imports/{imported.number}"
    assert (begun.status_code, begun.headers["Location"]) == (303, f"{page}/map_columns")

    undecided = mapped(browser, f"{page}/map_columns")
    assert undecided.status_code == 422
    assert "colour: Say where this column goes, or leave it out." in words(
        undecided.content.decode()
    )
    checking = mapped(browser, f"{page}/map_columns", **{"to-3": "-", "keep": "Things"})
    assert (checking.status_code, checking.headers["Location"]) == (303, page)
    assert 'hx-trigger="every 1s"' in browser.get(page).content.decode()
    work()

    report = words(browser.get(page).content.decode())
    assert "2 of 3 rows can become things. Nothing is taken in yet." in report
    assert "“Shiny” is none of the choices: New, Worn." in report
    assert Thing.objects.count() == 0
    refused = browser.get(f"{page}/refused.csv").content.decode("utf-8-sig").splitlines()
    assert refused == [
        "title,about,wear,colour,What is wrong",
        'Lamp,Green,Shiny,,"wear: “Shiny” is none of the choices: New, Worn."',
    ]

    started = browser.post(f"{page}/run", {})
    assert started.status_code in (302, 303)
    work()
    done = words(browser.get(page).content.decode())
    assert "2 of 2 good rows were taken in." in done
    assert [each.keeper for each in Thing.objects.all()] == [agent, agent]

    forecast = browser.get(f"{page}/take-back").content.decode()
    assert "New records that go 2" in words(forecast)
    undo = re.search(r'action="(/batches/[^"]+/undo)"', forecast)
    assert undo
    browser.post(undo[1], {"next": page})
    work()
    assert "2 of 2 rows were taken back, 0 could not be." in words(
        browser.get(page).content.decode()
    )
    assert Thing.objects.count() == 0


def test_a_kept_mapping_is_offered_for_the_next_such_file(browser: Client) -> None:
    upload(browser)
    first = Import.objects.get()
    mapped(browser, f"/imports/{first.number}/map_columns", **{"to-3": "-", "keep": "Our things"})
    work()

    upload(browser, FILE.replace("Lantern", "Hook"))
    second = Import.objects.latest("pk")
    page = browser.get(f"/imports/{second.number}/map_columns").content.decode()

    assert "Mapped as “Our things”" in words(page)
    assert fields_of(page)["to-3"] == "-"


@pytest.mark.parametrize(
    ("content", "name", "into", "why"),
    [
        ("", "empty.csv", "things", "empty"),
        ("title\n", "heads.csv", "things", "There are no rows in it, only heads."),
        ('title\n"open', "open.csv", "things", "never"),
        ("title\nx\n", "things.csv", "nothing", "Say what the rows are."),
        ("name\nx\n", "teams.csv", "teams", "administrator"),
    ],
)
def test_what_cannot_be_imported_is_said_on_the_first_page(
    browser: Client, content: str, name: str, into: str, why: str
) -> None:
    answer = upload(browser, content, name, into)

    assert 400 <= answer.status_code < 500
    assert why in words(answer.content.decode())
    assert (Import.objects.count(), File.objects.count()) == (0, 0)


def test_an_import_is_nobody_elses_business(browser: Client, agent: Person) -> None:
    upload(browser)
    number = Import.objects.get().number
    others = [signed_in_client(an_agent()), signed_in_client(a_stranger())]

    for path in ("", "/map_columns", "/take-back", "/refused.csv"):
        assert {each.get(f"/imports/{number}{path}").status_code for each in others} == {404}
    for verb in ("map_columns", "run", "drop", "check"):
        assert {each.post(f"/imports/{number}/{verb}", {}).status_code for each in others} == {404}
    stand_as(agent)
    assert Import.objects.get().state == "draft"


def test_hostile_cells_stand_on_the_pages_as_texts(browser: Client) -> None:
    evil = "<img src=x onerror=alert(1)>"
    upload(browser, f"title;{evil}\n{evil};{evil}\n", f"{evil}.csv")
    number = Import.objects.get().number
    columns = browser.get(f"/imports/{number}/map_columns").content.decode()
    mapped(browser, f"/imports/{number}/map_columns", **{"to-0": "title", "to-1": "about"})
    work()
    report = browser.get(f"/imports/{number}").content.decode()

    assert evil not in columns + report
    assert "&lt;img src=x onerror=alert(1)&gt;" in columns
    assert "&lt;img src=x onerror=alert(1)&gt;" in report


def test_too_many_files_in_an_hour_are_refused(browser: Client, agent: Person) -> None:
    upload(browser)
    sent = File.objects.get()
    File.objects.bulk_create(
        File(name="x", digest="", sent_by=agent, sent_at=sent.sent_at, found={}, content=b"")
        for _ in range(59)
    )

    answer = upload(browser)

    assert answer.status_code == 429
    assert "At most 60 files in an hour" in words(answer.content.decode())
    assert File.objects.count() == 60
