"""The addresses of imports that differ from those of other records."""

from django.urls import path

from armillary.web.imports.mapping import map_columns
from armillary.web.imports.page import import_page
from armillary.web.imports.returning import refused_rows
from armillary.web.imports.sending import new_import
from armillary.web.imports.taking_back import forecast

urlpatterns = [
    path("imports/new", new_import, name="new-import"),
    path("imports/<str:number>", import_page, name="import"),
    path("imports/<str:number>/map_columns", map_columns, name="import-columns"),
    path("imports/<str:number>/take-back", forecast, name="import-take-back"),
    path("imports/<str:number>/refused.csv", refused_rows, name="import-refused"),
]
