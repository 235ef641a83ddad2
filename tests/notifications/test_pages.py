"""The bell on every page, the page of what one was told, and how one wants to be told."""

import pytest
from django.test import Client

from armillary.fittings.notifications.models import Notification, Preference
from armillary.fittings.notifications.telling import tell
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from armillary.web.live.topics import Topic, bell_of, may_hear
from tests.makers import an_agent, by, signed_in_client, the_robot
from tests.throwaway.process import shelve

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Person:
    stand_as(the_robot())
    return an_agent()


@pytest.fixture
def browser(agent: Person) -> Client:
    return signed_in_client(agent)


def told(agent: Person, text: str = "Look at this") -> Notification:
    thing = shelve(by(an_agent()), title="A lantern")
    tell(by(thing.keeper), agent, what="assigned", text=text, about=thing)
    return Notification.objects.latest("pk")


def text_of(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_bell_hangs_on_every_page_and_counts_to_nine(agent: Person, browser: Client) -> None:
    assert 'aria-label="Notifications"' in text_of(browser, "/things")

    told(agent)
    assert 'aria-label="Notifications, 1 unread"' in text_of(browser, "/things")

    for _ in range(9):
        told(agent)
    assert 'aria-label="Notifications, 9+ unread"' in text_of(browser, "/notifications/bell")


def test_an_empty_page_says_what_will_be_here(browser: Client) -> None:
    assert "Nobody has told you anything yet." in text_of(browser, "/notifications")


def test_opening_news_leads_to_the_record_and_it_is_read(agent: Person, browser: Client) -> None:
    news = told(agent)
    assert "Look at this" in text_of(browser, "/notifications?show=unread")

    response = browser.post(f"/notifications/{news.pk}/open")

    assert (response.status_code, response.headers["Location"]) == (303, news.url)
    assert "Nothing is unread." in text_of(browser, "/notifications?show=unread")
    assert "Look at this" in text_of(browser, "/notifications")


def test_all_that_was_shown_is_read_at_once_and_nothing_else(
    agent: Person, browser: Client
) -> None:
    first, second = told(agent), told(agent, "Later")

    browser.post("/notifications/read", {"up_to": first.pk})

    assert list(Notification.objects.filter(read_at=None)) == [second]


def test_the_news_of_others_is_not_there(agent: Person, browser: Client) -> None:
    other = told(an_agent())

    answers = [browser.post(f"/notifications/{other.pk}/{what}") for what in ("open", "read")]
    browser.post("/notifications/read", {"up_to": other.pk})

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Notification.objects.filter(read_at=None).count() == 1


@pytest.mark.parametrize("up_to", ["", "x", "-1", "9" * 30, "１"])
def test_what_is_no_key_is_refused(up_to: str, browser: Client) -> None:
    assert browser.post("/notifications/read", {"up_to": up_to}).status_code == 400


def test_reading_on_goes_on_where_it_stopped(agent: Person, browser: Client) -> None:
    thing = shelve(by(an_agent()), title="A lantern")
    for number in range(51):
        tell(by(thing.keeper), agent, what="assigned", text=f"No. {number}.", about=thing)
    oldest = Notification.objects.earliest("pk").pk

    assert "No. 0." not in text_of(browser, "/notifications")
    assert "No. 0." in text_of(browser, f"/notifications?before={oldest + 1}")


def test_how_one_is_told_is_chosen_and_kept(agent: Person, browser: Client) -> None:
    chosen = {what.value: "never" for what in What} | {"digest_hour": "6"}

    response = browser.post("/me/notifications", chosen)

    assert (response.status_code, Preference.objects.get().digest_hour) == (303, 6)
    assert "That is how you will be told." in text_of(browser, response.headers["Location"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"digest_hour": "24"},
        {"digest_hour": ""},
        {"assigned": "by pigeon"},
        {"quiet_from": "22"},
        {"quiet_until": "x"},
    ],
)
def test_a_wrong_choice_is_refused_and_nothing_kept(wrong: dict[str, str], browser: Client) -> None:
    chosen = {what.value: "browser" for what in What} | {"digest_hour": "6"}

    response = browser.post("/me/notifications", chosen | wrong)

    assert response.status_code == 422
    assert not Preference.objects.exists()


def test_nobody_listens_to_the_bell_of_somebody_else(agent: Person) -> None:
    assert may_hear(bell_of(agent.pk), agent)
    assert may_hear(Topic("things", 1), agent)
    assert not may_hear(bell_of(agent.pk + 1), agent)
    assert not may_hear(Topic("notifications"), agent)
