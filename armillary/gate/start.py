"""What must be right before the first request: a key of our own, known hosts, a policy each."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from armillary.gate.routes import check_every_route

SHORTEST_KEY = 50


def refuse_unsafe() -> None:
    """Raise ImproperlyConfigured rather than serve without a lock on the door."""
    if settings.DEBUG:
        raise ImproperlyConfigured("DEBUG shows secrets to strangers: it must be False.")
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"SECRET_KEY needs at least {SHORTEST_KEY} characters.")
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        raise ImproperlyConfigured("Name the hosts that this product answers for, not “*”.")
    check_every_route()
