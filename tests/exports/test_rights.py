"""What an export holds is what its reader may see; how often one may ask; what it leaves behind."""

import json
from typing import Any

import pytest

from armillary.fittings.exports.actions import MOST_AN_HOUR, take_out
from armillary.fittings.exports.models import Export
from armillary.fittings.exports.vocabulary import Form
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.models import Entry
from armillary.reference.roles import Role
from tests.exports.files import table, taken
from tests.makers import (
    a_caller,
    a_customer,
    a_person,
    an_agent,
    api_client,
    by,
    now,
    signed_in_client,
)
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db


def test_an_export_holds_what_its_reader_sees_and_no_row_more() -> None:
    agent = an_agent()
    one, other = a_customer(), a_customer()
    voice = a_person(Role.CUSTOMER_REPRESENTATIVE, organisation=one)
    shelve(by(voice), title="Ours")
    shelve(by(a_caller(other)), title="Theirs")

    whole = table(taken(signed_in_client(agent), "/things/export?format=csv&fields=title"))
    own = table(taken(signed_in_client(voice), "/things/export?format=csv&fields=title"))
    program = taken(api_client(voice), "/api/v1/things/export?format=json&fields=title")

    assert sorted(row["Title"] for row in whole) == ["Ours", "Theirs"]
    assert [row["Title"] for row in own] == ["Ours"]
    assert [json.loads(line)["title"] for line in program.splitlines()] == ["Ours"]


def test_each_file_leaves_who_took_what_and_how_much() -> None:
    agent = an_agent()
    shelve(by(agent), title="Lantern")

    taken(signed_in_client(agent), "/things/export?format=csv&q=lantern")

    stand_as(agent)
    export = Export.objects.get()
    assert (export.of, export.form, export.rows, export.owner) == ("things", "csv", 1, agent)
    assert "q=lantern" in export.question
    lines = Entry.objects.filter(record_type="exports", record_id=export.pk).order_by("pk")
    assert list(lines.values_list("verb", flat=True)) == ["take_out", "hand_out"]


def test_a_caller_takes_no_list_out() -> None:
    caller = a_caller()

    answer: Any = signed_in_client(caller).get("/things/export?format=csv")

    assert answer.status_code == 403
    assert Export.objects.count() == 0


def test_a_form_that_is_none_is_refused() -> None:
    answer = signed_in_client(an_agent()).get("/things/export?format=exe")

    assert answer.status_code == 422
    assert Export.objects.count() == 0


def test_there_is_an_end_to_it_in_an_hour() -> None:
    agent = an_agent()
    for _ in range(MOST_AN_HOUR):
        take_out(by(agent, now()), of="things", form=Form.CSV)

    page = signed_in_client(agent).get("/things/export?format=csv")
    program = api_client(agent).get("/api/v1/things/export?format=csv")

    assert (page.status_code, program.status_code) == (429, 429)
    stand_as(agent)
    assert Export.objects.count() == MOST_AN_HOUR
