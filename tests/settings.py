"""The product's settings with one application more: the record type that only tests know."""

from armillary.site.settings import *  # noqa: F403
from armillary.site.settings import INSTALLED_APPS

INSTALLED_APPS.append("tests.throwaway")
