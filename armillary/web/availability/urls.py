"""The addresses of availability that come before those of any record type."""

from django.urls import path

from armillary.web.availability import beside, page

urlpatterns = [
    path("configuration-items/<str:number>/availability", page.of_item, name="availability"),
    path("objectives/<str:number>/availability", page.of_objective, name="objective-availability"),
    path("incidents/<str:number>/outages", beside.outages, name="incident-outages"),
]
