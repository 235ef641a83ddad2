"""The addresses of hand-offs that come before those of any record type."""

from django.urls import path

from armillary.web.handoffs import findings, inbox, page, sending

urlpatterns = [
    path("hand-offs/inbox", inbox.page, name="handoff-inbox"),
    path("hand-offs/findings", findings.page, name="handoff-findings"),
    path("hand-offs/findings.csv", findings.as_file, name="handoff-findings-file"),
    path("hand-offs/new", sending.new, name="new-handoff"),
    path("hand-offs/along", sending.along, name="handoff-along"),
    path("hand-offs/<str:number>", page.page, name="handoff"),
]
