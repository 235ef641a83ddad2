"""What a source sees and no item is: pointed out, taken up, recognised, ignored, or gone."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from armillary.assurance.configuration import jobs
from armillary.assurance.configuration.actions import verifying
from armillary.assurance.configuration.models import Claim, ConfigurationItem, Discrepancy
from armillary.assurance.configuration.sources.actions import rules, strangers
from armillary.assurance.configuration.sources.models import IgnoredThing
from armillary.assurance.configuration.sources.strangers import FORGOTTEN
from armillary.assurance.configuration.tests.makers import a, of
from armillary.assurance.configuration.vocabulary import DiscrepancyState, Finding, State
from armillary.kernel.access.standing import stand_as
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.journal.models import Entry
from armillary.people.models import Person
from tests.configuration_sources.makers import TUESDAY, seen, told
from tests.makers import MONDAY, by, signed_in_client

WEDNESDAY = TUESDAY + timedelta(days=1)
SCAN = {"source": "scan", "only_known": True}
PRINTER = {"attributes": {"serial_number": "S-9"}, "identifiers": {"site": "Oslo"}}


def scanned(keeper: Person, *items: Any, at: datetime = MONDAY, **given: Any) -> None:
    """What a scan saw that makes nothing."""
    told(keeper, *items, at=at, **{**SCAN, **given})


def unknown(keeper: Person, at: datetime = TUESDAY) -> list[Discrepancy]:
    """The things that stand out as unknown after the rules have looked."""
    verifying.verify(by(keeper, at))
    jobs.look(by(keeper, at), {})
    stand_as(keeper)
    found = Discrepancy.objects.filter(kind=Finding.UNKNOWN, state=DiscrepancyState.OPEN)
    return list(found.order_by("key"))


def the_one(keeper: Person, at: datetime = TUESDAY) -> Discrepancy:
    [found] = unknown(keeper, at)
    return found


def test_what_a_scan_sees_and_nobody_may_make_is_unknown(keeper: Person) -> None:
    known = a("server", keeper, name="db1", custom_serial_number="S-1")
    scanned(
        keeper,
        seen("host/1", name="db1", serial_number="S-1"),
        seen("host/9", name="stray", serial_number="S-9"),
    )

    one = the_one(keeper)

    assert ConfigurationItem.objects.count() == 1
    assert Claim.objects.get().ci == known
    assert (one.item, one.source, one.key, one.family) == (None, "scan", "host/9", "compute")
    assert one.says.startswith("scan sees “stray” (host/9), server, which is no item here.")
    assert "scan makes nothing" in one.says
    assert unknown(keeper, WEDNESDAY) == [one]


def test_what_is_only_tried_is_not(keeper: Person) -> None:
    told(keeper, seen("host/9", name="stray"), take=False, **SCAN)

    assert unknown(keeper) == []


def test_what_is_unclear_is_unknown_until_a_reading_is_clear(keeper: Person) -> None:
    a("server", keeper, name="twin", custom_serial_number="S-1")
    second = a("server", keeper, name="twin 2")
    Claim.objects.create(
        ci=second,
        provenance="other",
        said={"serial_number": "S-1"},
        seen_at=MONDAY,
        identifiers={"serial_number": "S-1"},
    )
    told(keeper, seen("host/1", name="which", serial_number="S-1"), source="scan")
    one = the_one(keeper)
    assert "So have" in one.says

    told(keeper, seen("host/1", name="which", serial_number="S-7"), source="scan", at=TUESDAY)

    assert unknown(keeper, WEDNESDAY) == []
    one.refresh_from_db()
    assert one.state == DiscrepancyState.GONE


def test_an_item_is_made_of_it_and_found_by_the_next_reading(keeper: Person) -> None:
    scanned(keeper, seen("host/9", name="stray", serial_number="S-9", memory=64, criticality=2))
    one = the_one(keeper)

    strangers.make_item(one, by(keeper, TUESDAY), name="web9")

    made = ConfigurationItem.objects.get()
    assert (made.name, made.configuration_class, made.criticality) == ("web9", of("server"), 2)
    assert (made.custom, made.state) == (
        {"serial_number": "S-9", "memory": "64.00"},
        State.IN_PRODUCTION,
    )
    assert (one.state, one.item, one.reason) == (
        DiscrepancyState.CORRECTED,
        made,
        f"{made.number} was made of it.",
    )
    scanned(keeper, seen("host/9", name="stray", serial_number="S-9"), at=TUESDAY)
    assert unknown(keeper, WEDNESDAY) == []
    assert ConfigurationItem.objects.count() == 1


def test_it_is_recognised_as_an_item(keeper: Person) -> None:
    server = a("server", keeper, name="db1")
    scanned(keeper, seen("host/9", name="stray", serial_number="S-9"))
    one = the_one(keeper)

    strangers.recognise(one, by(keeper, TUESDAY), item=server)
    scanned(keeper, seen("host/9", name="stray", serial_number="S-9"), at=WEDNESDAY)

    server.refresh_from_db()
    assert (one.item, one.state) == (server, DiscrepancyState.CORRECTED)
    assert server.custom["serial_number"] == "S-9"
    assert unknown(keeper, WEDNESDAY) == []


def test_it_is_ignored_by_a_rule_until_that_retires(keeper: Person) -> None:
    scanned(
        keeper,
        seen("guest-1/%", name="Guest"),
        seen("guest_2", name="Other"),
        seen("x", name="guest-x"),
    )
    first, *_ = unknown(keeper)

    strangers.ignore(first, by(keeper, TUESDAY), reason="Visitors.", pattern="GUEST-*")

    rule = IgnoredThing.objects.get()
    assert (rule.source, rule.pattern) == ("scan", "GUEST-*")
    assert first.state == DiscrepancyState.GONE
    assert [each.key for each in unknown(keeper, WEDNESDAY)] == ["guest_2"]
    rules.retire(rule, by(keeper, WEDNESDAY))
    assert [each.key for each in unknown(keeper, WEDNESDAY)] == ["guest-1/%", "guest_2", "x"]


@pytest.mark.parametrize("pattern", ["*", " ** "])
def test_not_everything_is_ignored(pattern: str, keeper: Person) -> None:
    with pytest.raises(Invalid, match="everything"):
        strangers.ignore_all(by(keeper), pattern=pattern, reason="x")

    assert IgnoredThing.objects.count() == 0


def test_it_is_gone_when_a_complete_reading_leaves_it_out_or_nobody_sees_it(
    keeper: Person,
) -> None:
    scanned(keeper, seen("host/8", name="a"), seen("host/9", name="b"))
    assert len(unknown(keeper)) == 2

    scanned(keeper, seen("host/8", name="a"), at=TUESDAY, complete=True)
    assert [each.key for each in unknown(keeper, WEDNESDAY)] == ["host/8"]
    assert unknown(keeper, TUESDAY + FORGOTTEN) == []


def test_it_is_explained_or_accepted_like_any_other(keeper: Person) -> None:
    scanned(keeper, seen("host/9", name="stray"))
    one = the_one(keeper)

    verifying.accept(one, by(keeper, TUESDAY), until=WEDNESDAY, reason="Being bought.")
    assert unknown(keeper, TUESDAY) == []
    assert jobs.reopen_what_was_accepted(by(keeper, WEDNESDAY)) == 1
    assert unknown(keeper, WEDNESDAY) == [one]


def test_refusals_change_nothing(keeper: Person) -> None:
    server = a("server", keeper, name="db1")
    scanned(keeper, seen("host/1", name="db1"), seen("host/9", "toaster", name="stray"))
    verifying.point_out(by(keeper), item=server, kind=Finding.ORPHAN, says="alone")
    stray = next(each for each in unknown(keeper) if each.key == "host/9")
    Claim.objects.update_or_create(
        ci=server, provenance="scan", defaults={"key": "host/1", "seen_at": MONDAY}
    )
    lines, orphan = Entry.objects.count(), Discrepancy.objects.get(says="alone")

    with pytest.raises(Invalid, match="no class “toaster” here"):
        strangers.make_item(stray, by(keeper, TUESDAY))
    with pytest.raises(Invalid, match="under another key"):
        strangers.recognise(stray, by(keeper, TUESDAY), item=server)
    with pytest.raises(RuleBroken, match="unknown things"):
        strangers.make_item(orphan, by(keeper, TUESDAY))

    assert Entry.objects.count() == lines
    assert ConfigurationItem.objects.count() == 1


def test_the_page_tells_who_saw_it_and_what(keeper: Person) -> None:
    scanned(keeper, {"key": "p/1", "class": "printer", "name": "stray", **PRINTER})
    one = the_one(keeper)

    page = signed_in_client(keeper).get(f"/discrepancies/{one.number}")

    words = page.content.decode()
    assert page.status_code == 200
    for each in ("What scan says", "p/1", "Printer", "S-9", "Oslo", "/readings/RDG-"):
        assert each in words


def test_the_list_and_the_health_page_tell_of_it(keeper: Person) -> None:
    scanned(keeper, seen("host/9", name="stray"))
    unknown(keeper)
    a("server", keeper, name="db1")
    web = signed_in_client(keeper)

    listed = web.get("/discrepancies?kind=unknown&source=scan").content.decode()
    health = web.get("/reports/cmdb-health").content.decode()

    assert "scan sees “stray”" in listed
    assert "/discrepancies?kind=unknown" in health
