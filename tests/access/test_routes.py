"""Every address of the product says whom it answers; the open ones are these and no others."""

from armillary.gate.admission import OPEN_ROUTES, Admission
from armillary.gate.routes import every_route


def test_every_route_has_a_policy() -> None:
    assert [route.pattern for route in every_route() if route.admission is None] == []


def test_the_open_routes_are_a_short_literal_list() -> None:
    opened = [route.pattern for route in every_route() if route.admission is Admission.OPEN_TO_ALL]

    assert sorted(opened) == sorted(OPEN_ROUTES)
    assert len(OPEN_ROUTES) <= 15
