"""Who is recognised, until when, and what it costs to be nobody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from armillary.kernel.access import jobs, keyed, links, sessions, signing_in, tokens
from armillary.kernel.access.actions import persons
from armillary.kernel.acts import Door
from armillary.kernel.errors import Invalid, NotAllowed, NotFound, RuleBroken, WrongState
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person, Session, SignInLink, Token
from armillary.people.vocabulary import Scope
from armillary.reference.activities import Incident
from armillary.reference.roles import Role
from tests.makers import (
    MONDAY,
    a_caller,
    a_team,
    a_token,
    an_administrator,
    an_agent,
    by,
    the_robot,
)

pytestmark = pytest.mark.django_db

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def test_one_query_tells_all_that_rules_ask_about_a_person() -> None:
    agent = an_agent(Role.SPECIALIST)
    team = a_team(agent)
    secret = sessions.begin(agent, at=MONDAY)

    with CaptureQueriesContext(connection) as queries:
        who = signing_in.recognise(at=MONDAY, session=secret)
        assert who is not None
        roles, teams = who.person.roles, who.person.team_ids
        duties, is_staff = who.person.responsible_for, who.person.is_staff

    assert len(queries) == 1
    assert who.person == agent
    assert roles == {Role.SERVICE_DESK_AGENT, Role.SPECIALIST}
    assert teams == {team.pk}
    assert is_staff
    assert Incident.RESOLVE in duties
    assert (who.by_token, who.may_write) == (False, True)


def test_what_the_query_tells_is_what_the_person_would_have_asked() -> None:
    caller = a_caller()
    secret = sessions.begin(caller, at=MONDAY)

    who = signing_in.recognise(at=MONDAY, session=secret)

    fresh = Person.objects.get(pk=caller.pk)
    assert who is not None
    assert vars(who.person).keys() >= {"name", "email", "organisation_id", "zone"}
    assert who.person.responsible_for == fresh.responsible_for
    assert who.person.roles == fresh.roles
    assert who.person.is_staff == fresh.is_staff


@pytest.mark.parametrize("secret", ["", "x", "0" * 64, "é\udfff"])
def test_nobody_is_recognised_by_what_was_never_given(secret: str) -> None:
    assert signing_in.recognise(at=MONDAY, session=secret) is None
    assert signing_in.recognise(at=MONDAY, token=secret) is None


def test_a_token_is_no_session_and_a_session_no_token() -> None:
    agent = an_agent()
    session, token = sessions.begin(agent, at=MONDAY), a_token(agent, at=MONDAY)

    assert signing_in.recognise(at=MONDAY, token=session) is None
    assert signing_in.recognise(at=MONDAY, session=token) is None


def test_a_session_ends_after_eight_idle_hours() -> None:
    secret = sessions.begin(an_agent(), at=MONDAY)

    assert signing_in.recognise(at=MONDAY + 8 * HOUR - SECOND, session=secret)
    assert signing_in.recognise(at=MONDAY + 8 * HOUR, session=secret) is None


def test_a_session_in_use_ends_after_a_day() -> None:
    secret = sessions.begin(an_agent(), at=MONDAY)
    for hours in (7, 14, 21):
        who = signing_in.recognise(at=MONDAY + hours * HOUR, session=secret)
        assert who is not None
        signing_in.note_use(who, MONDAY + hours * HOUR)

    assert signing_in.recognise(at=MONDAY + 24 * HOUR - SECOND, session=secret)
    assert signing_in.recognise(at=MONDAY + 24 * HOUR, session=secret) is None


def test_use_is_written_down_once_a_minute_at_most() -> None:
    agent = an_agent()
    secret = sessions.begin(agent, at=MONDAY)
    moments = [MONDAY + seconds * SECOND for seconds in (0, 30, 59, 60, 90, 120)]

    with CaptureQueriesContext(connection) as queries:
        for at in moments:
            who = signing_in.recognise(at=at, session=secret)
            assert who is not None
            signing_in.note_use(who, at)

    written = [each for each in queries.captured_queries if "update people_session" in each["sql"]]
    assert len(queries) == len(moments) + 2
    assert len(written) == 2
    assert Session.objects.get(person=agent).last_seen_at == moments[-1]


def test_signing_out_ends_one_session_and_leaves_the_others() -> None:
    agent = an_agent()
    here, there = sessions.begin(agent, at=MONDAY), sessions.begin(agent, at=MONDAY)

    sessions.end(here)

    assert signing_in.recognise(at=MONDAY, session=here) is None
    assert signing_in.recognise(at=MONDAY, session=there)


def test_nobody_ends_the_session_of_another() -> None:
    agent, other = an_agent(), an_agent()
    secret = sessions.begin(agent, at=MONDAY)
    [mine] = sessions.alive(agent, MONDAY)

    assert not sessions.end_one(other, mine.pk)
    assert signing_in.recognise(at=MONDAY, session=secret)
    assert sessions.end_one(agent, mine.pk)
    assert signing_in.recognise(at=MONDAY, session=secret) is None


def test_a_token_signs_in_its_owner_with_its_scopes_until_it_expires() -> None:
    agent = an_agent()
    token = a_token(agent, scope=Scope.READ, days=7, at=MONDAY)

    who = signing_in.recognise(at=MONDAY + timedelta(days=7) - SECOND, token=token)

    assert who is not None
    assert (who.person, who.by_token, who.may_write) == (agent, True, False)
    assert signing_in.recognise(at=MONDAY + timedelta(days=7), token=token) is None


def test_of_a_token_only_the_beginning_and_a_keyed_digest_are_kept() -> None:
    token = a_token(an_agent(), at=MONDAY)

    kept = Token.objects.get()

    assert token.startswith(f"{kept.prefix}_")
    assert bytes(kept.digest) == keyed.digest("token", token)
    assert bytes(kept.digest) != keyed.digest("session", token)
    assert token[len(kept.prefix) + 1 :] not in str(vars(kept))
    assert len(token) == len("arm_01234567_") + 64


def test_a_token_is_told_in_the_journal_without_its_secret() -> None:
    token = a_token(an_agent(), at=MONDAY)

    line = Entry.objects.latest("pk")

    assert line.verb == "issue_token"
    assert line.changes == {"tokens": [None, f"{token[:12]} test (write)"]}


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_token_lasts_a_year_at_most(days: int) -> None:
    with pytest.raises(Invalid, match="1 to 365 days"):
        a_token(an_agent(), days=days)


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "x" * 101])
def test_a_token_has_a_name_that_can_be_read(name: str) -> None:
    agent = an_agent()

    with pytest.raises(Invalid):
        tokens.issue(agent, by(agent), name=name, scope=Scope.READ, lasts=timedelta(days=1))


def test_nobody_makes_a_token_for_another_not_even_an_administrator() -> None:
    agent = an_agent()

    with pytest.raises(NotAllowed):
        tokens.issue(
            agent, by(an_administrator()), name="x", scope=Scope.READ, lasts=timedelta(days=1)
        )


def test_the_robot_makes_no_token() -> None:
    robot = the_robot()

    with pytest.raises(RuleBroken, match="signs in nowhere"):
        tokens.issue(robot, by(robot), name="x", scope=Scope.READ, lasts=timedelta(days=1))


def test_a_revoked_token_is_dead_and_stays_in_the_list() -> None:
    agent = an_agent()
    token = a_token(agent, at=MONDAY)
    [kept] = tokens.of(agent)

    tokens.revoke_token(agent, by(agent), key=kept.pk)

    assert signing_in.recognise(at=MONDAY, token=token) is None
    assert [tokens.is_alive(each, MONDAY) for each in tokens.of(agent)] == [False]
    with pytest.raises(NotFound):
        tokens.revoke_token(agent, by(agent), key=kept.pk)


def test_a_token_has_the_rights_that_its_owner_has_now() -> None:
    administrator, agent = an_administrator(), an_agent()
    token = a_token(agent, at=MONDAY)

    persons.revoke_role(agent, by(administrator), role=Role.SERVICE_DESK_AGENT)

    who = signing_in.recognise(at=MONDAY, token=token)
    assert who is not None
    assert who.person.responsible_for == frozenset()


def test_a_disabled_person_has_no_way_in_at_all() -> None:
    administrator, agent = an_administrator(), an_agent()
    session, token = sessions.begin(agent, at=MONDAY), a_token(agent, at=MONDAY)
    link = links.sign_in_link(agent, MONDAY)

    persons.disable(agent, by(administrator))

    assert signing_in.recognise(at=MONDAY, session=session) is None
    assert signing_in.recognise(at=MONDAY, token=token) is None
    assert links.whose(link.rpartition("/")[2], MONDAY) is None
    with pytest.raises(WrongState):
        a_token(agent, at=MONDAY)


def test_a_link_works_once_and_for_a_day() -> None:
    agent = an_agent()
    one, other = (links.sign_in_link(agent, MONDAY).rpartition("/")[2] for _ in range(2))

    assert links.whose(one, MONDAY) == agent
    assert links.use(one, MONDAY) == agent
    with pytest.raises(NotFound, match="used already"):
        links.use(one, MONDAY)
    assert links.whose(other, MONDAY + 24 * HOUR - SECOND) == agent
    assert links.whose(other, MONDAY + 24 * HOUR) is None


def test_a_link_is_told_in_the_journal_without_its_secret() -> None:
    agent = an_agent()

    links.sign_in_link(agent, MONDAY)

    line = Entry.objects.latest("pk")
    assert (line.verb, line.record_id, line.door) == ("issue_link", agent.pk, Door.CLI)
    assert line.changes == {"sign-in link": [None, "works once, for a day"]}


def test_what_has_expired_is_forgotten() -> None:
    agent = an_agent()
    sessions.begin(agent, at=MONDAY)
    links.sign_in_link(agent, MONDAY)

    gone = jobs.forget_the_expired(by(the_robot(), MONDAY + 25 * HOUR))

    assert gone == 2
    assert (Session.objects.count(), SignInLink.objects.count()) == (0, 0)
