"""Readings in the browser: files are sent, looked at, and taken in."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.configuration_sources.makers import again, item, seen, told, work_off
from tests.configuration_sources.test_api import BODY
from tests.makers import a_caller, signed_in_client


def test_a_file_is_sent_tried_and_taken_in(keeper: Person) -> None:
    web = signed_in_client(keeper)
    form = web.get("/readings/new").content.decode()

    sent = web.post(
        "/readings/new",
        {
            "form": "discovery",
            "source": "agent-7",
            "files": SimpleUploadedFile("seen.json", BODY.encode()),
        },
    )
    work_off()

    stand_as(keeper)
    assert "Docker Compose" in form
    assert sent.status_code == 303
    page = web.get(sent["Location"]).content.decode()
    assert "1 new, 0 changed" in page
    assert "Take it in" in page
    assert "S-1" in page
    assert web.post(f"{sent['Location']}/take_in", {"version": "2"}).status_code == 303
    work_off()
    stand_as(keeper)
    assert item("db1").custom["serial_number"] == "S-1"


def test_a_change_is_shown_with_old_and_new_and_why(keeper: Person) -> None:
    told(keeper, seen("h1", name="db1", processor_cores=8))
    reading = told(keeper, seen("h1", name="db1", processor_cores=16), take=False)

    page = signed_in_client(keeper).get(f"/readings/{reading.number}?rows=changed").content.decode()

    assert "<del>8</del> → 16" in page
    assert "discovery says so, and nobody says otherwise." in page
    assert again(reading, keeper).changed == 1


def test_what_is_wrong_with_a_sending_is_said(keeper: Person) -> None:
    web: Client = signed_in_client(keeper)

    without = web.post("/readings/new", {"form": "discovery"})
    unknown = web.post("/readings/new", {"form": "tarot"})

    assert (without.status_code, unknown.status_code) == (422, 422)
    assert "Send a file first." in without.content.decode()
    assert "Say in which format it is." in unknown.content.decode()


def test_callers_see_no_readings(keeper: Person) -> None:
    reading = told(keeper, seen("h1"), take=False)

    assert signed_in_client(a_caller()).get(f"/readings/{reading.number}").status_code == 404
