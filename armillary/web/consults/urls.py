"""The addresses of consults that come before those of any record type."""

from django.urls import path

from armillary.web.consults import asking, page

urlpatterns = [
    path("consults/new", asking.new, name="new-consult"),
    path("consults/whom", asking.whom, name="consult-whom"),
    path("consults/<str:number>", page.page, name="consult"),
]
