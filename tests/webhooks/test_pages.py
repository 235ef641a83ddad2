"""The pages of webhooks: what was sent and received, secrets shown once, a mapping tried."""

import json
from collections.abc import Iterator

import pytest

from armillary.fittings.webhooks.incoming import actions as incoming
from armillary.fittings.webhooks.models import Receipt
from armillary.operations.incident.models import Incident
from armillary.people.models import Person
from tests.makers import an_administrator, an_agent, api_client, by, signed_in_client
from tests.throwaway.process import shelve
from tests.webhooks.listening import Elsewhere, elsewhere
from tests.webhooks.test_hearing import a_source, post, work
from tests.webhooks.test_telling import deliver, due_now, react, subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture
def other() -> Iterator[Elsewhere]:
    """A program that takes what it is told."""
    with elsewhere() as found:
        yield found


@pytest.fixture
def owner() -> Person:
    return an_administrator()


def test_a_subscription_shows_what_was_delivered(owner: Person, other: Elsewhere) -> None:
    subscription = subscribed(owner, other)
    thing = shelve(by(an_agent()), title="Ladder")
    react()
    due_now()
    deliver()

    page = signed_in_client(owner).get(f"/webhook-subscriptions/{subscription.number}")

    text = page.content.decode()
    assert page.status_code == 200
    assert thing.number in text
    assert "answered 200 after" in text
    assert "armillary.things.shelve" in text


def test_a_secret_is_shown_once_to_administrators(owner: Person, other: Elsewhere) -> None:
    subscription = subscribed(owner, other)
    url = f"/webhook-subscriptions/{subscription.number}"

    shown = signed_in_client(owner).post(f"{url}/secret").content.decode()
    later = signed_in_client(owner).get(url).content.decode()
    refused = signed_in_client(an_agent()).post(f"{url}/secret")

    assert "whsec_" in shown
    assert "whsec_" not in later
    assert refused.status_code == 403


def test_the_api_tells_a_secret_once(owner: Person, other: Elsewhere) -> None:
    subscription = subscribed(owner, other)
    source, _, _ = a_source()
    program = api_client(owner)

    told = program.post(f"/api/v1/webhook-subscriptions/{subscription.number}/secret").json()
    both = program.post(f"/api/v1/webhook-sources/{source.number}/secret").json()
    refused = api_client(an_agent()).post(f"/api/v1/webhook-sources/{source.number}/secret")

    assert told["secret"].startswith("whsec_")
    assert both["address"].startswith("/api/hooks/")
    assert refused.status_code == 403


def test_a_source_shows_what_came_and_tries_its_mapping(owner: Person) -> None:
    source, address, _ = a_source()
    post(address, {"title": "Disk full", "state": "alerting"})
    work()
    browser = signed_in_client(owner)
    url = f"/webhook-sources/{source.number}"

    page = browser.get(url).content.decode()
    tried = browser.get(f"{url}/receipts/{Receipt.objects.get().pk}").content.decode()

    assert Incident.objects.get().number in page
    assert '<th scope="row">urgency</th><td>1</td>' in tried
    assert "It would be made." in tried
    assert Incident.objects.count() == 1


def test_a_trial_says_why_it_would_be_refused(owner: Person) -> None:
    source, address, _ = a_source()
    post(address, json.dumps({"title": "A" * 300}).encode())

    url = f"/webhook-sources/{source.number}/receipts/{Receipt.objects.get().pk}"
    tried = signed_in_client(owner).get(url).content.decode()

    assert "It would be refused: title: At most 200 characters" in tried


def test_a_new_address_is_shown_once(owner: Person) -> None:
    source, old, _ = a_source()

    shown = signed_in_client(owner).post(f"/webhook-sources/{source.number}/secret")

    assert "http://testserver/api/hooks/" in shown.content.decode()
    assert post(old, {"title": "A"}).status_code == 404
    assert incoming.PATH.format(address="") == "/api/hooks/"
