"""Files on the page of a record: a plain form, a panel, pictures shown and all else downloaded."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from armillary.fittings.files.keeping import keep
from armillary.fittings.files.models import Attachment
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.vocabulary import Audience
from armillary.people.models import Person
from tests.files.samples import a_picture
from tests.files.things import a_thing
from tests.makers import a_caller, an_agent, by, signed_in_client, the_robot
from tests.throwaway.models import Thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def caller() -> Person:
    stand_as(the_robot())
    return a_caller()


@pytest.fixture
def thing(caller: Person) -> Thing:
    return a_thing(by(caller))


def sent(name: str, content: bytes = b"x") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def test_a_plain_form_attaches_several_files_and_goes_back_to_the_record(
    thing: Thing, caller: Person
) -> None:
    client = signed_in_client(caller)

    answer = client.post(f"/things/{thing.number}/files", {"file": [sent("a"), sent("b")]})
    page = client.get(f"/things/{thing.number}").content.decode()

    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/things/{thing.number}#files",
    )
    assert list(Attachment.objects.values_list("name", flat=True)) == ["a", "b"]
    assert page.count('class="file-name"') == 2


def test_one_bad_file_keeps_all_of_them_out(thing: Thing, caller: Person) -> None:
    svg = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg>&x;</svg>'

    answer = signed_in_client(caller).post(
        f"/things/{thing.number}/files", {"file": [sent("good"), sent("bad.svg", svg)]}
    )

    assert answer.status_code == 422
    assert "declares entities" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_a_script_is_told_in_a_word(thing: Thing, caller: Person) -> None:
    client = signed_in_client(caller, headers={"HX-Request": "true"})

    taken = client.post(f"/things/{thing.number}/files", {"file": sent("a")})
    refused = client.post(f"/things/{thing.number}/files", {})

    assert (taken.status_code, taken.content) == (204, b"")
    assert (refused.status_code, refused.content) == (422, b"Choose a file.")


def test_pictures_are_shown_as_we_drew_them_and_nothing_else_is(
    thing: Thing, caller: Person
) -> None:
    client = signed_in_client(caller)
    picture = keep(by(caller), thing, name="a.png", content=a_picture())
    text = keep(by(caller), thing, name="a.svg", content=b"<svg onload='alert(1)'/>")
    at = f"/things/{thing.number}/files"

    small, whole = client.get(f"{at}/{picture.pk}/small"), client.get(f"{at}/{picture.pk}/shown")
    saved = client.get(f"{at}/{text.pk}")

    assert (small.headers["Content-Type"], whole.headers["Content-Type"]) == (
        "image/webp",
        "image/png",
    )
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    assert client.get(f"{at}/{text.pk}/shown").status_code == 404
    assert client.get(f"{at}/{text.pk}/small").status_code == 404
    assert saved.headers["Content-Type"] == "application/octet-stream"
    assert saved.headers["Content-Disposition"] == 'attachment; filename="a.svg"'


def test_callers_see_no_internal_file_on_any_page(thing: Thing, caller: Person) -> None:
    kept = keep(by(an_agent()), thing, name="ours", content=a_picture(), audience=Audience.INTERNAL)
    client = signed_in_client(caller)
    at = f"/things/{thing.number}/files/{kept.pk}"

    page = client.get(f"/things/{thing.number}").content.decode()
    answers = [
        client.get(f"{at}{below}").status_code for below in ("", "/small", "/shown", "/remove")
    ]

    assert "ours" not in page
    assert "attached internally" not in page
    assert answers == [404, 404, 404, 404]


def test_an_agent_attaches_internally_and_removes_after_a_question(thing: Thing) -> None:
    agent = an_agent()
    client = signed_in_client(agent)
    at = f"/things/{thing.number}"

    client.post(f"{at}/files", {"file": sent("ours.txt"), "audience": "internal"})
    kept = Attachment.objects.get()
    question = client.get(f"{at}/files/{kept.pk}/remove").content.decode()
    removed = client.post(f"{at}/remove_attachment", {"file": str(kept.pk)})

    assert kept.audience == Audience.INTERNAL
    assert "Remove “ours.txt”" in question
    assert removed.status_code == 303
    assert "ours.txt" not in client.get(f"{at}/files").content.decode()


def test_a_name_that_is_markup_is_shown_as_text(thing: Thing, caller: Person) -> None:
    keep(by(caller), thing, name="<img src=x onerror=window.P=1>.txt", content=b"x")

    page = signed_in_client(caller).get(f"/things/{thing.number}").content.decode()

    assert "&lt;img src=x onerror=window.P=1&gt;.txt" in page
    assert "<img src=x" not in page
