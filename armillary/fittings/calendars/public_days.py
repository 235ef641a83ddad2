"""Public holidays by country and region, as the library `holidays` knows them."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

LONGEST = 80


class NoSuchPlace(ValueError):
    """A country or region of which no holidays are known; `field` says which."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def public_days(country: str, region: str, years: Iterable[int]) -> dict[date, str]:
    """Dates with their names, in these years. NoSuchPlace: nothing is known of it."""
    regions = _countries().get(country)
    if regions is None:
        raise NoSuchPlace("country", "Two capital letters, such as DE, GB or US: ISO 3166.")
    if region and region not in regions:
        known = ", ".join(regions) or "none"
        raise NoSuchPlace("region", f"Regions of {country} are: {known}.")
    found = _library().country_holidays(
        country, subdiv=region or None, years=list(years), language="en_US"
    )
    return {day: str(name)[:LONGEST] for day, name in sorted(found.items())}


@cache
def _countries() -> dict[str, list[str]]:
    found = _library().list_supported_countries(include_aliases=False)
    return {str(country): list(regions) for country, regions in found.items()}


def _library() -> Any:
    """Read when it is first asked: it takes 11 MB, which few processes ever need."""
    return import_module("holidays")
