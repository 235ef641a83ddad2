"""Services, what they need, and outages, made through the product's own verbs."""

from datetime import timedelta
from typing import Any

from armillary.assurance.configuration import actions as items
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.tests.makers import a, way
from armillary.design.availability import actions
from armillary.design.availability.models import Outage
from armillary.people.models import Person
from tests.makers import MONDAY, by

LONG_AGO = MONDAY - timedelta(days=60)
HOUR = timedelta(hours=1)


def a_service_on_a_server(keeper: Person) -> tuple[ConfigurationItem, ConfigurationItem]:
    """A service that has depended on a server for two months."""
    service = a("business_service", keeper, LONG_AGO, name="Crew planning")
    server = a("server", keeper, LONG_AGO, name="crew1")
    needs(service, server, keeper)
    return service, server


def needs(
    service: ConfigurationItem, server: ConfigurationItem, keeper: Person, **given: Any
) -> None:
    """The service has needed this for two months."""
    act = by(keeper, LONG_AGO)
    items.relate(service, act, relation_type=way("depends_on"), target=server, **given)


def was_down(
    item: ConfigurationItem, person: Person, before: float, lasted: float, **given: Any
) -> Outage:
    """It was down, so many hours before Monday at nine, for so many hours."""
    began = MONDAY - before * HOUR
    return actions.record_outage(
        by(person), item=item, began_at=began, ended_at=began + lasted * HOUR, **given
    )
