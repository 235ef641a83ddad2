"""The addresses of readings that differ from those of other records."""

from django.urls import path

from armillary.web.sources.page import reading_page
from armillary.web.sources.sending import new_reading

urlpatterns = [
    path("readings/new", new_reading, name="new-reading"),
    path("readings/new/hear", new_reading, name="new-reading-by"),
    path("readings/<str:number>", reading_page, name="reading"),
]
