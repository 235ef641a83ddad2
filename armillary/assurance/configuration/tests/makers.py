"""Items for the tests, made by verbs.

>>> server = a("server", keeper, name="db1")
>>> actions.relate(service, by(keeper), relation_type=way("depends_on"), target=server)
"""

from datetime import datetime
from itertools import count
from typing import Any

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import (
    ConfigurationClass,
    ConfigurationItem,
    RelationType,
)
from armillary.people.models import Person
from tests.makers import MONDAY, by

serial = count(1)


def of(name: str) -> ConfigurationClass:
    """The class of this name."""
    found: ConfigurationClass = ConfigurationClass.objects.get(name=name)
    return found


def way(name: str) -> RelationType:
    """The relation type of this name."""
    found: RelationType = RelationType.objects.get(name=name)
    return found


def a(class_name: str, keeper: Person, at: datetime = MONDAY, **given: Any) -> ConfigurationItem:
    """A registered item of a class."""
    given.setdefault("name", f"{class_name} {next(serial)}")
    return actions.register(by(keeper, at), configuration_class=of(class_name), **given)
