"""The last step before a view: who is it, may they, and one transaction around what they do.

A refusal, and any answer of 400 or more, takes the whole transaction back: whoever is told no
can rely on it that nothing was changed.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse

from armillary.gate import admission, start
from armillary.gate.admission import SAFE_METHODS, Admission, admission_of
from armillary.gate.cookies import session_in, token_in
from armillary.gate.handlers import BROKEN
from armillary.gate.refusing import Broken, render_refusal
from armillary.gate.request import Request
from armillary.gate.step import Answer
from armillary.kernel.access.signing_in import note_use, recognise
from armillary.kernel.errors import Busy, Malformed, NotAllowed, NotFound, Refusal, RuleBroken
from armillary.kernel.lifecycle.checking import sentence_for
from armillary.kernel.under_way import moment_of

View = Callable[..., HttpResponse]
log = logging.getLogger("armillary.requests")


class Entering:
    """Signs the request in, calls the view in a transaction, and puts refusals into words."""

    def __init__(self, get_response: Answer) -> None:
        start.refuse_unsafe()
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse:
        asked = cast("Request", request)
        try:
            with _in_words():
                return _enter(asked, view, args, kwargs)
        except Refusal as refusal:
            return render_refusal(asked, refusal)
        except Exception as error:  # noqa: BLE001  whatever it was, it is logged and told nobody
            _log(asked, error)
            return render_refusal(asked, Broken(BROKEN))


def _enter(
    request: Request, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    if getattr(view, "own_transactions", False):
        if admission_of(view) is not Admission.OPEN_TO_ALL:
            with transaction.atomic():
                _admit(request, view)
        return _rendered(view(request, *args, **kwargs))
    with transaction.atomic():
        _admit(request, view)
        response = _rendered(view(request, *args, **kwargs))
        if response.status_code >= 400:
            transaction.set_rollback(True)
    return response


def _admit(request: Request, view: View) -> None:
    """Recognise the caller, then let in or raise."""
    policy = admission_of(view)
    if policy is None:
        raise NotFound("There is no such page.")
    token = token_in(request)
    session, acts = "" if token else session_in(request), request.method not in SAFE_METHODS
    who = recognise(at=request.at, token=token, session=session, will_act=acts)
    if who is not None:
        request.signed_in, request.actor = who, who.person
        request.at = moment_of(request.at, who.begun) if acts else request.at
        note_use(who, request.at)
    if refusal := admission.refusal(policy, who, request.method or "GET", request.path):
        raise refusal


def _rendered(response: HttpResponse) -> HttpResponse:
    """Lazy answers are made now, while the transaction is open."""
    render = getattr(response, "render", None)
    return render() if callable(render) else response


@contextmanager
def _in_words() -> Iterator[None]:
    """What Django and the database raise, as refusals."""
    try:
        yield
    except Http404:
        raise NotFound("There is no such page.") from None
    except PermissionDenied:
        raise NotAllowed("You may not do this.") from None
    except (SuspiciousOperation, RequestDataTooBig):
        raise Malformed("This request cannot be read, or is too large.") from None
    except IntegrityError as error:
        raise RuleBroken(sentence_for(error)) from error
    except DataError:
        raise Malformed("A value is larger than what can be kept, or is none at all.") from None
    except (OperationalError, InterfaceError) as error:
        log.warning("The database did not answer in time.", extra={"reason": str(error)})
        raise Busy("The database is busy or away. Try again in a moment.") from error


def _log(request: Request, error: Exception) -> None:
    """By the pattern of the address: addresses may hold secrets, patterns never do."""
    match = request.resolver_match
    log.error(
        "A request broke.",
        exc_info=error,
        extra={
            "request_id": request.id,
            "method": request.method,
            "route": match.route if match else "",
            "actor": request.actor.pk if request.actor else None,
        },
    )
