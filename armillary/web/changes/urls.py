"""The addresses of changes that come before those of any record type."""

from django.urls import path

from armillary.web.changes import calendar, moving

urlpatterns = [
    path("changes/calendar", calendar.page, name="change-calendar"),
    path("changes/<str:number>/move", moving.page, name="move-change"),
]
