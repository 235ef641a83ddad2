"""The addresses of the map."""

from django.urls import path

from armillary.web.map import between, interaction, life, page, picture, process, workflow
from armillary.web.map.page import FORMS

urlpatterns = [
    path("map", page.page, name="map"),
    *(path(f"map.{each}", picture.of_map, {"form": each}) for each in FORMS),
    path("map/interactions/<int:number>", interaction.page, name="map-interaction"),
    path("map/between/<slug:one>/<slug:other>", between.page, name="map-between"),
    path("map/workflow", workflow.page, name="map-workflow"),
    *(path(f"map/workflow.{each}", picture.of_workflow, {"form": each}) for each in FORMS),
    path("map/<slug:identifier>", process.page, name="map-process"),
    path("map/<slug:identifier>/<slug:slug>", life.page, name="map-life"),
]
