"""The addresses of changes that come before those of any record type."""

from django.urls import path

from armillary.web.changes import calendar, impact, moving, planned_work, planning, slots

urlpatterns = [
    path("planned-work", planned_work.page, name="planned-work"),
    path("changes/calendar", calendar.page, name="change-calendar"),
    path("changes/<str:number>/impact", impact.page, name="change-impact"),
    path("changes/<str:number>/move", moving.page, name="move-change"),
    path("changes/<str:number>/planning", planning.page, name="change-planning"),
    path("changes/<str:number>/slots", slots.page, name="change-slots"),
]
