"""Pages kept by all record types at once. A new type is covered the day it is declared."""

import re
from collections.abc import Callable

import pytest
from django.urls import resolve

from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.people.models import Person
from armillary.reference.roles import Role
from tests.makers import a_person, a_stranger, by, signed_in_client, the_robot
from tests.promises.kinds import every_record_type
from tests.promises.specimens import a_specimen, almighty
from tests.web.reading import words

pytestmark = pytest.mark.django_db

OWN_CODE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def an_allrounder() -> Person:
    """Somebody of the provider with every role."""
    return a_person(*(role for role in Role if role not in _OF_THE_HOUSE))


_OF_THE_HOUSE = frozenset({role for role in Role if role.value == "robot"})


def squeezed(text: str) -> str:
    """Without its spaces: some of its words are links."""
    return "".join(text.split())


@every_record_type
def test_every_type_has_its_list_its_page_and_its_forms(kind: RecordType) -> None:
    person = an_allrounder()
    record = a_specimen(kind, by(almighty()))
    client = signed_in_client(person)

    listed = client.get(f"/{kind.slug}?sort=-number")
    page = client.get(f"/{kind.slug}/{record.number}")
    forms = [client.get(f"/{kind.slug}/{record.number}/{verb.name}") for verb in kind.verbs]

    assert [answer.status_code for answer in (listed, page, *forms)] == [200] * (2 + len(forms))
    assert record.number in words(listed.content.decode())
    assert record.number in words(page.content.decode())
    helps = [squeezed(verb.help.partition("\n")[0]) for verb in kind.verbs]
    told = [squeezed(words(form.content.decode())) for form in forms]
    assert [each for each, text in zip(helps, told, strict=True) if each not in text] == []


@every_record_type
@pytest.mark.parametrize("somebody", [an_allrounder, a_stranger])
def test_a_form_opens_for_those_who_may_make_the_record(
    kind: RecordType, somebody: Callable[[], Person]
) -> None:
    person = somebody()
    client, act = signed_in_client(person), by(person)

    answers = [client.get(f"/{kind.slug}/new/{creation.name}") for creation in kind.creations]

    assert [answer.status_code for answer in answers] == [
        403 if creation.allowed.refusal(None, act, activity_of(creation, kind.model)) else 200
        for creation in kind.creations
    ]
    assert [answer.status_code for answer in answers] != []


@every_record_type
def test_the_list_as_a_file_is_at_its_address_whatever_pages_a_type_has(kind: RecordType) -> None:
    assert resolve(f"/{kind.slug}/export").view_name == "export"


@every_record_type
def test_every_list_can_show_every_column_and_be_sorted(kind: RecordType) -> None:
    a_specimen(kind, by(almighty()))
    client = signed_in_client(an_allrounder())
    page = client.get(f"/{kind.slug}").context["list"]

    every = ",".join(choice.name for choice in page.column_choices)
    answers = [client.get(column.sort_url) for column in page.columns if column.sort_url]

    assert client.get(f"/{kind.slug}?columns={every}").status_code == 200
    assert {answer.status_code for answer in answers} == {200}


@every_record_type
def test_no_page_carries_script_or_style_of_its_own(kind: RecordType) -> None:
    record = a_specimen(kind, by(almighty()))
    client = signed_in_client(an_allrounder())

    paths = ("", "/new", f"/{record.number}", f"/{record.number}/{kind.verbs[0].name}")
    answers = [client.get(f"/{kind.slug}{path}") for path in paths]

    assert [each for answer in answers for each in OWN_CODE.findall(answer.content.decode())] == []
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
    assert all(
        "default-src 'self'" in answer.headers["Content-Security-Policy"] for answer in answers
    )


@every_record_type
def test_a_comment_is_shown_as_typed_and_never_as_markup(kind: RecordType) -> None:
    person = an_allrounder()
    record = a_specimen(kind, by(almighty()))
    client = signed_in_client(person)

    client.post(f"/{kind.slug}/{record.number}/say", {"audience": "public", "body": HOSTILE})
    page = client.get(f"/{kind.slug}/{record.number}").content.decode()

    assert HOSTILE not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;" in page


@every_record_type
def test_a_stranger_meets_no_record_that_is_not_for_all(kind: RecordType) -> None:
    record = a_specimen(kind, by(almighty()))
    stranger = a_stranger()
    seen = kind.model.objects.filter(kind.visible(stranger), pk=record.pk).exists()

    answer = signed_in_client(stranger).get(f"/{kind.slug}/{record.number}")

    assert (answer.status_code == 200) == seen


def test_the_robot_has_a_page_too() -> None:
    robot = the_robot()

    page = signed_in_client(an_allrounder()).get(f"/persons/{robot.number}")

    assert robot.name in words(page.content.decode())
