"""Every address of the product: the API first, then the pages."""

from django.urls import include, path

from armillary.gate import handlers
from armillary.web.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("api/", include("armillary.api.urls")),
    path("", include("armillary.web.urls")),
]
handler400 = handlers.bad_request
handler403 = handlers.denied
handler404 = handlers.not_found
handler500 = handlers.broken
