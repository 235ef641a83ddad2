"""The addresses of the map."""

from django.urls import path

from armillary.web.map import between, interaction, life, page, picture, process

urlpatterns = [
    path("map", page.page, name="map"),
    path("map.svg", picture.picture, name="map-picture"),
    path("map/interactions/<int:number>", interaction.page, name="map-interaction"),
    path("map/between/<slug:one>/<slug:other>", between.page, name="map-between"),
    path("map/<slug:identifier>", process.page, name="map-process"),
    path("map/<slug:identifier>/<slug:slug>", life.page, name="map-life"),
]
