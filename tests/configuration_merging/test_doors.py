"""Merging at its doors: side by side in the browser, told beforehand by the API."""

from typing import Any

from django.test import Client

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import verifying
from armillary.assurance.configuration.models import ConfigurationItem, Discrepancy
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.access.standing import stand_as
from armillary.people.models import Person
from tests.configuration_sources.makers import work_off
from tests.makers import a_caller, by, signed_in_client
from tests.web.reading import words


def pair(keeper: Person) -> tuple[ConfigurationItem, ConfigurationItem]:
    """Two servers of one name, of which the second knows more."""
    first = a("server", keeper, name="db1", description="New.")
    second = a("server", keeper, name="db1", description="Old.", custom_serial_number="S-1")
    rack = a("rack", keeper, name="R1")
    actions.relate(second, by(keeper), relation_type=way("is_located_in"), target=rack)
    return first, second


def now(item: ConfigurationItem) -> ConfigurationItem:
    """The item as it is now."""
    found: ConfigurationItem = ConfigurationItem.objects.get(pk=item.pk)
    return found


def said(web: Client, address: str) -> Any:
    """What the API answers."""
    return web.get(address).json()


def test_both_are_seen_side_by_side_before_anything_is_done(keeper: Person) -> None:
    first, second = pair(keeper)
    web = signed_in_client(keeper)

    offered = web.get(f"/configuration-items/{second.number}/merge").content.decode()
    page = web.get(f"/configuration-items/{second.number}/merge?into={first.number}")

    stand_as(keeper)
    text = page.content.decode()
    assert f"?into={first.number}" in offered
    assert words(offered).count("Merge") >= 2
    assert "Relations that move 1" in words(text)
    assert f"{second.number} and {first.number} one thing?" in text
    assert 'name="value.description"' in text
    assert 'name="value.serial_number"' not in text
    assert "db1 is located in R1" in text
    assert now(second).state == "in_production"


def test_what_was_chosen_stays(keeper: Person) -> None:
    first, second = pair(keeper)
    web = signed_in_client(keeper)

    sent = web.post(
        f"/configuration-items/{second.number}/merge",
        {"into": first.number, "value.description": second.number, "reason": "One box."},
    )

    stand_as(keeper)
    assert (sent.status_code, sent["Location"]) == (303, f"/configuration-items/{first.number}")
    assert (now(first).description, now(first).custom) == ("Old.", {"serial_number": "S-1"})
    page = web.get(f"/configuration-items/{second.number}").content.decode()
    assert f"/configuration-items/{first.number}" in page
    assert "Unmerge" in page


def test_what_cannot_be_one_is_said_with_the_reason(keeper: Person) -> None:
    first, _ = pair(keeper)
    rack = ConfigurationItem.objects.get(name="R1")
    web = signed_in_client(keeper)

    page = web.get(f"/configuration-items/{first.number}/merge?into={rack.number}")
    sent = web.post(f"/configuration-items/{first.number}/merge", {"into": rack.number})
    caller = signed_in_client(a_caller()).get(f"/configuration-items/{first.number}/merge")

    assert "they are not one thing" in page.content.decode()
    assert (sent.status_code, caller.status_code) == (422, 404)


def test_the_api_tells_it_beforehand_does_it_and_takes_it_back(keeper: Person) -> None:
    first, second = pair(keeper)
    web, api = signed_in_client(keeper), f"/api/v1/configuration-items/{second.number}"

    told = said(web, f"{api}/merging?into={first.number}&chosen=description={second.number}")

    values = {each["name"]: each for each in told["values"]}
    assert (values["description"]["differs"], values["description"]["taken"]) == (True, True)
    assert (values["serial_number"]["stays"], values["serial_number"]["goes"]) == (None, "S-1")
    assert [each["moves"] for each in told["relations"]] == [True]
    body = {"into": first.number}
    done = web.post(f"{api}/merge", body, content_type="application/json")
    assert (done.status_code, done.json()["state"]) == (200, "merged")
    assert done.json()["merged_into"]["number"] == first.number
    seen = {"If-Match": done["ETag"]}
    back = web.post(f"{api}/unmerge", {}, content_type="application/json", headers=seen)
    assert (back.status_code, back.json()["state"]) == (200, "in_production")
    wrong = web.get(f"{api}/merging?into={second.number}")
    fields = [each["field"] for each in wrong.json()["errors"]]
    assert (wrong.status_code, fields) == (422, ["into"])


def test_a_duplicate_that_was_found_leads_to_merging(keeper: Person) -> None:
    first, second = pair(keeper)
    verifying.verify(by(keeper))
    work_off()
    stand_as(keeper)
    found = Discrepancy.objects.get(kind="duplicate", item=second.pk)
    other = Discrepancy.objects.filter(item=second.pk).exclude(kind="duplicate").first()
    web = signed_in_client(keeper)

    page = web.get(f"/discrepancies/{found.number}").content.decode()
    led = web.get(f"/discrepancies/{found.number}/merge").content.decode()
    done = web.post(
        f"/api/v1/discrepancies/{found.number}/merge",
        {"into": first.number},
        content_type="application/json",
    )

    assert f"/discrepancies/{found.number}/merge" in page
    assert f'action="/configuration-items/{second.number}/merge"' in led
    assert (done.status_code, done.json()["state"]) == (200, "corrected")
    stand_as(keeper)
    assert now(second).merged_into_id == first.pk
    assert other is not None
    refused = web.post(
        f"/api/v1/discrepancies/{other.number}/merge",
        {"into": first.number},
        content_type="application/json",
    )
    assert refused.status_code in (409, 422)
