"""An audit: planned, drawn, walked through and signed; and the pages on which its result stands."""

from datetime import timedelta
from decimal import Decimal

import pytest

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import audits, verifying
from armillary.assurance.configuration.models import Audit, Discrepancy, Sampled
from armillary.assurance.configuration.tests.makers import a, of
from armillary.assurance.configuration.vocabulary import AuditState, Finding, Verdict
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.people.models import Person
from tests.makers import MONDAY, by, signed_in_client
from tests.web.reading import words


@pytest.fixture
def audit(keeper: Person) -> Audit:
    """An audit of four servers, under way."""
    for name in ("a", "b", "c", "d"):
        a("server", keeper, name=name)
    a("laptop", keeper)
    planned = audits.plan(by(keeper), name="Servers", scope=of("server"), seed="x")
    audits.start(planned, by(keeper))
    return planned


def judge_all(audit: Audit, keeper: Person) -> None:
    """All are right but the first, which is not there, and the second, whose memory is wrong."""
    first, second, *others = Sampled.objects.filter(audit=audit).order_by("place")
    act = by(keeper)
    audits.judge(audit, act, item=first.item, verdict=Verdict.NOT_FOUND)
    audits.judge(audit, act, item=second.item, verdict=Verdict.WRONG, said="It has 64 GiB.")
    for each in others:
        audits.judge(audit, act, item=each.item, verdict=Verdict.RIGHT)


def test_a_signed_audit_tells_the_share_and_opens_what_was_wrong(
    audit: Audit, keeper: Person
) -> None:
    assert (audit.population, audit.size, audit.state) == (4, 4, AuditState.UNDER_WAY)
    judge_all(audit, keeper)

    audits.sign(audit, by(keeper))

    assert (audit.right, audit.wrong, audit.not_found) == (2, 1, 1)
    assert audit.low is not None
    assert audit.high is not None
    assert (round(audit.low, 3), round(audit.high, 3)) == (0.15, 0.85)
    opened = Discrepancy.objects.filter(kind=Finding.AUDITED).order_by("item__name")
    assert [each.says for each in opened] == [
        "Servers: It was looked for and not found.",
        "Servers: It has 64 GiB.",
    ]


def test_nothing_is_signed_that_was_not_looked_at(audit: Audit, keeper: Person) -> None:
    with pytest.raises(RuleBroken, match="4 items on the sheet are not judged yet"):
        audits.sign(audit, by(keeper))

    assert audit.state == AuditState.UNDER_WAY
    assert not Discrepancy.objects.exists()


def test_a_verdict_needs_an_item_on_the_sheet_and_words(audit: Audit, keeper: Person) -> None:
    laptop, drawn = a("laptop", keeper), Sampled.objects.filter(audit=audit).first()
    assert drawn

    with pytest.raises(Invalid, match="not on the sheet"):
        audits.judge(audit, by(keeper), item=laptop, verdict=Verdict.RIGHT)
    with pytest.raises(Invalid, match="what is true"):
        audits.judge(audit, by(keeper), item=drawn.item, verdict=Verdict.WRONG)

    assert not Sampled.objects.exclude(verdict="").exists()


def test_the_same_seed_draws_the_same(keeper: Person) -> None:
    for _ in range(20):
        a("server", keeper)
    drawn = []
    for name in ("first", "second"):
        made = audits.plan(by(keeper), name=name, margin=Decimal("0.3"), seed="x")
        audits.start(made, by(keeper))
        drawn.append(
            list(
                Sampled.objects.filter(audit=made).order_by("place").values_list("item", flat=True)
            )
        )

    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 8


def test_the_sheet_takes_verdicts_and_the_pages_tell_the_result(
    audit: Audit, keeper: Person
) -> None:
    client = signed_in_client(keeper)
    sheet = client.get(f"/audits/{audit.number}/sheet").content.decode()
    assert "0 of 4 judged" in words(sheet)
    first = Sampled.objects.filter(audit=audit).order_by("place")[0]
    given = {"item": first.item.number, "verdict": "right", "said": ""}
    answer = client.post(
        f"/audits/{audit.number}/judge", {**given, "next": f"/audits/{audit.number}/sheet"}
    )
    assert answer.status_code == 303
    assert "1 of 4 judged" in words(client.get(f"/audits/{audit.number}/sheet").content.decode())
    assert "1 of 4 are judged." in words(client.get(f"/audits/{audit.number}").content.decode())

    judge_all(audit, keeper)
    audits.sign(audit, by(keeper))

    assert "2 of 4 are as recorded: 50.0 %" in words(
        client.get(f"/audits/{audit.number}").content.decode()
    )
    health = words(client.get("/reports/cmdb-health").content.decode())
    assert "2 of 4 audited things were as recorded, so between 15.0 and 85.0 % are." in health


def test_health_tells_form_and_status_counts_as_of_any_moment(keeper: Person) -> None:
    server = a("server", keeper, name="db1")
    verifying.verify(by(keeper))
    actions.retire(server, by(keeper, MONDAY + timedelta(days=1)))
    a("laptop", keeper, owner=keeper)
    client = signed_in_client(keeper)

    health = words(client.get("/reports/cmdb-health").content.decode())
    now = words(client.get("/reports/cmdb-status").content.decode())
    then = words(client.get("/reports/cmdb-status?as_of=2026-11-23T10:00:00Z").content.decode())

    assert "Nobody knows: no audit has been concluded." in health
    assert "There are 2 things under control." in now
    assert "On 23 Nov 2026, 10:00 UTC there were 2 things under control." in then
    assert "Retired" in now
    assert "Retired" not in then
    assert client.get("/reports/cmdb-status?as_of=soon").status_code == 400
