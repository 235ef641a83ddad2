"""The addresses of calendar feeds."""

from django.urls import path

from armillary.web.feeds import pages
from armillary.web.records.new import new

urlpatterns = [
    path("calendar-feeds/new", new, {"slug": "calendar-feeds"}, name="new-feed"),
    path("calendar-feeds/<str:number>", pages.page, name="calendar-feed"),
    path("calendar-feeds/<str:number>/address", pages.address, name="calendar-feed-address"),
    path("calendar-feeds/<str:number>/events.ics", pages.events, name="calendar-feed-events"),
]
