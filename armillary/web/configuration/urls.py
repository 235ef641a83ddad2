"""The addresses of configuration management that come before those of any record type."""

from django.urls import path

from armillary.web.configuration import (
    asking,
    baselines,
    callers,
    classes,
    comparing,
    describing,
    health,
    merging,
    pages,
    sheet,
    status,
    strangers,
)
from armillary.web.records.new import new

urlpatterns = [
    path("configuration-items/compare", comparing.page, name="compare"),
    path("configuration-items/new", classes.new_item, name="new-item"),
    path("suggest/configuration-classes", classes.suggest_class, name="suggest-class"),
    path("configuration-items/<str:number>", pages.item, name="item"),
    path("configuration-items/<str:number>/merge", merging.merging, name="merging"),
    path("discrepancies/<str:number>/merge", merging.from_discrepancy, name="merge-found"),
    path("discrepancies/new", new, {"slug": "discrepancies"}, name="new-discrepancy"),
    path("discrepancies/<str:number>", strangers.discrepancy, name="discrepancy"),
    path("configuration-classes/new", new, {"slug": "configuration-classes"}, name="new-class"),
    path("configuration-classes/<str:number>", describing.class_page, name="class"),
    path("baselines/new", new, {"slug": "baselines"}, name="new-baseline"),
    path("baselines/<str:number>", baselines.baseline, name="baseline"),
    path("callers", callers.cards, name="callers"),
    path("audits/new", new, {"slug": "audits"}, name="new-audit"),
    path("audits/<str:number>", sheet.audit, name="audit"),
    path("audits/<str:number>/sheet", sheet.sheet, name="audit-sheet"),
    path("reports/cmdb-health", health.health, name="cmdb-health"),
    path("reports/cmdb-status", status.status, name="cmdb-status"),
    path("questions/ask", asking.ask, name="ask"),
    path("questions/answer", asking.answer_file, name="answer-file"),
    path("questions/new", new, {"slug": "questions"}, name="new-question"),
    path("questions/<str:number>", asking.question, name="question"),
    path("persons/<str:number>", pages.person, name="person"),
]
