"""The addresses of the API."""

from django.urls import path, re_path

from armillary.api import hooks, secret, views

urlpatterns = [
    path("hooks/<str:address>", hooks.hook, name="hook"),
    path("docs", views.reference, name="api-docs"),
    path("docs/<slug:slug>", views.reference_of, name="api-docs-of"),
    path("v1/", views.index, name="api-index"),
    path("v1/search", views.search, name="api-search"),
    path("v1/work", views.work, name="api-work"),
    path("v1/openapi.json", views.openapi, name="api-openapi"),
    path("v1/reports/service-desk", views.service_desk, name="api-service-desk"),
    path("v1/service-levels", views.service_levels, name="api-service-levels"),
    path("v1/objectives/<str:number>/attainment", views.attainment, name="api-attainment"),
    path("v1/configuration-items/compare", views.compared, name="api-compare"),
    path("v1/uploads", views.upload, name="api-upload"),
    path(
        "v1/webhook-subscriptions/<str:number>/secret",
        secret.of_subscription,
        name="api-subscription-secret",
    ),
    path("v1/webhook-sources/<str:number>/secret", secret.of_source, name="api-source-secret"),
    path("v1/import-files", views.import_file, name="api-import-file"),
    path("v1/imports/<str:number>/rows", views.import_rows, name="api-import-rows"),
    path("v1/configuration-items/joints", views.joints, name="api-joints"),
    path("v1/configuration-items/what-if", views.what_if, name="api-what-if"),
    path("v1/configuration-items/<str:number>/impact", views.impact, name="api-impact"),
    path("v1/configuration-items/<str:number>/merging", views.merging, name="api-merging"),
    path("v1/questions/answer", views.answered, name="api-answer"),
    path("v1/questions/<str:number>/answer", views.answered, name="api-answer-of"),
    path("v1/incidents/<str:number>/impact", views.incident_impact, name="api-incident-impact"),
    path(
        "v1/incidents/<str:number>/suspects", views.incident_suspects, name="api-incident-suspects"
    ),
    path("v1/changes/<str:number>/gate", views.change_gate, name="api-change-gate"),
    path(
        "v1/incidents/<str:number>/suspect-changes",
        views.suspect_changes,
        name="api-suspect-changes",
    ),
    path("v1/source-files", views.source_file, name="api-source-file"),
    path("v1/sources/<str:source>/seen", views.source_seen, name="api-source-seen"),
    path("v1/readings/<str:number>/rows", views.reading_rows, name="api-reading-rows"),
    path("v1/<slug:slug>/export", views.export, name="api-export"),
    re_path(r"^v1/(?P<slug>[a-z0-9-]+)$", views.collection, name="api-list"),
    re_path(r"^v1/(?P<slug>[a-z0-9-]+)/(?P<name>[A-Za-z0-9_-]+)$", views.member, name="api-record"),
    re_path(
        r"^v1/(?P<slug>[a-z0-9-]+)/(?P<number>[A-Za-z0-9-]+)/(?P<name>[a-z0-9_]+)$",
        views.part,
        name="api-verb",
    ),
    re_path(
        r"^v1/(?P<slug>[a-z0-9-]+)/(?P<number>[A-Za-z0-9-]+)/files/(?P<key>[0-9]{1,18})$",
        views.file,
        name="api-file",
    ),
    re_path(r"^(?P<rest>.*)$", views.nowhere, name="api-nowhere"),
]
