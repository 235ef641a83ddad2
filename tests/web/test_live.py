"""What a page that listens is told: each topic once, however much happened, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.kernel.journal.announcing import News, payloads
from armillary.operations.incident.tests.makers import an_incident
from armillary.transformation.flow.announcing import FLOW
from armillary.web.live.news import event, news_in, wanted
from armillary.web.live.reader import MOST_UNCHECKED, Reader
from armillary.web.live.topics import MOST, Topic, may_hear, topics_in
from tests.flow.makers import count_all
from tests.makers import a_caller, an_agent

INCIDENTS, ONE, OTHER = Topic("incidents"), Topic("incidents", 1), Topic("incidents", 2)
SLUGS = ("incidents", "persons")


def news(key: int = 1, kind: str = "incidents", verb: str = "assign") -> News:
    return News(type=kind, id=key, verb=verb, organisation=1)


def a_reader(*topics: Topic, sees_all: bool = True) -> Reader:
    slugs = frozenset({"incidents"}) if sees_all else frozenset()
    return Reader("secret", slugs, frozenset(topics))


def test_topics_are_read_and_what_is_none_is_left_out() -> None:
    asked = "list:incidents,record:incidents:1,record:incidents:x,list:nothing,,record:incidents:-1"

    assert topics_in(asked, SLUGS) == {INCIDENTS, ONE}
    assert topics_in(f"record:incidents:{2**63}", SLUGS) == frozenset()


def test_nobody_listens_to_more_than_so_many_topics() -> None:
    asked = ",".join(f"record:incidents:{key}" for key in range(1000))

    assert len(topics_in(asked, SLUGS)) == MOST


def test_what_the_database_announces_is_understood() -> None:
    said = [news(1), news(2, "persons")]

    assert [each for payload in payloads(said) for each in news_in(payload)] == said


@pytest.mark.parametrize("payload", ["", "{}", "[1]", "no JSON", '[{"type":1,"id":"x"}]'])
def test_an_announcement_that_cannot_be_read_announces_nothing(payload: str) -> None:
    assert news_in(payload) == []


def test_an_act_concerns_its_record_and_its_list() -> None:
    said = [news(1), news(2), news(1, "persons")]

    assert wanted(said, frozenset({ONE})) == [news(1)]
    assert wanted(said, frozenset({INCIDENTS})) == [news(1), news(2)]


def test_a_storm_is_one_line_for_each_topic() -> None:
    reader = a_reader(INCIDENTS, ONE)

    reader.hear(news(key) for key in range(1, 10_000))

    assert reader.bell.is_set()
    assert reader.take() == {INCIDENTS, ONE}
    assert reader.take() == set()
    assert not reader.bell.is_set()


def test_what_may_be_hidden_is_checked_first_and_never_piles_up() -> None:
    reader = a_reader(INCIDENTS, OTHER, sees_all=False)

    reader.hear(news(key) for key in range(1, 10 * MOST_UNCHECKED))
    told = reader.take()
    reader.note([news(2)])

    assert told == set()
    assert len(reader.unchecked) == MOST_UNCHECKED
    assert reader.take() == {INCIDENTS, OTHER}


def test_who_missed_something_looks_at_everything_again() -> None:
    reader = a_reader(INCIDENTS, ONE)

    reader.miss()

    assert event(7, reader.take()) == (
        b'id: 7\ndata: {"topics":["list:incidents","record:incidents:1"]}\n\n'
    )


@pytest.mark.django_db
def test_only_the_provider_hears_that_counts_have_moved() -> None:
    agent, caller = an_agent(), a_caller()

    assert may_hear(Topic(FLOW), agent)
    assert not may_hear(Topic(FLOW), caller)


@pytest.mark.django_db
def test_counting_tells_the_pages_that_show_counts() -> None:
    an_incident()

    with CaptureQueriesContext(connection) as asked:
        count_all()

    told = [each["sql"] for each in asked if "pg_notify" in each["sql"] and FLOW in each["sql"]]
    assert len(told) == 1
