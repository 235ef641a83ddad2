"""Who calls: found by whatever they say of themselves, with what they work with."""

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.tests.makers import a
from armillary.people.models import Person
from tests.makers import a_caller, by, signed_in_client


def test_a_caller_is_found_by_name_mail_and_device(keeper: Person) -> None:
    caller = a_caller()
    laptop = a("laptop", keeper, name="LT-0815", custom_serial_number="SN-77")
    actions.give_to(laptop, by(keeper), user=caller)
    client = signed_in_client(keeper)

    said = (caller.name[1:].upper(), caller.email, "lt-08", "sn-77")
    found = [client.get("/callers", {"q": each}).json()["results"] for each in said]

    card = next(each for each in found[0] if each["number"] == caller.number)
    assert card["assets"] == [{"number": laptop.number, "name": "LT-0815", "class": "Laptop"}]
    assert [each[0]["number"] for each in found[1:]] == [caller.number] * 3


def test_callers_are_looked_up_by_staff_and_by_more_than_one_letter(keeper: Person) -> None:
    client = signed_in_client(keeper)

    assert client.get("/callers", {"q": "x"}).json() == {"results": []}
    assert client.get("/callers", {"q": "%_"}).json() == {"results": []}
    assert client.get("/callers", {"q": "x\x00y"}).status_code == 400
    assert signed_in_client(a_caller()).get("/callers?q=ab").status_code == 403
