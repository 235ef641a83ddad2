"""What people, jobs and importers can do to an item. One verb, one function, one transaction."""

from armillary.assurance.configuration.actions.correcting import correct
from armillary.assurance.configuration.actions.describing import classify, describe, entrust
from armillary.assurance.configuration.actions.living import (
    bring_back,
    build,
    dispose,
    get_back,
    give_to,
    maintain,
    order,
    put_in_stock,
    put_into_production,
    receive,
    retire,
    stage,
)
from armillary.assurance.configuration.actions.registering import foresee, register, take_into_stock
from armillary.assurance.configuration.actions.relating import relate, unrelate
from armillary.assurance.configuration.actions.seeing import (
    miss,
    quarantine,
    release_from_quarantine,
    see,
)

__all__ = [
    "bring_back",
    "build",
    "classify",
    "correct",
    "describe",
    "dispose",
    "entrust",
    "foresee",
    "get_back",
    "give_to",
    "maintain",
    "miss",
    "order",
    "put_in_stock",
    "put_into_production",
    "quarantine",
    "receive",
    "register",
    "relate",
    "release_from_quarantine",
    "retire",
    "see",
    "stage",
    "take_into_stock",
    "unrelate",
]
