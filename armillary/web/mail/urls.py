"""The addresses of the pages of mail."""

from django.urls import path

from armillary.web.mail import incoming, outgoing, simulator

urlpatterns = [
    path("mail", outgoing.page, name="mail"),
    path("mail/simulator", simulator.page, name="mail-simulator"),
    path("mail/<int:key>", outgoing.one, name="mail-one"),
    path("mail/<int:key>/send", outgoing.send_again, name="mail-send"),
    path("incoming-mails/<str:number>", incoming.page, name="incoming-mail"),
    path("incoming-mails/<str:number>/html", incoming.markup, name="incoming-mail-html"),
    path("incoming-mails/<str:number>/source", incoming.source, name="incoming-mail-source"),
]
