"""The addresses of what changes taught."""

from django.urls import path

from armillary.web.lessons import beside, caused, risk, suspects, template
from armillary.web.records.new import new

urlpatterns = [
    path("changes/risk", risk.page, name="change-risk"),
    path("changes/caused", caused.page, name="change-caused"),
    path("changes/<str:number>/risk", beside.risk_part, name="risk-of-change"),
    path("changes/<str:number>/effect", beside.effect_part, name="effect-of-change"),
    path("change-templates/new", new, {"slug": "change-templates"}, name="new-change-template"),
    path("change-templates/<str:number>", template.page, name="change-template"),
    path("incidents/<str:number>/suspect-changes", suspects.page, name="suspect-changes"),
]
