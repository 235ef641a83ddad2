"""The addresses of service-level management that come before those of any record type."""

from django.urls import path

from armillary.web.records.new import new
from armillary.web.service_level import catalogue, pages, reviews

urlpatterns = [
    path("catalogue", catalogue.page, name="catalogue"),
    path("agreements/new", new, {"slug": "agreements"}, name="new-agreement"),
    path("agreements/<str:number>", pages.agreement, name="agreement"),
    path("agreements/<str:number>/redline", pages.redlined, name="redline"),
    path("agreements/<str:number>/paper", pages.on_paper, name="agreement-paper"),
    path("service-reviews/new", new, {"slug": "service-reviews"}, name="new-service-review"),
    path("service-reviews/<str:number>", reviews.page, name="service-review"),
    path("service-reviews/<str:number>/pack", reviews.in_full, name="review-pack"),
    path("service-reviews/<str:number>/paper", reviews.on_paper, name="review-paper"),
    path("standard-services/new", new, {"slug": "standard-services"}, name="new-standard-service"),
    path("standard-services/<str:number>", pages.standard_service, name="standard-service"),
]
