"""The addresses of what one was told."""

from django.urls import path

from armillary.web.notifications import page, preferences

urlpatterns = [
    path("notifications", page.page),
    path("notifications/bell", page.bell),
    path("notifications/read", page.read_all),
    path("notifications/<int:key>/open", page.open_one),
    path("notifications/<int:key>/read", page.read_one),
    path("me/notifications", preferences.page),
]
