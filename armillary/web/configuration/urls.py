"""The addresses of configuration management that come before those of any record type."""

from django.urls import path

from armillary.web.configuration import comparing, pages

urlpatterns = [
    path("configuration-items/compare", comparing.page, name="compare"),
    path("configuration-items/new", pages.new_item, name="new-item"),
    path("configuration-items/<str:number>", pages.item, name="item"),
    path("persons/<str:number>", pages.person, name="person"),
]
