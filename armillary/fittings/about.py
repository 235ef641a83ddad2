"""Rows that are about a record, by its type and key: who may see them, as far as that decides."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from armillary.kernel.access.visibility import NOTHING, visible
from armillary.kernel.registry import record_types
from armillary.people.models import Person


def about_what_is_seen(person: Person, *, but: Iterable[str] = ()) -> Q | None:
    """The condition on `about_type` and `about_id`; None when the person sees every record.

    `but` names types about which such rows never are.
    """
    kinds = {slug: kind for slug, kind in record_types().items() if slug not in set(but)}
    limits = {slug: limit for slug, kind in kinds.items() if (limit := kind.visible(person))}
    if not limits:
        return None
    seen = Q(about_type__in=[slug for slug in kinds if slug not in limits])
    for slug, limit in limits.items():
        if limit != NOTHING:
            here = visible(kinds[slug].model, person).filter(pk=OuterRef("about_id"))
            seen |= Q(about_type=slug) & Q(Exists(here))
    return seen
