"""What a step of the gate calls to go on: the next step, and at last the view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
