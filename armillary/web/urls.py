"""The addresses of the pages. What is fixed comes first; the rest is any record type's."""

from django.urls import include, path

from armillary.web import suggestions
from armillary.web.bulk.batch import batch_page, items_as_file
from armillary.web.bulk.page import bulk_page
from armillary.web.changes import record as change
from armillary.web.clocks.page import page as clocks_page
from armillary.web.drafts.views import keep_draft
from armillary.web.graph import page as graph
from armillary.web.home.page import home, queue
from armillary.web.incident import page as incident
from armillary.web.incident.callers import caller_card
from armillary.web.incident.duplicates import duplicates
from armillary.web.incident.impact import impact
from armillary.web.incident.suspects import suspects
from armillary.web.keys import views as keys
from armillary.web.lists.exporting import export
from armillary.web.lists.page import list_page
from armillary.web.palette.views import palette
from armillary.web.records.foresight import foresee
from armillary.web.records.new import new
from armillary.web.records.page import page
from armillary.web.records.verbs import say, verb
from armillary.web.reports import service_desk
from armillary.web.saved import feeds
from armillary.web.search import search, suggest_anything
from armillary.web.wall.page import wall
from armillary.web.webhooks import pages as webhooks
from armillary.web.work.page import page as work

urlpatterns = [
    path("", home, name="home"),
    path("work", work, name="work"),
    path("queue", queue, name="queue"),
    path("search", search, name="search"),
    path("palette", palette, name="palette"),
    path("me/keys", keys.page),
    path("me/keys.json", keys.own),
    path("me/keys/reset", keys.set_back),
    path("me/keys/single", keys.single),
    path("suggest", suggest_anything, name="suggest-anything"),
    path("drafts/<path:form>", keep_draft, name="draft"),
    path("foresee/<slug:slug>/<slug:name>", foresee, name="foresee"),
    path("reports/service-desk", service_desk.page, name="service-desk"),
    path("reports/service-desk.csv", service_desk.as_file, name="service-desk-file"),
    path("incidents/duplicates", duplicates, name="duplicates"),
    path("incidents/caller-card", caller_card, name="caller-card"),
    path("<slug:slug>/export", export, name="export"),
    path("<slug:slug>/wall", wall, name="wall"),
    path("", include("armillary.web.approvals.urls")),
    path("", include("armillary.web.map.urls")),
    path("", include("armillary.web.conformance.urls")),
    path("", include("armillary.web.availability.urls")),
    path("", include("armillary.web.changes.urls")),
    path("", include("armillary.web.lessons.urls")),
    path("", include("armillary.web.configuration.urls")),
    path("suggest/<slug:slug>", suggestions.suggest, name="suggest"),
    path("", include("armillary.web.guides.urls")),
    path("", include("armillary.web.handoffs.urls")),
    path("", include("armillary.web.consults.urls")),
    path("", include("armillary.web.raci.urls")),
    path("", include("armillary.web.calendars.urls")),
    path("", include("armillary.web.feeds.urls")),
    path("", include("armillary.web.imports.urls")),
    path("", include("armillary.web.service_level.urls")),
    path("", include("armillary.web.measuring.urls")),
    path("", include("armillary.web.sources.urls")),
    path("", include("armillary.web.people.urls")),
    path("", include("armillary.web.notifications.urls")),
    path("", include("armillary.web.mail.urls")),
    path("<slug:slug>", list_page, name="list"),
    path("<slug:slug>/bulk/<slug:name>", bulk_page, name="bulk"),
    path("<slug:slug>/new", new, name="new"),
    path("<slug:slug>/new/<slug:name>", new, name="new-by"),
    path("webhook-subscriptions/<str:number>", webhooks.subscription_page, name="subscription"),
    path(
        "webhook-subscriptions/<str:number>/secret",
        webhooks.subscription_secret,
        name="subscription-secret",
    ),
    path("webhook-sources/<str:number>", webhooks.source_page, name="source"),
    path("webhook-sources/<str:number>/secret", webhooks.source_secret, name="source-secret"),
    path("webhook-sources/<str:number>/receipts/<int:key>", webhooks.receipt_page, name="receipt"),
    path("batches/<str:number>", batch_page, name="batch"),
    path("batches/<str:number>/items.csv", items_as_file, name="batch-file"),
    path("views/<str:number>/feed", feeds.feed, name="feed"),
    path("views/<str:number>/feed/key", feeds.key, name="feed-key"),
    path("configuration-items/<str:number>/graph", graph.page, name="graph"),
    path("configuration-items/<str:number>/graph.json", graph.as_json, name="graph-json"),
    path("changes/<str:number>", change.page, name="change"),
    path("incidents/<str:number>", incident.page, name="incident"),
    path("incidents/<str:number>/impact", impact, name="incident-impact"),
    path("incidents/<str:number>/suspects", suspects, name="incident-suspects"),
    path("<slug:slug>/<str:number>", page, name="record"),
    path("<slug:slug>/<str:number>/say", say, name="say"),
    path("<slug:slug>/<str:number>/clocks", clocks_page, name="clocks"),
    path("", include("armillary.web.files.urls")),
    path("<slug:slug>/<str:number>/<slug:name>", verb, name="verb"),
]
