"""What every request passes and every answer carries, tried on views made for it."""

import json
import logging
from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from armillary.gate import routes, start
from armillary.gate.logs import JsonLines, hidden
from armillary.gate.proxies import caller
from armillary.kernel.access.actions import organisations, persons
from armillary.people.models import Organisation
from armillary.people.vocabulary import Scope
from tests import makers
from tests.access import tried_urls
from tests.makers import a_stranger, an_administrator, an_agent, api_client, signed_in_client

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("tried_views"),
]

FORM = "application/x-www-form-urlencoded"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.fixture
def tried_views(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The gate stands before the views of this test instead of those of the product."""
    monkeypatch.setattr(routes, "OPEN_ROUTES", tried_urls.OPEN)
    with override_settings(ROOT_URLCONF="tests.access.tried_urls"):
        yield


@pytest.mark.parametrize(
    "path", ["/open", "/signed-in", "/broken", "/nowhere", "/api/nowhere", "/open?q=%00", "/full"]
)
def test_every_answer_carries_the_safe_headers(path: str) -> None:
    answer = Client(raise_request_exception=False).get(path)

    assert {name: answer.headers.get(name) for name in SAFE} == SAFE
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert len(answer.headers["X-Request-Id"]) == 16
    assert "Strict-Transport-Security" not in answer.headers


def test_over_tls_browsers_are_told_to_stay_there() -> None:
    answer = Client().get("/open", secure=True)

    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_stranger_is_sent_to_sign_in_and_back() -> None:
    answer = Client().get("/signed-in?a=1")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=%2Fsigned-in%3Fa%3D1"


def test_the_api_says_in_its_own_form_that_nobody_is_signed_in() -> None:
    answer = Client().get("/api/signed-in")

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.json() == {
        "type": "urn:armillary:not-signed-in",
        "title": "Not signed in",
        "status": 401,
        "detail": "Sign in first.",
        "request_id": answer.headers["X-Request-Id"],
    }


def test_a_view_knows_who_asks() -> None:
    agent = an_agent()

    assert signed_in_client(agent).get("/signed-in").json() == {"actor": agent.email}
    assert api_client(agent).get("/api/signed-in").json() == {"actor": agent.email}


def test_the_same_query_tells_the_database_whose_rows_may_be_seen() -> None:
    agent, stranger = an_agent(), a_stranger()

    assert signed_in_client(agent).get("/rows").json() == [str(agent.pk), "*"]
    assert signed_in_client(stranger).get("/rows").json() == [
        str(stranger.pk),
        f"{{{stranger.organisation_id}}}",
    ]


def test_policies_turn_away_who_has_no_business_there() -> None:
    agent, administrator, stranger = an_agent(), an_administrator(), a_stranger()

    answers = {
        (path, who.name): signed_in_client(who).get(path).status_code
        for path in ("/staff", "/administrators")
        for who in (agent, administrator, stranger)
    }

    assert answers == {
        ("/staff", agent.name): 200,
        ("/staff", administrator.name): 200,
        ("/staff", stranger.name): 403,
        ("/administrators", agent.name): 403,
        ("/administrators", administrator.name): 200,
        ("/administrators", stranger.name): 403,
    }


def test_a_disabled_person_is_out_at_the_next_request() -> None:
    agent, administrator = an_agent(), an_administrator()
    browser, program = signed_in_client(agent), api_client(agent)
    assert browser.get("/signed-in").status_code == 200
    assert program.get("/api/signed-in").status_code == 200

    persons.disable(agent, makers.by(administrator))

    assert browser.get("/signed-in").status_code == 302
    assert program.get("/api/signed-in").status_code == 401


def test_the_people_of_a_retired_organisation_are_out_too() -> None:
    stranger = a_stranger()
    browser = signed_in_client(stranger)

    organisations.retire(stranger.organisation, makers.by(an_administrator()))

    assert browser.get("/signed-in").status_code == 302


def test_a_token_for_reading_reads_and_writes_nothing() -> None:
    program = api_client(an_agent(), scope=Scope.READ)

    assert program.get("/api/signed-in").status_code == 200
    answer = program.post("/api/rename")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "This token may read and nothing else."


def test_tokens_are_for_the_api_and_for_headers_only() -> None:
    agent = an_agent()
    token = makers.a_token(agent)

    assert Client(headers=makers.bearer(token)).get("/signed-in").status_code == 302
    assert Client().get(f"/api/signed-in?token={token}").status_code == 401
    assert (
        Client(headers={"Cookie": f"armillary_session={token}"}).get("/api/signed-in").status_code
        == 401
    )


def test_a_token_is_not_helped_by_a_session_beside_it() -> None:
    browser = signed_in_client(an_agent())

    answer = browser.get("/api/signed-in", headers=makers.bearer("arm_wrong"))

    assert answer.status_code == 401


def test_what_is_refused_is_taken_back_as_a_whole() -> None:
    administrator = an_administrator()
    customer = makers.a_customer("Before")
    browser = signed_in_client(administrator)

    answers = [
        browser.post(f"/rename-then-{end}/{customer.pk}").status_code
        for end in ("refuse", "answer-422", "break")
    ]

    assert answers == [409, 422, 500]
    assert Organisation.objects.get(pk=customer.pk).name == "Before"
    assert browser.post(f"/rename-then-succeed/{customer.pk}").status_code == 200
    assert Organisation.objects.get(pk=customer.pk).name == "After"


def test_what_breaks_tells_the_log_everything_and_the_caller_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = Client().get("/broken")

    [line] = [each for each in caplog.records if each.name == "armillary.requests"]
    assert answer.status_code == 500
    assert b"the moon" not in answer.content
    assert answer.headers["X-Request-Id"].encode() in answer.content
    assert vars(line)["request_id"] == answer.headers["X-Request-Id"]
    assert "the moon" in str(line.exc_info)


def test_a_full_database_is_busy_and_not_broken() -> None:
    answer = Client().get("/full")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"


@pytest.mark.parametrize(
    "path",
    ["/open%00", "/open?q=%00", "/open?q=%ed%a0%80", "/open?q=%1b", "/open%0a", "/open?q=%ff"],
)
def test_characters_that_only_machines_send_are_refused(path: str) -> None:
    assert Client().get(path).status_code == 400
    assert Client().get(f"/api{path}").json()["type"] == "urn:armillary:malformed"


@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "a\x7fb"])
def test_characters_in_headers_are_refused(value: str) -> None:
    assert Client().get("/open", headers={"X-Test": value}).status_code == 400


def test_words_in_any_script_pass() -> None:
    assert Client().get("/open", {"q": "žluťoučký kůň 🐎 \t two\nlines"}).status_code == 200


def test_a_host_that_is_not_ours_gets_a_400() -> None:
    answer = Client().get("/api/open", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "ARMILLARY_HOSTS" in answer.json()["detail"]


@pytest.mark.parametrize("size", [2_621_441, 30_000_000])
def test_a_form_that_is_too_large_is_refused(size: int) -> None:
    browser = signed_in_client(an_administrator(), enforce_csrf_checks=True)
    browser.get("/form")

    answer = browser.post("/rename", "name=" + "x" * size, content_type=FORM)

    assert answer.status_code == 400


def test_a_form_with_too_many_fields_is_refused() -> None:
    browser = signed_in_client(an_administrator(), enforce_csrf_checks=True)
    browser.get("/form")

    answer = browser.post("/rename", "&".join(f"f{n}=1" for n in range(1001)), content_type=FORM)

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_no_other_site_writes_in_my_name(headers: dict[str, str]) -> None:
    customer = makers.a_customer("Before")
    browser = signed_in_client(an_administrator(), enforce_csrf_checks=True)

    answer = browser.post(f"/rename-then-succeed/{customer.pk}", headers=headers)

    assert answer.status_code == 403
    assert Organisation.objects.get(pk=customer.pk).name == "Before"


def test_my_own_page_writes_with_its_token_and_the_api_with_a_token_of_its_own() -> None:
    customer, administrator = makers.a_customer("Before"), an_administrator()
    browser = signed_in_client(administrator, enforce_csrf_checks=True)
    page_token = browser.get("/form").content.decode()
    program = Client(enforce_csrf_checks=True, headers=makers.bearer(makers.a_token(administrator)))

    by_page = browser.post(
        f"/rename-then-succeed/{customer.pk}",
        headers={"X-CSRFToken": page_token, "Origin": "http://testserver"},
    )

    assert by_page.status_code == 200
    assert program.post("/api/rename").status_code == 200


def test_the_api_called_with_a_session_needs_the_page_token_too() -> None:
    browser = signed_in_client(an_administrator(), enforce_csrf_checks=True)

    assert browser.post("/api/rename").status_code == 403


def test_over_tls_cookies_have_a_name_that_no_neighbour_can_set() -> None:
    answer = Client().get("/form", secure=True)

    assert list(answer.cookies) == ["__Host-armillary_csrf"]
    morsel = answer.cookies["__Host-armillary_csrf"]
    assert (morsel["secure"], morsel["httponly"], morsel["path"]) == (True, True, "/")


def test_over_tls_a_session_cookie_without_the_prefix_is_not_believed() -> None:
    assert signed_in_client(an_agent()).get("/signed-in", secure=True).status_code == 302


def test_forged_headers_change_neither_address_nor_scheme() -> None:
    forged = {
        "X-Forwarded-For": "10.9.8.7",
        "X-Forwarded-Proto": "https",
        "X-Real-IP": "10.9.8.7",
        "Remote-User": "root",
    }

    assert Client().get("/where", headers=forged).json() == ["127.0.0.1", "http", ""]


@override_settings(TRUSTED_PROXIES=["127.0.0.0/8"])
def test_a_trusted_proxy_is_believed_as_far_as_it_saw() -> None:
    said = {"X-Forwarded-For": "6.6.6.6, 192.0.2.7", "X-Forwarded-Proto": "https"}

    assert Client().get("/where", headers=said).json() == ["192.0.2.7", "https", ""]


@pytest.mark.parametrize(
    ("chain", "found"),
    [
        ("", "10.0.0.1"),
        ("192.0.2.7", "192.0.2.7"),
        ("6.6.6.6, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("nonsense, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.3, 10.0.0.2", "10.0.0.3"),
    ],
)
def test_the_caller_is_the_last_hop_that_is_not_ours(chain: str, found: str) -> None:
    assert caller("10.0.0.1", chain, [ip_network("10.0.0.0/8")]) == found


@override_settings(ROOT_URLCONF="tests.access.silent_urls")
def test_a_view_that_names_no_policy_keeps_the_product_from_starting() -> None:
    with pytest.raises(ImproperlyConfigured, match="silent"):
        start.refuse_unsafe()


@override_settings(ROOT_URLCONF="tests.access.unlisted_urls")
def test_an_open_route_that_is_not_listed_keeps_the_product_from_starting() -> None:
    with pytest.raises(ImproperlyConfigured, match="unlisted"):
        start.refuse_unsafe()


@pytest.mark.parametrize(
    "settings",
    [{"SECRET_KEY": "short"}, {"ALLOWED_HOSTS": ["*"]}, {"ALLOWED_HOSTS": []}, {"DEBUG": True}],
)
def test_unsafe_settings_keep_the_product_from_starting(settings: dict[str, object]) -> None:
    with override_settings(**settings), pytest.raises(ImproperlyConfigured):
        start.refuse_unsafe()


def test_a_log_line_is_one_line_of_json_without_secrets() -> None:
    record = logging.makeLogRecord(
        {
            "name": "armillary.test",
            "levelname": "INFO",
            "msg": f"two\nlines and arm_01234567_{'0' * 64}",
            "password": "hunter2",
            "request_id": "abc",
        }
    )

    text = JsonLines().format(record)

    assert "\n" not in text
    assert json.loads(text)["message"] == "two\nlines and [hidden]"
    assert json.loads(text)["password"] == "[hidden]"
    assert json.loads(text)["request_id"] == "abc"


def test_what_looks_like_a_secret_is_hidden_wherever_it_stands() -> None:
    assert hidden({"Authorization": "x", "path": "/sign-in/link/" + "a" * 64, "n": 1}) == {
        "Authorization": "[hidden]",
        "path": "/sign-in/link/[hidden]",
        "n": 1,
    }
