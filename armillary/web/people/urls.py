"""The addresses of signing in and of one's own sign-in."""

from django.urls import path

from armillary.web.people import doors, me

urlpatterns = [
    path("sign-in", doors.sign_in),
    path("sign-in/link/<str:secret>", doors.one_time_link),
    path("sign-out", doors.sign_out),
    path("me", me.page),
    path("me/password", me.change_password),
    path("me/tokens", me.create_token),
    path("me/tokens/<int:key>/revoke", me.revoke_token),
    path("me/sessions/<int:key>/end", me.end_session),
]
