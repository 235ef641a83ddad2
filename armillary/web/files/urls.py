"""The addresses of files, below the record that they are attached to."""

from django.urls import path

from armillary.web.files import views

_RECORD = "<slug:slug>/<str:number>"

urlpatterns = [
    path(f"{_RECORD}/files", views.files, name="files"),
    path(f"{_RECORD}/attach", views.files, name="attach"),
    path(f"{_RECORD}/attach_internally", views.files, {"internal": True}, name="attach-internally"),
    path(f"{_RECORD}/files/<int:key>", views.download, name="file"),
    path(f"{_RECORD}/files/<int:key>/small", views.small, name="file-small"),
    path(f"{_RECORD}/files/<int:key>/shown", views.shown, name="file-shown"),
    path(f"{_RECORD}/files/<int:key>/remove", views.remove, name="file-remove"),
]
