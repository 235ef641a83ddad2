"""A walk over every address of the product. What answers by accident is found here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, get_resolver

from armillary.gate.admission import OPEN_ROUTES, Admission, admission_of


@dataclass(frozen=True, slots=True)
class Route:
    """An address, as a pattern, and the view that answers there."""

    pattern: str
    view: Callable[..., Any]

    @property
    def admission(self) -> Admission | None:
        return admission_of(self.view)


def every_route() -> Iterator[Route]:
    """All routes of the installed URL configuration."""
    return _under("", get_resolver())


def check_every_route() -> None:
    """Raise ImproperlyConfigured when a route has no policy, or is open and not listed as such."""
    routes = list(every_route())
    silent = [route.pattern for route in routes if route.admission is None]
    opened = {route.pattern for route in routes if route.admission is Admission.OPEN_TO_ALL}
    if silent:
        raise ImproperlyConfigured(f"No policy says who may call: {', '.join(silent)}.")
    if accidental := sorted(opened.difference(OPEN_ROUTES)):
        raise ImproperlyConfigured(f"Open, but not in OPEN_ROUTES: {', '.join(accidental)}.")


def _under(prefix: str, resolver: URLResolver) -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield Route(pattern, each.callback)
        else:
            yield from _under(pattern, each)
