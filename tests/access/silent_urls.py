"""One view that says nothing of whom it is for."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("silent", lambda request: HttpResponse())]
