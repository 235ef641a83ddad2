"""Many records at once on the pages: chosen in a list, tried, done, and told."""

import pytest

from armillary.fittings.batches.models import Batch
from armillary.kernel.journal.models import Entry
from tests.batches.desk import a_bulk, things, work_off
from tests.makers import a_caller, an_agent, signed_in_client

pytestmark = pytest.mark.django_db


def test_a_list_offers_the_verbs_that_one_may_do() -> None:
    agent, caller = an_agent(), a_caller()
    things(agent, 1)
    things(caller, 1)

    for_agent = signed_in_client(agent).get("/things?open=false").content.decode()
    for_caller = signed_in_client(caller).get("/things").content.decode()

    assert 'data-bulk-url="/things/bulk/lend"' in for_agent
    assert 'data-question="open=false"' in for_agent
    assert 'data-bulk-url="/things/bulk/comment"' in for_caller
    assert "/things/bulk/lend" not in for_caller


def test_a_trial_tells_what_would_happen_and_changes_nothing() -> None:
    agent = an_agent()
    on = things(agent, 3)
    a_bulk(agent, "lend", on[:1], holder=agent.number)
    work_off()
    lines = Entry.objects.count()
    browser = signed_in_client(agent)
    chosen = {"number": [each.number for each in on], "holder": agent.number}

    form = browser.get("/things/bulk/lend", {"number": chosen["number"]})
    tried = browser.post("/things/bulk/lend", chosen | {"step": "try"})

    assert "Lend 3 things" in form.content.decode()
    page = tried.content.decode()
    assert "2 would be done, 1 refused." in page
    assert "It is lent: “Lend” does not start from there." in page
    assert 'value="do">Lend 3 things' in page
    assert Entry.objects.count() == lines


def test_doing_it_leads_to_the_batch_and_its_refusals() -> None:
    agent = an_agent()
    on = things(agent, 2)
    a_bulk(agent, "lend", on[:1], holder=agent.number)
    work_off()
    browser = signed_in_client(agent)

    sent = {"question": "", "holder": agent.number, "step": "do"}
    begun = browser.post("/things/bulk/lend", sent)
    again = browser.post("/things/bulk/lend", sent)
    work_off()
    page = browser.get(begun.headers["Location"]).content.decode()
    table = browser.get(f"{begun.headers['Location']}/items.csv?outcome=refused").content.decode()

    assert begun.status_code == 303
    assert again.headers["Location"] == begun.headers["Location"]
    assert "All 2 treated" in page
    assert f"{on[0].number} is lent" in page
    assert table.splitlines()[0] == "place,number,outcome,sentence"
    assert table.splitlines()[1].startswith(f"1,{on[0].number},refused,")


def test_what_was_typed_wrongly_is_told_and_kept() -> None:
    agent = an_agent()
    [thing] = things(agent, 1)

    sent = {"number": thing.number, "holder": "nobody", "step": "do"}
    refused = signed_in_client(agent).post("/things/bulk/lend", sent)

    assert refused.status_code == 422
    assert "There is nothing of this number or name" in refused.content.decode()
    assert f'name="number" value="{thing.number}"' in refused.content.decode()
    assert not Batch.objects.exists()


def test_a_batch_is_not_for_strangers() -> None:
    agent = an_agent()
    batch = a_bulk(agent, "lend", things(agent, 1), holder=agent.number)
    stranger = signed_in_client(a_caller())

    for path in (f"/batches/{batch.number}", f"/batches/{batch.number}/items.csv"):
        assert stranger.get(path).status_code == 404
