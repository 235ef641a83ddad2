"""Who may call a view at all. Each view says so; one that says nothing is not served."""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from armillary.kernel.access.scopes import opens
from armillary.kernel.access.signing_in import SignedIn
from armillary.kernel.errors import NotAllowed, NotSignedIn, Refusal
from armillary.reference.roles import Role

View = TypeVar("View", bound=Callable[..., Any])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

OPEN_ROUTES = (
    "api/hooks/<str:address>",
    "calendar-feeds/<str:number>/events.ics",
    "health",
    "sign-in",
    "sign-in/link/<str:secret>",
    "views/<str:number>/feed",
)


class Admission(Enum):
    """To whom a view answers."""

    OPEN_TO_ALL = "open to all"
    SIGNED_IN = "signed in"
    STAFF_ONLY = "staff only"
    ADMINISTRATORS = "administrators"


def open_to_all(view: View) -> View:
    """This view answers without signing in. Its route stands in OPEN_ROUTES."""
    return _admits(view, Admission.OPEN_TO_ALL)


def signed_in(view: View) -> View:
    """This view answers to whoever has signed in; what they see and do, records and verbs say."""
    return _admits(view, Admission.SIGNED_IN)


def staff_only(view: View) -> View:
    """This view answers to the people of the provider."""
    return _admits(view, Admission.STAFF_ONLY)


def administrators(view: View) -> View:
    """This view answers to administrators."""
    return _admits(view, Admission.ADMINISTRATORS)


def own_transactions(view: View) -> View:
    """This view opens its transactions itself, or needs none; the gate opens none around it."""
    view.own_transactions = True  # type: ignore[attr-defined]
    return view


def admission_of(view: Callable[..., Any]) -> Admission | None:
    """What the view said; None when it said nothing."""
    return getattr(view, "admission", None)


def refusal(admission: Admission, who: SignedIn | None, method: str, path: str) -> Refusal | None:
    """Why this caller is turned away; None when not."""
    if admission is Admission.OPEN_TO_ALL:
        return None
    if who is None:
        return NotSignedIn("Sign in first.")
    if not opens(who.scopes, method, path):
        return NotAllowed("This token is for deployments and nothing else.")
    if method not in SAFE_METHODS and not who.may_write:
        return NotAllowed("This token may read and nothing else.")
    if admission is Admission.STAFF_ONLY and not who.person.is_staff:
        return NotAllowed("This is for the people of the provider.")
    if admission is Admission.ADMINISTRATORS and Role.ADMINISTRATOR not in who.person.roles:
        return NotAllowed("This needs the role administrator.")
    return None


def _admits(view: View, admission: Admission) -> View:
    view.admission = admission  # type: ignore[attr-defined]
    return view
