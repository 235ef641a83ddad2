"""How many statements each hot call takes, exactly: a new one is a decision, not an accident."""

from itertools import count

import pytest

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.tests.makers import a, way
from armillary.people.models import Person
from tests.makers import api_client, by, signed_in_client
from tests.performance.test_statements import statements

ITEMS = "/api/v1/configuration-items"


def test_acts_by_the_api_take_as_many_as_those_of_an_incident(keeper: Person) -> None:
    client, serial = api_client(keeper), count(1)

    def register() -> None:
        said = {"name": "db", "configuration_class": "server", "attributes": {"memory": 64}}
        assert client.post(ITEMS, said, "application/json").status_code == 201

    def register_what_is_unique() -> None:
        given = {"serial_number": f"SN{next(serial)}"}
        said = {"name": "db", "configuration_class": "server", "attributes": given}
        assert client.post(ITEMS, said, "application/json").status_code == 201

    assert (statements(register), statements(register_what_is_unique)) == (8, 10)


@pytest.mark.parametrize(
    ("path", "expected"), [(f"{ITEMS}?open=true", 4), (f"{ITEMS}?as_of=2026-11-24", 4)]
)
def test_lists_take_the_same_however_long_they_are(
    path: str, expected: int, keeper: Person
) -> None:
    client = api_client(keeper)
    one = [a("server", keeper)]
    few = statements(lambda: client.get(path))
    many = [*one, *(a("switch", keeper, custom_ports=24) for _ in range(8))]

    assert (few, statements(lambda: client.get(path)), len(many)) == (expected, expected, 9)


def test_the_page_of_an_item_takes_the_same_however_much_hangs_on_it(keeper: Person) -> None:
    rack, client = a("rack", keeper), signed_in_client(keeper)
    path = f"/configuration-items/{rack.number}"
    before = statements(lambda: client.get(path))
    for _ in range(6):
        server = a("server", keeper)
        actions.relate(server, by(keeper), relation_type=way("is_located_in"), target=rack)

    assert statements(lambda: client.get(path)) == before
