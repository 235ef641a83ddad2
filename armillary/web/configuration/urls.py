"""The addresses of configuration management that come before those of any record type."""

from django.urls import path

from armillary.web.configuration import pages

urlpatterns = [
    path("configuration-items/new", pages.new_item, name="new-item"),
    path("configuration-items/<str:number>", pages.item, name="item"),
    path("persons/<str:number>", pages.person, name="person"),
]
