"""The list as a file: the same question as the page, its columns, or with `every` all fields."""

from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from armillary.fittings import past
from armillary.gate.admission import own_transactions, signed_in
from armillary.gate.handing import OWN, form_named, one_moment, sent
from armillary.gate.request import Request, act_of
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.web.asking import kind_named
from armillary.web.lists.columns import chosen_columns

COLUMNS = frozenset({"columns", "every"})


@own_transactions
@signed_in
@require_safe
def export(request: Request, slug: str) -> HttpResponseBase:
    """Hand the list out as a file."""
    kind = kind_named(slug)
    act = act_of(request)
    asking = request.META.get("QUERY_STRING", "")
    pairs = pairs_of(asking)
    own = {name: text for name, text in pairs if name in OWN}
    form = form_named(own.get("format", ""))
    then = past.asked(kind, pairs, act.actor, act.at)
    ignored = OWN | COLUMNS | (past.NAMES if then else frozenset())
    with one_moment(act):
        columns = () if ("every", "true") in pairs else chosen_columns(kind, pairs, act.actor)
        asked = question(kind, pairs, act.actor, ignored=ignored, fields=columns)
        return sent(asked, act, form, question=asking, bom=own.get("bom") != "false", then=then)
