"""The addresses of the pages that tell how objectives are kept."""

from django.urls import path

from armillary.web.measuring import at_risk, board, kept, objective
from armillary.web.records.new import new

urlpatterns = [
    path("service-levels", board.page, name="service-levels"),
    path("service-levels/at-risk", at_risk.page, name="at-risk"),
    path("objectives/new", new, {"slug": "objectives"}, name="new-objective"),
    path("objectives/<str:number>", objective.page, name="objective"),
    path("objectives/<str:number>/kept", kept.page, name="objective-kept"),
]
