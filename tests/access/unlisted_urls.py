"""One view that is open and stands in no list."""

from django.http import HttpResponse
from django.urls import path

from armillary.gate.admission import open_to_all

urlpatterns = [path("unlisted", open_to_all(lambda request: HttpResponse()))]
