"""The page to which a mail leads: it shows what is asked, and decides only when it is sent."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from armillary.fittings.approvals.actions import approve, reject
from armillary.fittings.approvals.links import open_link, spend
from armillary.fittings.approvals.models import Approval, MailLink
from armillary.fittings.approvals.queries.refusals import why_not
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, Refusal
from armillary.web.approvals.page import decision_of
from armillary.web.submitted import typed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, token: str) -> HttpResponse:
    """Show what is asked of whom the mail was sent to; sent back with an answer, decide."""
    act = act_of(request)
    link = open_link(token, act.actor.pk, act.at)
    if request.method != "POST":
        return _shown(request, link, "", {})
    typed = typed_in(request)
    try:
        _decide(link, _by_mail(act), typed.get("answer", ""), typed.get("words", ""))
    except Refusal as refusal:
        return _shown(request, link, _words(refusal), typed, status=refusal.status)
    return HttpResponseRedirect(f"/approvals/{link.seat.approval.number}", status=303)


def _decide(link: MailLink, act: Act, answer: str, words: str) -> None:
    approval = link.seat.approval
    if answer not in ("approve", "reject"):
        raise Invalid({"answer": "Say yes or no."})
    if answer == "reject" and not words.strip():
        raise Invalid({"words": "Say why not."})
    if answer == "approve":
        approve(approval, act, words=words, digest=approval.digest)
    else:
        reject(approval, act, reason=words, digest=approval.digest)
    spend(link, act.at)


def _shown(
    request: Request, link: MailLink, trouble: str, typed: dict[str, str], status: int = 200
) -> HttpResponse:
    approval: Approval = link.seat.approval
    act = act_of(request)
    context = {
        "title": f"Approve {approval.about_number}?",
        "approval": approval,
        "asked_by": approval.asked_by,
        "decision": decision_of(approval, request),
        "why_not": why_not(approval, act.actor, act.at)
        if approval.state == "pending"
        else f"{approval.number} is decided already.",
        "trouble": trouble,
        "words": typed.get("words", ""),
        "breadcrumbs": [],
    }
    return render(request, "approvals/mailed.html", context, status=status)


def _by_mail(act: Act) -> Act:
    """The same act: the way in was a mail."""
    return Act(actor=act.actor, at=act.at, door=Door.MAIL, id=act.id)


def _words(refusal: Refusal) -> str:
    return " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else refusal.message
