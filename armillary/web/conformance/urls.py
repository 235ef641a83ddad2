"""The addresses of conformance."""

from django.urls import path

from armillary.web.conformance import files, house, life, rule

urlpatterns = [
    path("conformance", house.page, name="conformance"),
    path("conformance/lives/<slug:slug>", life.page, name="conformance-life"),
    path("conformance/lives/<slug:slug>.csv", files.deviating, name="conformance-life-file"),
    path("conformance/lives/<slug:slug>/event-log.json", files.event_log, name="event-log"),
    path("conformance/rules/<slug:slug>", rule.page, name="conformance-rule"),
    path("conformance/rules/<slug:slug>.csv", files.breaking, name="conformance-rule-file"),
]
