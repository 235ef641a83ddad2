"""The spreadsheet of an office from its file to records, what came back of it, and none of it."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from armillary.fittings.custom_fields import actions
from armillary.fittings.custom_fields.vocabulary import Kind
from armillary.kernel.jobs.doing import do_one
from armillary.operations.incident.models import Incident
from armillary.operations.incident.vocabulary import Urgency
from armillary.people.models import Person
from tests.browser.conftest import Opening
from tests.browser.test_every_page import DESK, PHONE, looked_at
from tests.imports import messy
from tests.makers import a_person, by, now, the_robot

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROWS = 60
DAY = re.compile(r"(\d\d)\.(\d\d)\.2026(?=\r)")
CLEAN: tuple[int, list[str]] = (0, [])


def work() -> None:
    """What a worker does, until nothing is left."""
    while do_one(now()):
        continue


def looks(page: Page) -> list[tuple[int, list[str]]]:
    found = [looked_at(page, PHONE, "dark"), looked_at(page, DESK, "light")]
    page.set_viewport_size(DESK)
    return found


def spreadsheet(folder: Path, *people: Person) -> Path:
    """The messy file of these people; its days can be read in two ways."""
    text = messy.as_text(ROWS, tuple((each.name, each.email) for each in people)).decode("latin-1")
    unclear = DAY.sub(lambda day: f"{int(day[1]) % 12 + 1:02d}/{day[2]}/2026", text)
    path = folder / "stoerungen.csv"
    path.write_bytes(unclear.encode("latin-1"))
    return path


def says(page: Page, words: str) -> None:
    expect(page.locator(".report-answer")).to_have_text(words)


def test_the_file_of_an_office_becomes_records_and_is_taken_back(
    open_page: Opening, agent: Person, tmp_path: Path
) -> None:
    work()
    act = by(the_robot())
    actions.define(act, record_type="incidents", label="Gemeldet am", kind=Kind.DATE)
    file = spreadsheet(tmp_path, a_person(name="Jürgen Groß"), a_person(name="Zoë Weiß"))
    before = Incident.objects.count()
    page = open_page(agent, "/imports/new?into=incidents", viewport=DESK)
    assert looks(page) == [CLEAN, CLEAN]
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("what the columns become")
    expect(page.get_by_label("Heads are in line")).to_have_value("5")
    page.get_by_label("Inventarnr.").select_option("location")
    page.get_by_role("button", name="Leave").click()
    assert looks(page) == [CLEAN, CLEAN]
    page.get_by_role("button", name="Check 60 rows").click()
    expect(page.get_by_role("alert")).to_contain_text("Say whether its days begin with the day")
    page.get_by_label("How gemeldet am is written").select_option("dmy")
    page.get_by_label("hoch 1 row").select_option("Work has stopped")
    page.get_by_label("Keep this mapping").fill("Altsystem")
    page.get_by_role("button", name="Check 60 rows").click()

    says(page, "Every row is tried and taken back again. Nothing is taken in yet.")
    assert looks(page) == [CLEAN, CLEAN]
    work()
    says(page, "57 of 60 rows can become incidents. Nothing is taken in yet.")
    assert looks(page) == [CLEAN, CLEAN]
    with page.expect_download() as download:
        page.get_by_role("link", name="3 refused rows as a file").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as refused:
        back = list(csv.DictReader(refused))
    assert {row["Inventarnr."]: row["What is wrong"] for row in back} == {
        "000025": "Auswirkung: This is needed.",
        "000040": f"E-Mail: There is no person “{back[1]['E-Mail']}” that you can see.",
        "000050": "Auswirkung: This is needed. gemeldet am: “letzte Woche” is no day that can be "
        "read: write it like 2026-11-23.",
    }

    page.get_by_role("button", name="Import 57 rows").click()
    work()
    says(page, "57 of 57 good rows were taken in.")
    assert Incident.objects.count() == before + 57
    last = Incident.objects.get(location="000060")
    assert (last.urgency, last.custom) == (Urgency.WORK_STOPPED, {"gemeldet_am": "2026-10-17"})
    assert looks(page) == [CLEAN, CLEAN]

    page.get_by_role("link", name="Take it back").click()
    expect(page.get_by_text("New records that go")).to_be_visible()
    assert looks(page) == [CLEAN, CLEAN]
    page.get_by_role("button", name="Take it back").click()
    work()
    says(page, "57 of 57 rows were taken back, 0 could not be.")
    assert Incident.objects.count() == before
    assert looks(page) == [CLEAN, CLEAN]
    expect(page.locator("tbody")).to_contain_text("Taken back")
