"""The addresses of guides and glossary, which come before those of any record type."""

from django.urls import path

from armillary.web.guides import pages
from armillary.web.guides.glossary import glossary, glossary_on_paper

urlpatterns = [
    path("guides", pages.all_guides, name="guides"),
    path("guides/paper", pages.all_on_paper, name="guides-paper"),
    path("guides/<slug:name>", pages.one_guide, name="guide"),
    path("guides/<slug:name>/editions/<int:ordinal>", pages.one_edition, name="guide-edition"),
    path("guides/<slug:name>/paper", pages.one_on_paper, name="guide-paper"),
    path("guides/<slug:name>/flow.bpmn", pages.one_as_bpmn, name="guide-bpmn"),
    path("glossary", glossary, name="glossary"),
    path("glossary/paper", glossary_on_paper, name="glossary-paper"),
]
