"""The addresses of calendars that come before those of any record type."""

from django.urls import path

from armillary.web.calendars import holidays, page
from armillary.web.records.new import new

urlpatterns = [
    path("calendars/new", new, {"slug": page.SLUG}, name="new-calendar"),
    path("calendars/<str:number>", page.page, name="calendar"),
    path("holiday-sets/new", new, {"slug": holidays.SLUG}, name="new-holiday-set"),
    path("holiday-sets/<str:number>", holidays.page, name="holiday-set"),
]
