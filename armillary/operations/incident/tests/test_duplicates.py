"""The duplicate warning: what sounds alike is shown, what nobody may see is not."""

import pytest

from armillary.operations.incident import actions
from armillary.operations.incident.duplicates import duplicates_of
from armillary.operations.incident.tests.makers import a_resolved_incident, an_incident
from tests.makers import a_caller, a_customer, a_stranger, an_agent, by

pytestmark = pytest.mark.django_db


def test_the_same_trouble_in_other_words_is_found() -> None:
    same = an_incident(title="VPN connection drops every hour")
    an_incident(title="Printer out of toner", description="Third floor, room 12.")

    assert list(duplicates_of("VPN drops each hour", "", an_agent())) == [same]


def test_a_slip_of_the_pen_does_not_hide_it() -> None:
    same = an_incident(title="Printer on third floor jams")

    assert list(duplicates_of("Prinetr on thrid floor jams", "", an_agent())) == [same]


def test_words_in_the_description_count() -> None:
    same = an_incident(title="Cannot work", description="Outlook shows error 0x800CCC0E on sending")

    found = duplicates_of("Mail trouble", "outlook error 0x800CCC0E sending", an_agent())

    assert list(found) == [same]


def test_the_likeliest_comes_first_and_five_are_enough() -> None:
    for number in range(6):
        an_incident(title=f"VPN drops in building {number}")
    exact = an_incident(title="VPN drops at home")

    found = list(duplicates_of("VPN drops at home", "", an_agent()))

    assert len(found) == 5
    assert found[0] == exact


def test_what_is_resolved_still_counts_and_what_is_over_does_not() -> None:
    agent = an_agent()
    resolved = a_resolved_incident(agent)
    over = an_incident()
    actions.cancel(over, by(agent), reason="Nothing to do.")

    assert list(duplicates_of("The VPN drops every hour", "", agent)) == [resolved]


def test_nobody_learns_what_others_reported() -> None:
    customer = a_customer()
    caller, colleague = a_caller(customer), a_caller(customer)
    own = an_incident(caller)

    assert list(duplicates_of("The VPN drops every hour", "", caller)) == [own]
    assert list(duplicates_of("The VPN drops every hour", "", colleague)) == []
    assert list(duplicates_of("The VPN drops every hour", "", a_stranger())) == []


@pytest.mark.parametrize("title", ["", "   ", "???", "it is", "'; drop table x --", "a & | ! :*"])
def test_what_says_nothing_finds_nothing(title: str) -> None:
    an_incident()

    assert list(duplicates_of(title, "", an_agent())) == []
