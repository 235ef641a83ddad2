"""What fails with a package is what a plain walk finds, circles and stand-ins included."""

from random import Random

import pytest

from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.impact import downstream
from armillary.assurance.configuration.sources.vocabulary import Form
from armillary.engines.dependencies import State
from armillary.people.models import Person
from tests.configuration_proof.packages import some_packages
from tests.configuration_proof.test_real_data import twice
from tests.makers import api_client


@pytest.mark.parametrize("seed", [1, 2])
def test_what_fails_with_each_package_is_what_a_plain_walk_finds(keeper: Person, seed: int) -> None:
    packages = some_packages(Random(seed))
    twice(keeper, Form.DEBIAN, [packages.text().encode()])
    keys = dict(ConfigurationItem.objects.values_list("name", "pk"))

    found = {
        name: {
            row.item.name
            for row in downstream([keys[name]], keeper).rows()
            if row.becomes is State.DOWN
        }
        for name in packages.needs
    }

    expected = {name: packages.falling(name) for name in packages.needs}
    assert found == expected
    assert max(map(len, expected.values())) > 5


def test_programs_are_told_the_same(keeper: Person) -> None:
    packages = some_packages(Random(1))
    twice(keeper, Form.DEBIAN, [packages.text().encode()])
    worst = max(packages.needs, key=lambda name: len(packages.falling(name)))
    number = ConfigurationItem.objects.get(name=worst).number

    told = api_client(keeper).get(f"/api/v1/configuration-items/{number}/impact").json()

    down = {each["name"] for each in told["items"] if each["becomes"] == "down"}
    assert down == packages.falling(worst)
    assert told["down"] == len(down)
