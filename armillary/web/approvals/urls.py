"""The addresses of approvals that come before those of any record type."""

from django.urls import path

from armillary.web.approvals import inbox, mailed, meeting, page, rota, trying
from armillary.web.records.new import new

urlpatterns = [
    path("approvals/inbox", inbox.page, name="approval-inbox"),
    path("approvals/new", new, {"slug": page.SLUG}, name="new-approval"),
    path("approvals/by-mail/<str:token>", mailed.page, name="approval-by-mail"),
    path("approvals/<str:number>", page.page, name="approval"),
    path("approval-policies/try", trying.trying, name="try-policies"),
    path("approval-policies/new", new, {"slug": trying.SLUG}, name="new-policy"),
    path("board-meetings/new", new, {"slug": meeting.SLUG}, name="new-meeting"),
    path("rotas/new", new, {"slug": rota.SLUG}, name="new-rota"),
    path("rotas/<str:number>", rota.page, name="rota"),
    path("board-meetings/<str:number>", meeting.page, name="meeting"),
    path("approval-policies/<str:number>", trying.policy, name="policy"),
]
